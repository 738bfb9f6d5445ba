package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.linking.Candidate;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The alliance manager picks the company that is asked next (evaluation 2020, section 4.4 ii). */
@Component
class ChooseCompanyForm implements TaskForm<ChooseCompanyForm.Form> {

    record Form(
            @NotBlank(message = "{linking.company.required}") @KeptAsTyped("chosen from a list")
            String companyCode,

            @Nullable @Size(max = 1000, message = "{linking.choice.reason.tooLong}")
            String reason) {}

    /** How many companies are offered. */
    private static final int SHOWN = 20;

    private final Linkings linkings;
    private final LinkingHeader header;
    private final Texts texts;

    ChooseCompanyForm(Linkings linkings, LinkingHeader header, Texts texts) {
        this.linkings = linkings;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return LinkingModel.TASK_CHOOSE;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.forTheTeam(subject);
        Map<String, String> labels = new LinkedHashMap<>();
        for (Candidate candidate : linkings.ranking(subject.caseCode(), SHOWN).candidates()) {
            labels.put(
                    candidate.companyCode(),
                    texts.get(
                            "linking.form.candidate",
                            candidate.rank(),
                            candidate.companyName(),
                            texts.of(candidate.distance()),
                            candidate.needs().size(),
                            candidate.alliances()));
        }
        values.put("candidates", TaskForm.options(labels));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        linkings.choose(subject.caseCode(), form.companyCode(), form.reason());
    }
}
