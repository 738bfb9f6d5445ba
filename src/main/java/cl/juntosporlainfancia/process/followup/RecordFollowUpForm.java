package cl.juntosporlainfancia.process.followup;

import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.followup.Commitment;
import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.followup.Minutes;
import cl.juntosporlainfancia.language.NamesAdults;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.AllianceHeader;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.ActivityReport;
import cl.juntosporlainfancia.workplan.WorkPlans;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is recorded of a follow-up (rules P7). */
@Component
class RecordFollowUpForm implements TaskForm<RecordFollowUpForm.Form> {

    record Form(
            @NotNull(message = "{followUp.heldOn.required}") @PastOrPresent(message = "{followUp.heldOn.future}")
            LocalDate heldOn,

            @NotNull(message = "{followUp.form.required}") Channel form,

            @NotBlank(message = "{followUp.participants.required}")
            @Size(max = 1000, message = "{followUp.participants.tooLong}")
            @NamesAdults
            String participants,

            @Nullable @Valid List<ActivityRow> activities,
            @Nullable @Valid List<CommitmentRow> openCommitments,
            @Nullable @Valid List<NewCommitmentRow> commitments,

            @Nullable @Size(max = 4000, message = "{followUp.difficulties.tooLong}")
            String difficulties,

            @Nullable @Size(max = 4000, message = "{followUp.nextSteps.tooLong}")
            String nextSteps) {}

    record ActivityRow(
            @NotNull(message = "{followUp.activity.required}")
            UUID activityId,

            @NotNull(message = "{followUp.report.required}") ActivityReport.Kind report,
            @Nullable LocalDate on,

            @Nullable
            @Min(value = 0, message = "{followUp.attendance.range}")
            @Max(value = 100_000, message = "{followUp.attendance.range}")
            Integer attendance,

            @Nullable @Size(max = 1000, message = "{followUp.note.tooLong}")
            String note) {}

    record CommitmentRow(
            @NotNull(message = "{followUp.commitment.required}")
            UUID commitmentId,

            @NotNull(message = "{followUp.commitment.state.required}")
            Commitment.State state,

            @Nullable @Size(max = 500, message = "{followUp.commitment.note.tooLong}")
            String note) {}

    record NewCommitmentRow(
            @NotBlank(message = "{commitment.description.required}")
            @Size(max = 500, message = "{commitment.description.tooLong}")
            String description,

            @NotBlank(message = "{commitment.responsible.required}")
            @Size(max = 120, message = "{commitment.responsible.tooLong}")
            @NamesAdults
            String responsible,

            @NotNull(message = "{commitment.dueOn.required}")
            LocalDate dueOn) {}

    private final FollowUps followUps;
    private final WorkPlans plans;
    private final AllianceHeader header;
    private final Texts texts;

    RecordFollowUpForm(FollowUps followUps, WorkPlans plans, AllianceHeader header, Texts texts) {
        this.followUps = followUps;
        this.plans = plans;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return FollowUpModel.TASK_RECORD;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        FollowUp followUp = followUps.get(subject.id(FollowUpModel.VARIABLE_FOLLOW_UP_ID));
        Map<String, Object> values = header.of(subject);
        values.put("number", followUp.number());
        values.put("due", texts.longDate(followUp.dueOn()));
        List<Activity> due = plans.due(subject.caseCode(), followUp.dueOn());
        Map<String, String> activityLabels = new LinkedHashMap<>();
        due.forEach(activity -> activityLabels.put(
                activity.id().toString(),
                texts.get("followUp.line.activity", activity.description(), texts.shortDate(activity.endsOn()))));
        values.put("dueActivities", TaskForm.options(activityLabels));
        values.put(
                "activitiesHelp", texts.get(due.isEmpty() ? "followUp.activities.none" : "followUp.activities.help"));
        values.put(
                "activities",
                due.stream()
                        .map(activity ->
                                new ActivityRow(activity.id(), ActivityReport.Kind.UNDER_WAY, null, null, null))
                        .toList());
        List<Commitment> open = followUps.openCommitments(subject.caseCode());
        Map<String, String> commitmentLabels = new LinkedHashMap<>();
        open.forEach(commitment -> commitmentLabels.put(
                commitment.id().toString(),
                texts.get(
                        "followUp.line.commitment",
                        commitment.description(),
                        commitment.responsible(),
                        texts.shortDate(commitment.dueOn()))));
        values.put("openCommitmentOptions", TaskForm.options(commitmentLabels));
        values.put(
                "openCommitments",
                open.stream()
                        .map(commitment -> new CommitmentRow(commitment.id(), Commitment.State.OPEN, null))
                        .toList());
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        followUps.record(
                subject.id(FollowUpModel.VARIABLE_FOLLOW_UP_ID),
                new Minutes(
                        form.heldOn(),
                        form.form(),
                        form.participants(),
                        rows(form.activities()).stream()
                                .map(row -> new ActivityReport(
                                        row.activityId(), row.report(), row.on(), row.attendance(), row.note()))
                                .toList(),
                        rows(form.openCommitments()).stream()
                                .map(row -> new Minutes.Settled(row.commitmentId(), row.state(), row.note()))
                                .toList(),
                        rows(form.commitments()).stream()
                                .map(row ->
                                        new Minutes.NewCommitment(row.description(), row.responsible(), row.dueOn()))
                                .toList(),
                        form.difficulties(),
                        form.nextSteps()));
    }

    private static <T> List<T> rows(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows;
    }
}
