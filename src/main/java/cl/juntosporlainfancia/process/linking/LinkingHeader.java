package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.linking.LinkingView;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.process.form.TaskSubject;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The head of a linking's forms: which residence looks for a company, and who has been asked. */
@Component
class LinkingHeader {

    private final Linkings linkings;
    private final Texts texts;

    LinkingHeader(Linkings linkings, Texts texts) {
        this.linkings = linkings;
        this.texts = texts;
    }

    Map<String, Object> of(TaskSubject subject) {
        LinkingView linking = linkings.get(subject.caseCode());
        Map<String, Object> values = new HashMap<>();
        values.put("residence", linking.residenceName());
        values.put("comuna", linking.comuna());
        values.put("company", linking.current() == null ? "" : linking.current().companyName());
        return values;
    }

    /** As {@link #of}, with what a party must not read: who else was asked, and what the residence needs before there is an alliance. */
    Map<String, Object> forTheTeam(TaskSubject subject) {
        LinkingView linking = linkings.get(subject.caseCode());
        Map<String, Object> values = of(subject);
        values.put("ranking", "/vinculaciones/" + linking.code());
        values.put("situation", texts.get("linking.form.situation", linking.needs(), linking.refusals()));
        return values;
    }
}
