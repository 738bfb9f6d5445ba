package cl.juntosporlainfancia.agreement;

import java.util.List;

/**
 * A work plan as Annex 1 shows it.
 *
 * @param months the columns of its table, such as «dic»; empty where they are too many for one
 * @param lines its activities, by dimension and then by date
 * @param budget all its money, such as «$1.250.000»
 * @param hours all its hours of volunteering
 */
public record AnnexPlan(
        int version,
        String agreedOn,
        String objective,
        List<Month> months,
        List<Line> lines,
        String budget,
        int hours) {

    /**
     * A column.
     *
     * @param year where it begins, else empty: in January and in the first column
     */
    public record Month(String name, String year) {}

    /**
     * An activity.
     *
     * @param dimension its name where a dimension's first activity stands, else empty
     * @param standard code and name
     * @param marks for each month whether it is under way
     * @param when from which day to which
     * @param budget in words; empty for none
     * @param hours of volunteering; 0 for none
     * @param funding where the money comes from; empty for none
     */
    public record Line(
            String dimension,
            String standard,
            String description,
            String indicator,
            List<Boolean> marks,
            String when,
            String budget,
            int hours,
            String funding,
            String companyPeople,
            String residencePeople) {}
}
