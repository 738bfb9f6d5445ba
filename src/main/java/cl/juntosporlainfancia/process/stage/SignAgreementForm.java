package cl.juntosporlainfancia.process.stage;

import cl.juntosporlainfancia.agreement.Agreements;
import cl.juntosporlainfancia.agreement.Signatory;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.AllianceHeader;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One party's signature under the agreement (manual, section 4.2 and annex 7.3). */
@Component
class SignAgreementForm implements TaskForm<SignAgreementForm.Form> {

    record Form(
            @NotNull(message = "{agreement.signedOn.required}")
            LocalDate signedOn,

            @NotBlank(message = "{agreement.signedBy.required}")
            @Size(max = 120, message = "{agreement.signedBy.tooLong}")
            String signedBy,

            @NotBlank(message = "{agreement.position.required}")
            @Size(max = 120, message = "{agreement.position.tooLong}")
            String position,

            @AssertTrue(message = "{agreement.accepted.required}")
            boolean accepted) {}

    private final Agreements agreements;
    private final AllianceHeader header;
    private final Texts texts;

    SignAgreementForm(Agreements agreements, AllianceHeader header, Texts texts) {
        this.agreements = agreements;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return StageModel.TASK_SIGN_AGREEMENT;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        values.put("party", texts.of(signatory(subject)));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        agreements.sign(
                subject.caseCode(),
                new Agreements.Signature(signatory(subject), form.signedOn(), form.signedBy(), form.position()));
    }

    private static Signatory signatory(TaskSubject subject) {
        return Signatory.valueOf(subject.name(StageModel.VARIABLE_SIGNATORY));
    }
}
