package cl.juntosporlainfancia.workplan;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as it is planned.
 *
 * @param standard code of the catalogue, or of a line beside the dimensions
 * @param secondDimension code of another dimension that it serves too, if any
 * @param startsOn first day
 * @param endsOn last day, not before the first
 * @param months what it takes, in the months between those days
 * @param practice code of the good practice it was copied from, if any
 * @param needs ids of the plan's needs that it answers
 */
public record ActivityLine(
        @NotBlank(message = "{activity.standard.required}") String standard,

        @Nullable String secondDimension,

        @NotBlank(message = "{activity.description.required}")
        @Size(max = 500, message = "{activity.description.tooLong}")
        String description,

        @Nullable @Size(max = 500, message = "{activity.objective.tooLong}")
        String objective,

        @Nullable @Size(max = 500, message = "{activity.indicator.tooLong}")
        String indicator,

        @NotNull(message = "{activity.startsOn.required}") LocalDate startsOn,
        @NotNull(message = "{activity.endsOn.required}") LocalDate endsOn,

        Map<YearMonth, Sum> months,

        @Nullable @Size(max = 300, message = "{activity.companyPeople.tooLong}")
        String companyPeople,

        @Nullable @Size(max = 300, message = "{activity.residencePeople.tooLong}")
        String residencePeople,

        @NotNull(message = "{activity.funding.required}") Funding funding,

        @Nullable String practice,

        Set<UUID> needs) {

    /** Pesos an activity can take in a month. */
    public static final long MAX_CLP = 100_000_000_000L;

    /** Hours of volunteers an activity can take in a month. */
    public static final int MAX_HOURS = 100_000;

    /** What was typed for a month; nothing means zero. */
    public record Sum(@Nullable BigDecimal clp, @Nullable BigDecimal hours) {

        boolean isAdmitted() {
            return isCount(clp, MAX_CLP) && isCount(hours, MAX_HOURS);
        }

        private static boolean isCount(@Nullable BigDecimal number, long max) {
            return number == null
                    || number.signum() >= 0
                            && number.compareTo(BigDecimal.valueOf(max)) <= 0
                            && number.stripTrailingZeros().scale() <= 0;
        }

        Amount amount() {
            return new Amount(clp == null ? 0 : clp.longValueExact(), hours == null ? 0 : hours.intValueExact());
        }
    }

    public ActivityLine {
        months = months == null ? Map.of() : Map.copyOf(months);
        needs = needs == null ? Set.of() : Set.copyOf(needs);
    }

    @AssertTrue(message = "{activity.endsOn.beforeStart}")
    @SuppressWarnings("NullAway") // constraints are checked together: the dates may be missing here
    boolean isEndNotBeforeStart() {
        return startsOn == null || endsOn == null || !endsOn.isBefore(startsOn);
    }

    @AssertTrue(message = "{activity.months.wholePesos}")
    boolean isEveryMonthWhole() {
        return months.values().stream().allMatch(Sum::isAdmitted);
    }
}
