package cl.juntosporlainfancia.process.diagnosis;

import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.AssertTrue;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The self-diagnosis is filled in on its own page; here it is handed in (manual, section 4.1 B b.2). */
@Component
class FillSelfDiagnosisForm implements TaskForm<FillSelfDiagnosisForm.Form> {

    record Form(
            @AssertTrue(message = "{diagnosis.confirmed.required}")
            boolean confirmed) {}

    private final Diagnoses diagnoses;
    private final DiagnosisHeader header;

    FillSelfDiagnosisForm(Diagnoses diagnoses, DiagnosisHeader header) {
        this.diagnoses = diagnoses;
        this.header = header;
    }

    @Override
    public String task() {
        return DiagnosisModel.TASK_FILL;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        values.put("remarks", header.remarks(subject));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        diagnoses.handIn(subject.caseCode());
    }
}
