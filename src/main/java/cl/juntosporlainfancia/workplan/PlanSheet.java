package cl.juntosporlainfancia.workplan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is being built, whole.
 *
 * @param number of its version
 * @param startsOn first day of its Gantt's first month
 * @param months of its Gantt
 * @param frameVersion which state this is of objective, resources, value proposal and Gantt
 * @param diagnosis code of the self-diagnosis its needs come from; null if the residence has none
 * @param needs in the residence's order
 * @param activities in the plan's order
 */
public record PlanSheet(
        UUID id,
        String allianceCode,
        int number,
        WorkPlan.Horizon horizon,
        PlanStep step,
        int round,
        LocalDate startsOn,
        int months,
        int frameVersion,
        String objective,
        String resources,
        String valueProposal,
        @Nullable String diagnosis,
        List<PlannedNeed> needs,
        List<PlannedActivity> activities) {

    /** The last day of its Gantt. */
    public LocalDate endsOn() {
        return startsOn.plusMonths(months).minusDays(1);
    }

    /** The months of its Gantt, in order. */
    public List<YearMonth> gantt() {
        YearMonth first = YearMonth.from(startsOn);
        return IntStream.range(0, months).mapToObj(first::plusMonths).toList();
    }

    public Optional<PlannedActivity> activity(UUID id) {
        return activities.stream().filter(activity -> activity.id().equals(id)).findFirst();
    }
}
