package cl.juntosporlainfancia.process.plan;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.AllianceHeader;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.workplan.Coherence;
import cl.juntosporlainfancia.workplan.CoherenceCheck;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanRemark;
import cl.juntosporlainfancia.workplan.PlanRounds;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlanStep;
import cl.juntosporlainfancia.workplan.PlanWords;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The head of a plan's forms: which alliance it is about, where the plan is, how far it has got, and why it came back. */
@Component
class PlanHeader {

    private final PlanDrafts drafts;
    private final PlanRounds rounds;
    private final CoherenceCheck coherence;
    private final PlanWords words;
    private final AllianceHeader header;
    private final Texts texts;

    PlanHeader(
            PlanDrafts drafts,
            PlanRounds rounds,
            CoherenceCheck coherence,
            PlanWords words,
            AllianceHeader header,
            Texts texts) {
        this.drafts = drafts;
        this.rounds = rounds;
        this.coherence = coherence;
        this.words = words;
        this.header = header;
        this.texts = texts;
    }

    Map<String, Object> of(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        values.put("plan", "/alianzas/" + subject.caseCode() + "/plan/borrador");
        drafts.of(subject.caseCode()).ifPresent(sheet -> {
            values.put(
                    "summary",
                    texts.get(
                            "plan.form.summary",
                            sheet.number(),
                            sheet.round(),
                            sheet.needs().size(),
                            sheet.activities().size()));
            values.put("remarks", remarks(sheet));
        });
        return values;
    }

    /** Why the last round came back. */
    private String remarks(PlanSheet sheet) {
        List<PlanRemark> last = rounds.remarks(sheet.id()).stream()
                .filter(remark -> remark.round() == sheet.round() - 1)
                .toList();
        return last.isEmpty()
                ? ""
                : texts.get(
                        "plan.form.returned",
                        last.stream()
                                .map(remark -> texts.get(
                                        "plan.form.returned.line",
                                        texts.get("plan.remark.line", texts.of(remark.from()), remark.text())))
                                .collect(Collectors.joining("\n")));
    }

    /** What the check finds, as a list. */
    String findings(TaskSubject subject) {
        return drafts.of(subject.caseCode())
                .map(coherence::of)
                .map(Coherence::findings)
                .filter(findings -> !findings.isEmpty())
                .map(findings -> findings.stream()
                        .map(finding -> texts.get("plan.form.finding", words.of(finding)))
                        .collect(Collectors.joining("\n")))
                .orElseGet(() -> texts.get("plan.form.findings.none"));
    }

    /** The steps it can be sent back to, to choose from. */
    List<TaskForm.Option> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        Arrays.stream(PlanStep.values())
                .filter(PlanStep::isReturnable)
                .forEach(step -> steps.put(step.name(), texts.of(step)));
        return TaskForm.options(steps);
    }
}
