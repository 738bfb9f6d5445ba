package cl.juntosporlainfancia.process.stage;

import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.diagnosis.Baselines;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.AllianceHeader;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The yearly renewal of the residence's baseline (manual, section 5.1). */
@Component
class RenewBaselineForm implements TaskForm<RenewBaselineForm.Form> {

    record Form(
            @NotNull(message = "{baseline.renewedOn.required}")
            LocalDate renewedOn,

            @NotNull(message = "{baseline.children.required}")
            @Min(value = 0, message = "{baseline.children.range}")
            @Max(value = 1000, message = "{baseline.children.range}")
            Integer children,

            @NotBlank(message = "{baseline.progress.required}")
            @Size(max = 4000, message = "{baseline.progress.tooLong}")
            String progress,

            @NotBlank(message = "{baseline.needs.required}") @Size(max = 4000, message = "{baseline.needs.tooLong}")
            String needs) {}

    private final Baselines baselines;
    private final Reads reads;
    private final AlliancesInView alliances;
    private final AllianceHeader header;
    private final Texts texts;

    RenewBaselineForm(Baselines baselines, Reads reads, AlliancesInView alliances, AllianceHeader header, Texts texts) {
        this.baselines = baselines;
        this.reads = reads;
        this.alliances = alliances;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return StageModel.TASK_RENEW_BASELINE;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        String residence = alliances.get(subject.caseCode()).residenceCode();
        reads.baseline(subject.caseCode(), residence);
        var last = baselines.last(residence);
        values.put(
                "lastBaseline",
                last.map(baseline ->
                                texts.get("baseline.last", texts.longDate(baseline.renewedOn()), baseline.children()))
                        .orElseGet(() -> texts.get("baseline.none")));
        last.ifPresent(baseline -> {
            values.put("children", baseline.children());
            values.put("needs", baseline.needs());
        });
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        baselines.renew(
                subject.caseCode(),
                new Baselines.Baseline(form.renewedOn(), form.children(), form.progress(), form.needs()));
    }
}
