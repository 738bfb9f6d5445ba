package cl.juntosporlainfancia.process.plan;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.Answer;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.workplan.Approver;
import cl.juntosporlainfancia.workplan.PlanRounds;
import cl.juntosporlainfancia.workplan.PlanStep;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One of the three approves the plan, or returns it with remarks (rules P5). */
@Component
class ApprovePlanForm implements TaskForm<ApprovePlanForm.Form> {

    record Form(
            @NotNull(message = "{plan.approved.required}") Answer approved,

            @Nullable PlanStep returnTo,

            @Nullable @Size(max = 2000, message = "{plan.remarks.tooLong}")
            String remarks) {}

    private final PlanRounds rounds;
    private final PlanHeader header;
    private final Texts texts;

    ApprovePlanForm(PlanRounds rounds, PlanHeader header, Texts texts) {
        this.rounds = rounds;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return PlanModel.TASK_APPROVE;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        values.put("party", texts.of(approver(subject)));
        values.put("steps", header.steps());
        return values;
    }

    private static Approver approver(TaskSubject subject) {
        return Approver.valueOf(subject.name(PlanModel.VARIABLE_APPROVER));
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        PlanStep to = form.approved().isYes() ? null : form.returnTo();
        if (!form.approved().isYes() && to == null) {
            throw new Refused("returnTo", "plan.returnTo.required");
        }
        rounds.answer(subject.caseCode(), approver(subject), to, form.remarks());
    }
}
