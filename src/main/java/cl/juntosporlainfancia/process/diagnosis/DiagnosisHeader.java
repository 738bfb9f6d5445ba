package cl.juntosporlainfancia.process.diagnosis;

import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisView;
import cl.juntosporlainfancia.diagnosis.Remark;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.TaskSubject;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The head of a diagnosis' forms: which residence it is about, where its sheet is and how far it has got. */
@Component
class DiagnosisHeader {

    private final Diagnoses diagnoses;
    private final Texts texts;

    DiagnosisHeader(Diagnoses diagnoses, Texts texts) {
        this.diagnoses = diagnoses;
        this.texts = texts;
    }

    Map<String, Object> of(TaskSubject subject) {
        DiagnosisView diagnosis = diagnoses.get(subject.caseCode());
        Map<String, Object> values = new HashMap<>();
        values.put("residence", diagnosis.residenceName());
        values.put("organization", diagnosis.organizationName());
        values.put("sheet", "/diagnosticos/" + diagnosis.code());
        values.put("progress", texts.get("diagnosis.form.progress", diagnosis.answered(), diagnosis.total()));
        return values;
    }

    /** What was said when the sheet came back, newest first; nothing of what is internal. */
    String remarks(TaskSubject subject) {
        String said = diagnoses.remarksOf(subject.caseCode()).stream()
                .filter(remark -> !remark.internal())
                .sorted((a, b) -> b.at().compareTo(a.at()))
                .limit(1)
                .map(Remark::text)
                .collect(Collectors.joining());
        return said.isEmpty() ? "" : texts.get("diagnosis.form.returned", said);
    }
}
