package cl.juntosporlainfancia.process.diagnosis;

import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.HelpRequest;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The programme helps a residence with its sheet, which stays open meanwhile (evaluation 2020, section 4.4 i). */
@Component
class GiveHelpForm implements TaskForm<GiveHelpForm.Form> {

    record Form(
            @NotBlank(message = "{diagnosis.help.answer.required}")
            @Size(max = 2000, message = "{diagnosis.help.answer.tooLong}")
            String answer) {}

    private final Diagnoses diagnoses;
    private final DiagnosisHeader header;

    GiveHelpForm(Diagnoses diagnoses, DiagnosisHeader header) {
        this.diagnoses = diagnoses;
        this.header = header;
    }

    @Override
    public String task() {
        return DiagnosisModel.TASK_HELP;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        values.put(
                "question",
                diagnoses.helpOf(subject.caseCode()).stream()
                        .filter(HelpRequest::isOpen)
                        .map(HelpRequest::question)
                        .findFirst()
                        .orElse(""));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        diagnoses.giveHelp(subject.caseCode(), form.answer());
    }
}
