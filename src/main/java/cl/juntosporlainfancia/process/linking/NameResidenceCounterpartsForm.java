package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.NamesAdults;
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
            @NotNull(message = "{linking.side.required}") Naming.Side side,

            @NotNull(message = "{linking.position.required}")
            Naming.Position position,

            @Nullable @Size(max = 1000, message = "{linking.technicalReason.tooLong}")
            String technicalReason,

            @NotBlank(message = "{linking.counterpartName.required}")
            @Size(max = 120, message = "{linking.counterpartName.tooLong}")
            @NamesAdults
            String counterpartName,

            @NotBlank(message = "{linking.counterpartEmail.required}")
            @Size(max = 254, message = "{linking.counterpartEmail.tooLong}")
            @KeptAsTyped("an adult's address")
            String counterpartEmail,

            @Nullable
            @Size(max = 30, message = "{linking.counterpartPhone.tooLong}")
            @KeptAsTyped("an adult's telephone")
            String counterpartPhone,

            @NotBlank(message = "{linking.deputyName.required}")
            @Size(max = 120, message = "{linking.deputyName.tooLong}")
            @NamesAdults
            String deputyName,

            @NotBlank(message = "{linking.deputyEmail.required}")
            @Size(max = 254, message = "{linking.deputyEmail.tooLong}")
            @KeptAsTyped("an adult's address")
            String deputyEmail,

            @Nullable @Size(max = 30, message = "{linking.deputyPhone.tooLong}") @KeptAsTyped("an adult's telephone")
            String deputyPhone) {}

    private final Linkings linkings;
    private final LinkingHeader header;

    NameResidenceCounterpartsForm(Linkings linkings, LinkingHeader header) {
        this.linkings = linkings;
        this.header = header;
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
                        new Delegate(form.counterpartName(), form.counterpartEmail(), form.counterpartPhone(), null),
                        new Delegate(form.deputyName(), form.deputyEmail(), form.deputyPhone(), null),
                        form.position(),
                        form.technicalReason()));
    }
}
