package cl.juntosporlainfancia.report;

import cl.juntosporlainfancia.language.Refused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which alliances, and which days, a report is about; what is null narrows nothing.
 *
 * @param organization code of the organisation that the alliance was formed with
 * @param company code
 * @param region of the residence, by its short name
 * @param from first day
 * @param to last day, not before the first
 */
public record Scope(
        @Nullable String organization,
        @Nullable String company,
        @Nullable String region,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Everything there is. */
    public static final Scope ALL = new Scope(null, null, null, null, null);

    /**
     * @throws Refused if the last day lies before the first
     */
    public Scope {
        if (from != null && to != null && to.isBefore(from)) {
            throw new Refused("to", "report.period.order");
        }
    }

    /** Whether it leaves anything out. */
    public boolean isNarrow() {
        return !equals(ALL);
    }
}
