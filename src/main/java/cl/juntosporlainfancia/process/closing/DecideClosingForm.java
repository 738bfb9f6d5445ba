package cl.juntosporlainfancia.process.closing;

import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.ClosingDecision;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.AllianceHeader;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision with which a stage closes, or does not (rules 2). */
@Component
class DecideClosingForm implements TaskForm<DecideClosingForm.Form> {

    record Form(
            @NotNull(message = "{closing.decision.required}")
            ClosingDecision.Kind decision,

            @Nullable
            @Min(value = 1, message = "{stage.extend.months}")
            @Max(value = 12, message = "{stage.extend.months}")
            Integer months,

            @Nullable @Size(max = 2000, message = "{closing.reason.tooLong}")
            String reason) {}

    /** A line of the table of conditions, as it is shown. */
    record ConditionRow(String condition, String holds) {}

    private final AllianceService alliances;
    private final AllianceHeader header;
    private final Texts texts;

    DecideClosingForm(AllianceService alliances, AllianceHeader header, Texts texts) {
        this.alliances = alliances;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return StageClosingModel.TASK_DECIDE;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        StageRun run = alliances.openStage(subject.caseCode());
        values.put("plannedEnd", texts.longDate(alliances.closingOn(run)));
        List<ConditionRow> conditions = alliances.conditions(run).entrySet().stream()
                .map(entry ->
                        new ConditionRow(texts.of(entry.getKey()), texts.get(entry.getValue() ? "yes" : "not.yet")))
                .toList();
        values.put("conditions", conditions);
        Map<String, String> decisions = new LinkedHashMap<>();
        alliances
                .decisionsOpen(subject.caseCode())
                .forEach(kind -> decisions.put(
                        kind.name(),
                        texts.get("closing.decision." + kind.name() + "."
                                + run.stage().name())));
        values.put("decisions", TaskForm.options(decisions));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        alliances.decideClosing(subject.caseCode(), new ClosingDecision(form.decision(), form.months(), form.reason()));
        subject.route(StageClosingModel.VARIABLE_DECISION, form.decision().name());
    }
}
