package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.linking.Approach;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.process.form.Answer;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The company answers, or the programme notes what it answered (rules P3). */
@Component
class RecordCompanyDecisionForm implements TaskForm<RecordCompanyDecisionForm.Form> {

    record Form(
            @NotNull(message = "{linking.accepted.required}")
            Answer accepted,

            @Nullable @Size(max = 2000, message = "{linking.reason.tooLong}")
            String reason) {}

    private final Linkings linkings;
    private final LinkingHeader header;
    private final Texts texts;

    RecordCompanyDecisionForm(Linkings linkings, LinkingHeader header, Texts texts) {
        this.linkings = linkings;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return LinkingModel.TASK_DECISION;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        Approach approach = linkings.get(subject.caseCode()).current();
        values.put(
                "until",
                approach == null || approach.answerDueOn() == null
                        ? ""
                        : texts.get("linking.form.until", texts.longDate(approach.answerDueOn())));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        if (form.accepted().isYes()) {
            linkings.acceptInPrinciple(subject.caseCode());
        } else {
            linkings.decline(subject.caseCode(), form.reason() == null ? "" : form.reason());
        }
        subject.route(LinkingModel.VARIABLE_ACCEPTED, form.accepted().isYes());
    }
}
