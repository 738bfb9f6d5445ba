package cl.juntosporlainfancia.process.diagnosis;

import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.Answer;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The programme accepts the sheet, or sends it back with its remarks (rules P2). */
@Component
class ReviewSelfDiagnosisForm implements TaskForm<ReviewSelfDiagnosisForm.Form> {

    record Form(
            @NotNull(message = "{diagnosis.agreed.required}")
            Answer agreed,

            @Nullable @Size(max = 2000, message = "{diagnosis.remarks.tooLong}")
            String remarks,

            @Nullable @Size(max = 2000, message = "{diagnosis.internalRemarks.tooLong}")
            String internalRemarks) {}

    private final Diagnoses diagnoses;
    private final DiagnosisHeader header;
    private final Texts texts;

    ReviewSelfDiagnosisForm(Diagnoses diagnoses, DiagnosisHeader header, Texts texts) {
        this.diagnoses = diagnoses;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return DiagnosisModel.TASK_REVIEW;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        values.put("summary", texts.get("diagnosis.form.summary", diagnoses.countNeeds(subject.caseCode())));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        diagnoses.review(subject.caseCode(), form.agreed().isYes(), form.remarks(), form.internalRemarks());
        subject.route(DiagnosisModel.VARIABLE_AGREED, form.agreed().isYes());
    }
}
