package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.workplan.ActivityReport;
import cl.juntosporlainfancia.workplan.Compliance;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import cl.juntosporlainfancia.workplan.WorkPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of an agreed plan shows.
 *
 * @param months of its Gantt, and any later one that an activity was postponed to
 * @param groups its activities, by dimension
 * @param late how many are pending after their last day
 */
record PlanReading(
        AllianceView alliance,
        Version version,
        String objective,
        String resources,
        String valueProposal,
        LocalDate startsOn,
        LocalDate endsOn,
        List<Year> years,
        List<YearMonth> months,
        List<Group> groups,
        List<FigureLine> figures,
        Compliance total,
        String percent,
        long late,
        List<NeedLine> needs) {

    /** How an activity is shown; empty if it is not one of these. */
    Optional<Row> row(UUID id) {
        return groups.stream()
                .flatMap(group -> group.standards().stream())
                .flatMap(standard -> standard.rows().stream())
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    /** Where a version stands. The words are the messages {@code planlife.standing.<NAME>}. */
    enum Standing {
        IN_FORCE,
        /** Agreed for after the present stage. */
        WAITING,
        REPLACED,
        /** Replaced, or its alliance ended, before its stage came. */
        NEVER_IN_FORCE
    }

    /**
     * @param former the agreed version before it; null for the first
     */
    record Version(
            int number,
            WorkPlan.Horizon horizon,
            Standing standing,
            LocalDate agreedOn,
            @Nullable LocalDate inForceSince,
            @Nullable LocalDate frozenOn,
            @Nullable Integer former) {

        static Standing standing(WorkPlan plan) {
            if (plan.frozenOn() != null) {
                return plan.inForceSince() == null ? Standing.NEVER_IN_FORCE : Standing.REPLACED;
            }
            return plan.inForceSince() == null ? Standing.WAITING : Standing.IN_FORCE;
        }
    }

    /** @param months how many of the Gantt's are in it */
    record Year(int year, int months) {}

    record Group(String name, List<StandardRows> standards, long done, long count) {}

    record StandardRows(String label, List<Row> rows) {}

    /** How an activity is shown. The words are the messages {@code planlife.state.<NAME>}. */
    enum State {
        DONE,
        PENDING,
        /** Pending after its last day. */
        LATE,
        REMOVED
    }

    /**
     * An activity.
     *
     * @param version which state of it this is
     * @param contribution «$50.000 · 20 h» in all; empty if it takes nothing
     * @param amounts the same by month
     * @param needs the residence's, that it answers
     * @param cells one for each month
     * @param events what was said of it, in this version and those before, oldest first
     * @param reportable whether something can be said of it now, by whoever may
     */
    record Row(
            UUID id,
            int version,
            String standard,
            @Nullable String secondDimension,
            String description,
            @Nullable String objective,
            @Nullable String indicator,
            LocalDate startsOn,
            LocalDate endsOn,
            LocalDate originalEndsOn,
            boolean postponed,
            State state,
            @Nullable LocalDate doneOn,
            @Nullable Integer attendance,
            @Nullable String evidence,
            @Nullable String reason,
            @Nullable String companyPeople,
            @Nullable String residencePeople,
            Funding funding,
            String contribution,
            List<MonthLine> amounts,
            List<String> needs,
            List<Cell> cells,
            List<EventLine> events,
            boolean reportable) {}

    record MonthLine(YearMonth month, String contribution) {}

    /**
     * A month of an activity.
     *
     * @param classes of its bar; empty if the activity is not in it
     * @param contribution what it takes in it; empty if nothing
     */
    record Cell(String classes, String contribution) {}

    record EventLine(
            ActivityReport.Kind kind,
            @Nullable LocalDate on,
            @Nullable LocalDate from,
            @Nullable Integer attendance,
            @Nullable String note,
            String by,
            Instant at) {}

    record FigureLine(String name, Compliance compliance, String percent) {}

    /**
     * @param activities those that answer it
     */
    record NeedLine(String standard, PlannedNeed need, List<Link> activities) {}

    record Link(UUID id, String description) {}
}
