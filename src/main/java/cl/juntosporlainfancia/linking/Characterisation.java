package cl.juntosporlainfancia.linking;

/**
 * How a company goes about its alliance (evaluation 2020, tables 4 to 7).
 *
 * @param area from which it is coordinated
 * @param experience whether it has volunteered before
 */
public record Characterisation(
        Team team,
        String area,
        Managed managed,
        Budget budget,
        Hours hours,
        boolean experience,
        Reach reach,
        Management management) {

    /** Who coordinates. */
    public enum Team {
        SINGLE,
        TEAM
    }

    /** From where. */
    public enum Managed {
        CENTRAL,
        LOCAL
    }

    /** Whether there is a budget for the work plan. */
    public enum Budget {
        YES,
        NO,
        UNKNOWN
    }

    /** Whether people volunteer during working hours. */
    public enum Hours {
        INSIDE,
        OUTSIDE,
        UNKNOWN
    }

    /** How many of its workers take part. */
    public enum Reach {
        BROAD,
        NARROW
    }

    /** Whether the management takes part itself. */
    public enum Management {
        INVOLVED,
        DELEGATES
    }
}
