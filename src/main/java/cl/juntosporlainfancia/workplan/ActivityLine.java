package cl.juntosporlainfancia.workplan;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as it is planned.
 *
 * @param standard code of the catalogue
 * @param startsOn first day
 * @param endsOn last day, not before the first
 * @param budgetClp whole Chilean pesos; none means 0
 * @param volunteerHours hours; none means 0
 * @param carriedFrom the activity of the version in force that this one goes on with, if any
 */
public record ActivityLine(
        @NotBlank(message = "{activity.standard.required}") String standard,

        @NotBlank(message = "{activity.description.required}")
        @Size(max = 500, message = "{activity.description.tooLong}")
        String description,

        @Nullable @Size(max = 500, message = "{activity.indicator.tooLong}")
        String indicator,

        @NotNull(message = "{activity.startsOn.required}") LocalDate startsOn,
        @NotNull(message = "{activity.endsOn.required}") LocalDate endsOn,

        @Nullable @Size(max = 300, message = "{activity.companyPeople.tooLong}")
        String companyPeople,

        @Nullable @Size(max = 300, message = "{activity.residencePeople.tooLong}")
        String residencePeople,

        @Nullable
        @Min(value = 0, message = "{activity.budgetClp.negative}")
        @Max(value = 100_000_000_000L, message = "{activity.budgetClp.tooLarge}")
        Long budgetClp,

        @Nullable
        @Min(value = 0, message = "{activity.volunteerHours.negative}")
        @Max(value = 100_000, message = "{activity.volunteerHours.tooLarge}")
        Integer volunteerHours,

        @NotNull(message = "{activity.funding.required}") Funding funding,
        @Nullable UUID carriedFrom) {

    @AssertTrue(message = "{activity.endsOn.beforeStart}")
    @SuppressWarnings("NullAway") // constraints are checked together: the dates may be missing here
    boolean isEndNotBeforeStart() {
        return startsOn == null || endsOn == null || !endsOn.isBefore(startsOn);
    }
}
