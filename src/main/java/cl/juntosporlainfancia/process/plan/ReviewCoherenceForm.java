package cl.juntosporlainfancia.process.plan;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.form.Answer;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.workplan.PlanRounds;
import cl.juntosporlainfancia.workplan.PlanStep;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The programme reviews a plan's coherence; it organises, and suggests no activities (rules P5). */
@Component
class ReviewCoherenceForm implements TaskForm<ReviewCoherenceForm.Form> {

    record Form(
            @NotNull(message = "{plan.coherent.required}") Answer coherent,

            @Nullable PlanStep returnTo,

            @Nullable @Size(max = 2000, message = "{plan.remarks.tooLong}")
            String remarks) {}

    private final PlanRounds rounds;
    private final PlanHeader header;

    ReviewCoherenceForm(PlanRounds rounds, PlanHeader header) {
        this.rounds = rounds;
        this.header = header;
    }

    @Override
    public String task() {
        return PlanModel.TASK_REVIEW;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        values.put("findings", header.findings(subject));
        values.put("steps", header.steps());
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        if (form.coherent().isYes()) {
            rounds.reviewed(subject.caseCode());
            subject.route(PlanModel.VARIABLE_RETURN_TO, PlanModel.ONWARD);
            return;
        }
        PlanStep to = form.returnTo();
        if (to == null) {
            throw new Refused("returnTo", "plan.returnTo.required");
        }
        rounds.sendBack(subject.caseCode(), to, form.remarks() == null ? "" : form.remarks());
        subject.route(PlanModel.VARIABLE_RETURN_TO, to.name());
    }
}
