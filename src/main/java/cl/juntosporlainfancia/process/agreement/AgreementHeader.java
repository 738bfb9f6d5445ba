package cl.juntosporlainfancia.process.agreement;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.process.form.TaskSubject;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The head of an agreement's forms: whose it is, and where its page is. */
@Component
class AgreementHeader {

    private final AlliancesInView alliances;

    AgreementHeader(AlliancesInView alliances) {
        this.alliances = alliances;
    }

    Map<String, Object> of(TaskSubject subject) {
        AllianceView alliance = alliances.get(subject.caseCode());
        Map<String, Object> values = new HashMap<>();
        values.put("organization", alliance.organizationName());
        values.put("company", alliance.companyName());
        values.put("residence", alliance.residenceName());
        values.put("page", "/alianzas/" + alliance.code() + "/convenio");
        return values;
    }
}
