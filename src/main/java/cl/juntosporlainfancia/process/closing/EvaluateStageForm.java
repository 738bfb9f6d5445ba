package cl.juntosporlainfancia.process.closing;

import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.evaluation.Evaluations;
import cl.juntosporlainfancia.evaluation.StageEvaluation;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.AllianceHeader;
import cl.juntosporlainfancia.process.form.Answer;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.workplan.Compliance;
import cl.juntosporlainfancia.workplan.WorkPlans;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a stage achieved and taught (rules P8). */
@Component
class EvaluateStageForm implements TaskForm<EvaluateStageForm.Form> {

    record Form(
            @NotBlank(message = "{evaluation.achievements.required}")
            @Size(max = 4000, message = "{evaluation.achievements.tooLong}")
            String achievements,

            @NotBlank(message = "{evaluation.lessons.required}")
            @Size(max = 4000, message = "{evaluation.lessons.tooLong}")
            String lessons,

            @Nullable List<String> dimensionsToAdd,
            @Nullable Answer sustainable) {}

    /** A line of the table of compliance, as it is shown. */
    record ComplianceRow(String dimension, int planned, int done, int pending, int removed, String percent) {}

    private final Evaluations evaluations;
    private final AllianceService alliances;
    private final WorkPlans plans;
    private final Catalogue catalogue;
    private final AllianceHeader header;
    private final Texts texts;

    EvaluateStageForm(
            Evaluations evaluations,
            AllianceService alliances,
            WorkPlans plans,
            Catalogue catalogue,
            AllianceHeader header,
            Texts texts) {
        this.evaluations = evaluations;
        this.alliances = alliances;
        this.plans = plans;
        this.catalogue = catalogue;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return StageClosingModel.TASK_EVALUATE;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        StageRun run = alliances.openStage(subject.caseCode());
        Map<String, Compliance> figures = plans.compliance(subject.caseCode()).stream()
                .collect(Collectors.toMap(Compliance::dimension, Function.identity()));
        Map<String, String> names = new LinkedHashMap<>();
        for (Dimension dimension : catalogue.dimensions()) {
            names.put(dimension.code(), dimension.name());
        }
        values.put("stageCode", run.stage().name());
        values.put("dimensions", TaskForm.options(names));
        values.put(
                "compliance",
                catalogue.dimensions().stream()
                        .map(dimension -> row(
                                dimension,
                                figures.getOrDefault(dimension.code(), new Compliance(dimension.code(), 0, 0, 0, 0))))
                        .toList());
        evaluations.of(run.id()).ifPresent(last -> {
            values.put("achievements", last.achievements());
            values.put("lessons", last.lessons());
            values.put("dimensionsToAdd", last.dimensionsToAdd());
        });
        return values;
    }

    private ComplianceRow row(Dimension dimension, Compliance figures) {
        return new ComplianceRow(
                dimension.name(),
                figures.planned(),
                figures.done(),
                figures.pending(),
                figures.removed(),
                figures.percent().isPresent()
                        ? texts.get("percent", figures.percent().getAsInt())
                        : texts.get("percent.none"));
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        List<String> toAdd = form.dimensionsToAdd();
        evaluations.record(
                subject.caseCode(),
                new StageEvaluation(
                        form.achievements(),
                        form.lessons(),
                        toAdd == null ? List.of() : toAdd,
                        form.sustainable() == null ? null : form.sustainable().isYes()));
    }
}
