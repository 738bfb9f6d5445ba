package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.agreement.AgreementView;
import cl.juntosporlainfancia.agreement.Signatory;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.Condition;
import cl.juntosporlainfancia.alliance.EndingNotice;
import cl.juntosporlainfancia.alliance.Milestone;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.alliance.StageExtension;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.evaluation.StageEvaluation;
import cl.juntosporlainfancia.followup.Clocks;
import cl.juntosporlainfancia.followup.Commitment;
import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.followup.LoggedContact;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.workplan.Compliance;
import cl.juntosporlainfancia.workplan.WorkPlan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of one alliance shows.
 *
 * @param closing how the stage under way can be closed; null if the alliance is in none
 * @param plan the plan in force; null before there is one
 * @param nextPlan the plan agreed for after the present stage
 * @param notice of ending that stands
 */
record AllianceSheet(
        AllianceView alliance,
        LocalDate today,
        Clocks.State clocks,
        long daysLate,
        List<StageLine> stages,
        @Nullable Closing closing,
        List<TaskLine> tasks,
        List<FollowUpLine> followUps,
        List<Commitment> commitments,
        @Nullable Plan plan,
        @Nullable WorkPlan nextPlan,
        List<SignatureLine> signatures,
        List<Milestone> milestones,
        List<ContactLine> contacts,
        List<History.Line> history,
        @Nullable EndingNotice notice) {

    /**
     * A stage that was, is or will be.
     *
     * @param run null while it lies ahead
     * @param percent of its time that has gone by
     * @param evaluation if it was evaluated
     */
    record StageLine(
            Stage stage,
            @Nullable StageRun run,
            List<StageExtension> extensions,
            int percent,
            @Nullable StageEvaluation evaluation) {

        /** PAST, PRESENT or AHEAD: also its class in the page. */
        public String place() {
            if (run == null) {
                return "ahead";
            }
            return run.isOpen() ? "present" : "past";
        }
    }

    /**
     * @param on the day of the closing meeting
     * @param due whether the stage's planned end has come
     * @param preparationOn the day on which its preparation begins
     */
    record Closing(
            Stage stage,
            LocalDate on,
            boolean due,
            LocalDate preparationOn,
            List<ConditionLine> conditions,
            boolean mayCloseEarly,
            boolean mayPrepare) {}

    record ConditionLine(Condition condition, boolean holds) {}

    /**
     * @param waitsFor the names of those it waits for
     * @param link into the task list, for who may do it; else null
     */
    record TaskLine(
            OpenTask task,
            @Nullable LocalDate dueOn,
            boolean overdue,
            List<String> waitsFor,
            @Nullable String link) {}

    record FollowUpLine(FollowUp followUp, @Nullable Stage stage, boolean overdue) {}

    /**
     * The plan in force, in figures.
     *
     * @param percent its compliance in words
     * @param late how many activities are pending after their last day
     */
    record Plan(WorkPlan plan, Compliance total, String percent, long late) {}

    record SignatureLine(Signatory signatory, AgreementView.@Nullable Signed signature) {}

    record ContactLine(LoggedContact contact, String recordedBy) {}
}
