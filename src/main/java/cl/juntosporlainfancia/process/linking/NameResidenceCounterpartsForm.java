package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.linking.Delegate;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.linking.Naming;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who coordinates for the residence and its organisation (evaluation 2020, table 8 and section 4.4 iv). */
@Component
class NameResidenceCounterpartsForm implements TaskForm<NameResidenceCounterpartsForm.Form> {

    record Form(
            @NotNull(message = "{linking.side.required}")
            Naming.Side side,

            @NotNull(message = "{linking.position.required}")
            Position position,

            @Nullable @Size(max = 1000, message = "{linking.technicalReason.tooLong}")
            String technicalReason,

            @NotBlank(message = "{linking.counterpart.name.required}") @Size(max = 120, message = "{linking.counterpart.name.tooLong}")
            String counterpartName,

            @NotBlank(message = "{linking.counterpart.email.required}") @Size(max = 254, message = "{linking.counterpart.email.tooLong}")
            String counterpartEmail,

            @Nullable @Size(max = 30, message = "{linking.counterpart.phone.tooLong}")
            String counterpartPhone,

            @NotBlank(message = "{linking.deputy.name.required}") @Size(max = 120, message = "{linking.deputy.name.tooLong}")
            String deputyName,

            @NotBlank(message = "{linking.deputy.email.required}") @Size(max = 254, message = "{linking.deputy.email.tooLong}")
            String deputyEmail,

            @Nullable @Size(max = 30, message = "{linking.deputy.phone.tooLong}")
            String deputyPhone) {}

    enum Position {
        DIRECTOR,
        ADMINISTRATION,
        TECHNICAL_TEAM,
        OTHER
    }

    private final Linkings linkings;
    private final LinkingHeader header;
    private final Texts texts;

    NameResidenceCounterpartsForm(Linkings linkings, LinkingHeader header, Texts texts) {
        this.linkings = linkings;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return LinkingModel.TASK_RESIDENCE_COUNTERPARTS;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        return header.of(subject);
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        linkings.nameResidenceSide(
                subject.caseCode(),
                new Naming(
                        form.side(),
                        new Delegate(
                                form.counterpartName(), form.counterpartEmail(), form.counterpartPhone(), null),
                        new Delegate(form.deputyName(), form.deputyEmail(), form.deputyPhone(), null),
                        texts.of(form.position()),
                        form.position() == Position.TECHNICAL_TEAM,
                        form.technicalReason()));
    }
}
