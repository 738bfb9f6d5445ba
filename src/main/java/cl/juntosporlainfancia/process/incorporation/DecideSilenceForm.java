package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.Incorporation;
import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.Answer;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisation has not answered for 30 days: once more, or no more (rules P1). */
@Component
class DecideSilenceForm implements TaskForm<DecideSilenceForm.Form> {

    record Form(
            @NotNull(message = "{incorporation.insist.required}")
            Answer insist,

            @Nullable @Size(max = 2000, message = "{incorporation.reason.tooLong}")
            String reason) {}

    private final IncorporationService incorporations;
    private final IncorporationHeader header;
    private final Texts texts;

    DecideSilenceForm(IncorporationService incorporations, IncorporationHeader header, Texts texts) {
        this.incorporations = incorporations;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return IncorporationModel.TASK_DECIDE_SILENCE;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        Incorporation incorporation = incorporations.get(subject.caseCode());
        values.put(
                "silence",
                texts.get(
                        "incorporation.silence",
                        incorporation.round(),
                        texts.longDate(incorporation.invitedOn()),
                        IncorporationService.DAYS_TO_ANSWER));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        if (form.insist().isYes()) {
            incorporations.insist(subject.caseCode());
        } else {
            incorporations.giveUp(subject.caseCode(), form.reason());
        }
        subject.route(IncorporationModel.VARIABLE_INSIST, form.insist().isYes());
    }
}
