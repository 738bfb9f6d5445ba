package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.PlanComparison;
import cl.juntosporlainfancia.workplan.PlanComparison.Field;
import cl.juntosporlainfancia.workplan.WorkPlan;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says in words what is different between two versions of a plan. */
@Component
class PlanComparisons {

    /**
     * Two versions beside one another.
     *
     * @param plan what the plans themselves say otherwise
     */
    record Reading(
            int older,
            int newer,
            List<Difference> plan,
            List<Line> unchanged,
            List<Changed> changed,
            List<Line> added,
            List<Line> left) {}

    /**
     * @param field the message key of what is different
     */
    record Difference(String field, String before, String now) {}

    record Changed(String description, String standard, List<Difference> differences) {}

    /**
     * @param state what became of it; null where that is not the point
     * @param doneOn if it was done
     * @param reason if it was removed
     */
    record Line(
            String description,
            String standard,
            LocalDate startsOn,
            LocalDate endsOn,
            Activity.@Nullable State state,
            @Nullable LocalDate doneOn,
            @Nullable String reason) {}

    private final WorkPlans plans;
    private final PlanReadings readings;
    private final Catalogue catalogue;
    private final Texts texts;

    PlanComparisons(WorkPlans plans, PlanReadings readings, Catalogue catalogue, Texts texts) {
        this.plans = plans;
        this.readings = readings;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    @Transactional(readOnly = true)
    public Reading of(String allianceCode, int older, int newer) {
        PlanComparison found = plans.compare(allianceCode, older, newer);
        return new Reading(
                older,
                newer,
                plan(found.older(), found.newer()),
                found.unchanged().stream().map(pair -> line(pair.now(), false)).toList(),
                found.changed().stream().map(this::changed).toList(),
                found.added().stream().map(activity -> line(activity, true)).toList(),
                found.left().stream().map(activity -> line(activity, true)).toList());
    }

    private List<Difference> plan(WorkPlan before, WorkPlan now) {
        List<Difference> differences = new ArrayList<>();
        add(differences, "objective", before.objective(), now.objective());
        add(differences, "resources", before.resources(), now.resources());
        add(differences, "valueProposal", before.valueProposal(), now.valueProposal());
        add(differences, "gantt", gantt(before), gantt(now));
        return List.copyOf(differences);
    }

    private void add(List<Difference> differences, String field, String before, String now) {
        if (!before.equals(now)) {
            differences.add(new Difference("planlife.compare.plan." + field, orNone(before), orNone(now)));
        }
    }

    private String gantt(WorkPlan plan) {
        return texts.get("planlife.range", texts.month(plan.startsOn()), texts.month(plan.endsOn()));
    }

    private Changed changed(PlanComparison.Pair pair) {
        return new Changed(
                pair.now().description(),
                readings.label(pair.now().standard()),
                pair.fields().stream()
                        .map(field -> new Difference(
                                "planlife.compare.field." + field,
                                words(field, pair.before()),
                                words(field, pair.now())))
                        .toList());
    }

    private Line line(Activity activity, boolean withState) {
        return new Line(
                activity.description(),
                readings.label(activity.standard()),
                activity.startsOn(),
                activity.endsOn(),
                withState ? activity.state() : null,
                activity.doneOn(),
                activity.state() == Activity.State.REMOVED ? activity.reason() : null);
    }

    private String words(Field field, Activity activity) {
        return switch (field) {
            case STANDARD -> readings.label(activity.standard());
            case SECOND_DIMENSION -> orNone(dimension(activity.secondDimension()));
            case DESCRIPTION -> activity.description();
            case OBJECTIVE -> orNone(activity.objective());
            case INDICATOR -> orNone(activity.indicator());
            case STARTS_ON -> texts.shortDate(activity.startsOn());
            case ENDS_ON -> texts.shortDate(activity.endsOn());
            case MONTHS ->
                orNone(activity.months().entrySet().stream()
                        .map(entry -> texts.get(
                                "planlife.month",
                                texts.month(entry.getKey().atDay(1)),
                                readings.contribution(entry.getValue())))
                        .collect(Collectors.joining("\n")));
            case COMPANY_PEOPLE -> orNone(activity.companyPeople());
            case RESIDENCE_PEOPLE -> orNone(activity.residencePeople());
            case FUNDING -> texts.get("planfile.funding." + activity.funding());
        };
    }

    private @Nullable String dimension(@Nullable String code) {
        return catalogue.dimensions().stream()
                .filter(dimension -> Objects.equals(dimension.code(), code))
                .map(Dimension::name)
                .findFirst()
                .orElse(null);
    }

    private String orNone(@Nullable String words) {
        return words == null || words.isBlank() ? texts.get("panel.none") : words;
    }
}
