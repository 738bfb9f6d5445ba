package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.language.Texts;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The line at the head of every form: which alliance it is about. */
@Component
public class AllianceHeader {

    private final AlliancesInView alliances;
    private final Texts texts;

    AllianceHeader(AlliancesInView alliances, Texts texts) {
        this.alliances = alliances;
        this.texts = texts;
    }

    /** Values a form starts from: residence, company and stage. The caller adds its own. */
    public Map<String, Object> of(TaskSubject subject) {
        AllianceView alliance = alliances.get(subject.caseCode());
        Map<String, Object> values = new HashMap<>();
        values.put("residence", alliance.residenceName());
        values.put("company", alliance.companyName());
        values.put("stage", alliance.stage() == null ? "" : texts.of(alliance.stage()));
        return values;
    }
}
