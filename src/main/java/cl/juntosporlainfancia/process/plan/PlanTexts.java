package cl.juntosporlainfancia.process.plan;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.Passage;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanSheet;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was typed into a plan that is being built: the editor keeps it by itself, so it is looked at when the step is handed on. */
@Component
class PlanTexts {

    private final PlanDrafts drafts;
    private final Texts texts;

    PlanTexts(PlanDrafts drafts, Texts texts) {
        this.drafts = drafts;
        this.texts = texts;
    }

    List<Passage> of(String allianceCode) {
        return drafts.of(allianceCode).map(this::of).orElse(List.of());
    }

    private List<Passage> of(PlanSheet sheet) {
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage("", texts.get("plan.editor.frame.objective"), sheet.objective()));
        passages.add(new Passage("", texts.get("plan.editor.frame.resources"), sheet.resources()));
        passages.add(new Passage("", texts.get("plan.editor.frame.valueProposal"), sheet.valueProposal()));
        sheet.needs().forEach(need -> passages.add(new Passage("", texts.get("plan.field.reason"), need.reason())));
        sheet.activities().forEach(line -> {
            passages.add(new Passage("", texts.get("plan.field.description"), line.description()));
            passages.add(new Passage("", texts.get("plan.field.objective"), line.objective()));
            passages.add(new Passage("", texts.get("plan.field.indicator"), line.indicator()));
            passages.add(new Passage("", texts.get("plan.field.companyPeople"), line.companyPeople(), true));
            passages.add(new Passage("", texts.get("plan.field.residencePeople"), line.residencePeople(), true));
        });
        return passages;
    }
}
