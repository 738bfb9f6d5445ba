package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.language.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says in a sentence what a check of a plan found. */
@Component
public class PlanWords {

    /** How many things a sentence names; the others are counted. */
    private static final int NAMED = 3;

    private final Texts texts;

    PlanWords(Texts texts) {
        this.texts = texts;
    }

    /** The sentence for a finding. */
    public String of(Coherence.Finding finding) {
        return texts.get(
                "plan.finding." + finding.check().name(),
                finding.measured(),
                finding.reference(),
                listed(finding.about()),
                finding.about().size() > 1 ? finding.about().get(1) : "",
                finding.about().isEmpty() ? "" : finding.about().get(0));
    }

    private String listed(List<String> things) {
        if (things.size() <= NAMED) {
            return String.join("; ", things);
        }
        return texts.get("plan.finding.more", String.join("; ", things.subList(0, NAMED)), things.size() - NAMED);
    }
}
