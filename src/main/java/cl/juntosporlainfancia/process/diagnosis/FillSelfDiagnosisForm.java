package cl.juntosporlainfancia.process.diagnosis;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisAnswers;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.Passage;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.AssertTrue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The self-diagnosis is filled in on its own page; here it is handed in (manual, section 4.1 B b.2). */
@Component
class FillSelfDiagnosisForm implements TaskForm<FillSelfDiagnosisForm.Form> {

    record Form(
            @AssertTrue(message = "{diagnosis.confirmed.required}")
            boolean confirmed) {}

    private final Diagnoses diagnoses;
    private final DiagnosisAnswers answers;
    private final Catalogue catalogue;
    private final DiagnosisHeader header;
    private final Texts texts;

    FillSelfDiagnosisForm(
            Diagnoses diagnoses, DiagnosisAnswers answers, Catalogue catalogue, DiagnosisHeader header, Texts texts) {
        this.diagnoses = diagnoses;
        this.answers = answers;
        this.catalogue = catalogue;
        this.texts = texts;
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

    /** The sheet keeps what is typed by itself: it is looked at when it is handed in. */
    @Override
    public List<Passage> written(TaskSubject subject) {
        String code = subject.caseCode();
        List<Passage> passages = new ArrayList<>();
        answers.entries(code).values().forEach(entry -> {
            String standard = catalogue.standard(entry.standardCode()).name();
            passages.add(new Passage("", standard, entry.currentState()));
            passages.add(new Passage("", standard, entry.desiredState()));
            entry.needs().forEach(need -> passages.add(new Passage("", standard, need.text())));
        });
        passages.add(new Passage(
                "",
                texts.get("plan.editor.frame.valueProposal"),
                answers.profile(code).valueProposal()));
        return passages;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        diagnoses.handIn(subject.caseCode());
    }
}
