package cl.juntosporlainfancia.panel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the plan's editor knows of a plan, with dates as ISO texts and amounts as digits, as its fields hold them.
 *
 * @param step name of the step it is in
 * @param writes whether this person writes activities and texts now
 * @param orders whether this person puts the needs in order now
 * @param monthNames of January to December, short
 * @param needs in the residence's order
 * @param activities in the plan's order
 */
record PlanState(
        UUID plan,
        String step,
        int round,
        boolean writes,
        boolean orders,
        Frame frame,
        List<String> monthNames,
        List<Need> needs,
        List<Activity> activities,
        Coherence coherence) {

    /**
     * Objective, resources, value proposal and the Gantt.
     *
     * @param firstMonth such as «2026-12»
     * @param months how many, as typed
     */
    record Frame(
            int version, String objective, String resources, String valueProposal, String firstMonth, String months) {}

    record Need(
            UUID id,
            int version,
            String standard,
            String text,
            String priority,
            String priorityName,
            @Nullable String answer,
            String reason) {}

    /** What an activity takes in a month; nothing where it takes nothing. */
    record Sum(@Nullable String clp, @Nullable String hours) {}

    /**
     * An activity, as it stands or as it was typed.
     *
     * @param version which state of it this is; 0 of a new one
     * @param months by month, such as «2026-12»
     * @param originalEndsOn when it was to end before it was postponed; only if that is another day
     * @param carried whether it goes on with one of the version in force
     * @param by name of whoever wrote it last
     * @param at when, as it is shown
     */
    record Activity(
            UUID id,
            int version,
            @Nullable String standard,
            @Nullable String secondDimension,
            @Nullable String description,
            @Nullable String objective,
            @Nullable String indicator,
            @Nullable String startsOn,
            @Nullable String endsOn,
            @Nullable Map<String, Sum> months,
            @Nullable String companyPeople,
            @Nullable String residencePeople,
            @Nullable String funding,
            @Nullable String practice,
            @Nullable Set<UUID> needs,
            @Nullable String originalEndsOn,
            boolean carried,
            @Nullable String by,
            @Nullable String at) {}

    /**
     * How a dimension is covered, in figures as they are shown: «s/i» where they are not known, «–» where there are no needs.
     *
     * @param code of the catalogue
     */
    record Covered(
            String code, String name, String needs, int planned, int answered, String percent, String truePercent) {}

    /**
     * Something to be looked at.
     *
     * @param gate whether the plan goes no further until it is settled
     */
    record Finding(boolean gate, String sentence) {}

    record Coherence(List<Covered> dimensions, List<Finding> findings) {}
}
