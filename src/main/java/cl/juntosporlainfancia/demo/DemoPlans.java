package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.ActivityLine;
import cl.juntosporlainfancia.workplan.ActivityReport;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanFrame;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import cl.juntosporlainfancia.workplan.Saving;
import cl.juntosporlainfancia.workplan.WorkPlans;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What the residences of the demonstration need, what is planned for it, and what becomes of that, as {@code demo/needs.csv},
 * {@code demo/activities.csv} and {@code demo/drafts.csv} say.
 */
@Component
@Profile(Demonstration.PROFILE)
class DemoPlans {

    /** An activity that stays pending is put off before it ends by so many days. */
    private static final int DAYS_PUT_OFF = 120;
    /** What ends within so many days is done by now. */
    private static final int DAYS_BEFORE_END = 15;

    private final DemoData data;
    private final Diagnoses diagnoses;
    private final PlanDrafts drafts;
    private final WorkPlans plans;
    private final Catalogue catalogue;
    private final Map<String, List<NeedRow>> needs;
    private final Map<String, List<ActivityRow>> activities;

    DemoPlans(DemoData data, Diagnoses diagnoses, PlanDrafts drafts, WorkPlans plans, Catalogue catalogue) {
        this.data = data;
        this.diagnoses = diagnoses;
        this.drafts = drafts;
        this.plans = plans;
        this.catalogue = catalogue;
        this.needs = data.needs().stream().collect(Collectors.groupingBy(NeedRow::residenceCode));
        this.activities = Stream.concat(data.activities().stream(), data.drafts().stream())
                .collect(Collectors.groupingBy(ActivityRow::residenceCode));
    }

    /** The self-diagnosis on paper with which a residence came to its alliance; dimensions that nobody wrote of stay unknown. */
    void diagnose(String residenceCode, LocalDate acceptedOn) {
        Set<String> assessed = data.needs().stream()
                .map(need -> catalogue.dimensionOf(need.standard()).code())
                .collect(Collectors.toSet());
        Map<String, Draft> answers = new LinkedHashMap<>();
        catalogue.dimensions().stream()
                .filter(dimension -> assessed.contains(dimension.code()))
                .flatMap(dimension -> dimension.standards().stream())
                .forEach(standard -> {
                    JsonNode states = data.beginnings().path("states").path(standard.code());
                    List<Draft.Line> lines = needsOf(residenceCode, standard.code()).stream()
                            .map(need -> new Draft.Line(need.text(), need.priority()))
                            .toList();
                    answers.put(
                            standard.code(),
                            new Draft(0, states.path(0).asText(), states.path(1).asText(), lines, lines.isEmpty()));
                });
        diagnoses.recordFormer(residenceCode, acceptedOn, answers);
    }

    private List<NeedRow> needsOf(String residenceCode, String standard) {
        return needs.getOrDefault(residenceCode, List.of()).stream()
                .filter(need -> need.standard().equals(standard))
                .toList();
    }

    /** Of the plan that is being built. */
    int version(String allianceCode) {
        return draft(allianceCode).number();
    }

    /** What the company writes: activities and resources. */
    void propose(String allianceCode, String residenceCode) {
        PlanSheet sheet = draft(allianceCode);
        List<Saving.Row> rows = new ArrayList<>();
        for (ActivityRow row : activities.getOrDefault(residenceCode, List.of())) {
            if (row.version() == sheet.number()) {
                rows.add(new Saving.Row(UUID.randomUUID(), 0, line(row, sheet)));
            }
        }
        Saving.Outcome outcome = drafts.save(allianceCode, rows, List.of());
        if (outcome.kept().size() < rows.size()) {
            throw new IllegalStateException("activities of " + residenceCode + " not kept: " + outcome);
        }
        saveFrame(allianceCode, data.text("planObjective"), data.text("planResources"), sheet.valueProposal());
    }

    private ActivityLine line(ActivityRow row, PlanSheet sheet) {
        YearMonth first = YearMonth.from(sheet.startsOn()).plusMonths(row.fromMonth());
        int months = row.toMonth() - row.fromMonth() + 1;
        YearMonth last = first.plusMonths(months - 1L);
        Map<YearMonth, ActivityLine.Sum> sums = new HashMap<>();
        for (int i = 0; i < months; i++) {
            int hours = row.hours() * (i + 1) / months - row.hours() * i / months;
            sums.put(
                    first.plusMonths(i),
                    new ActivityLine.Sum(BigDecimal.valueOf(i == 0 ? row.clp() : 0), BigDecimal.valueOf(hours)));
        }
        return new ActivityLine(
                row.standard(),
                orNull(row.secondDimension()),
                row.description(),
                orNull(row.objective()),
                orNull(row.indicator()),
                first.atDay(1),
                last.atEndOfMonth(),
                sums,
                orNull(row.companyPeople()),
                orNull(row.residencePeople()),
                row.funding(),
                orNull(row.practice()),
                row.needPlaces().stream()
                        .map(place -> need(sheet, row.residenceCode(), place))
                        .collect(Collectors.toSet()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private UUID need(PlanSheet sheet, String residenceCode, ActivityRow.NeedPlace place) {
        NeedRow wanted = needsOf(residenceCode, place.standard()).get(place.place() - 1);
        return sheet.needs().stream()
                .filter(need ->
                        need.standard().equals(wanted.standard()) && need.text().equals(wanted.text()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no need " + wanted + " in the plan"))
                .id();
    }

    /** What the residence writes: what it gives, and which needs can wait. */
    void addValue(String allianceCode) {
        PlanSheet sheet = draft(allianceCode);
        saveFrame(allianceCode, sheet.objective(), sheet.resources(), data.text("planValue"));
        answer(sheet, Set.of(Need.Priority.LOW));
    }

    /** Every need that has no activity gets an answer. */
    void answerNeeds(String allianceCode) {
        answer(draft(allianceCode), Set.of(Need.Priority.values()));
    }

    private void answer(PlanSheet sheet, Set<Need.Priority> priorities) {
        Set<UUID> answered = new HashSet<>();
        sheet.activities().forEach(activity -> answered.addAll(activity.needs()));
        for (PlannedNeed need : sheet.needs()) {
            if (need.answer() == null && priorities.contains(need.priority()) && !answered.contains(need.id())) {
                PlannedNeed.Answer answer = PlannedNeed.Answer.values()[need.position() % 3];
                drafts.answerNeed(
                        sheet.allianceCode(),
                        need.id(),
                        need.version(),
                        answer,
                        answer == PlannedNeed.Answer.OTHER ? data.text("needElsewhere") : "");
            }
        }
    }

    private void saveFrame(String allianceCode, String objective, String resources, String value) {
        PlanSheet sheet = draft(allianceCode);
        drafts.saveFrame(
                allianceCode,
                new PlanFrame(
                        sheet.frameVersion(),
                        objective,
                        resources,
                        value,
                        YearMonth.from(sheet.startsOn()),
                        sheet.months()));
    }

    private PlanSheet draft(String allianceCode) {
        return drafts.of(allianceCode)
                .orElseThrow(() -> new IllegalStateException("no plan is being built in " + allianceCode));
    }

    /** What a follow-up of that day says of an activity. */
    ActivityReport report(String residenceCode, Activity activity, LocalDate today) {
        ActivityRow row = row(residenceCode, activity);
        boolean soon = !today.isBefore(activity.endsOn().minusDays(DAYS_BEFORE_END));
        return switch (fate(row)) {
            case DONE -> soon ? done(activity, row, today) : underWay(activity);
            case REMOVED -> soon ? removed(activity, row) : underWay(activity);
            case PENDING -> soon ? postponed(activity, row, today) : underWay(activity);
        };
    }

    /** On the last day, what the version in force has not yet been told of. */
    void settle(String allianceCode, String residenceCode, LocalDate today) {
        List<ActivityReport> reports = new ArrayList<>();
        for (Activity activity : plans.open(allianceCode)) {
            ActivityRow row = row(residenceCode, activity);
            switch (fate(row)) {
                case DONE -> reports.add(done(activity, row, today));
                case REMOVED -> reports.add(removed(activity, row));
                case PENDING -> {
                    if (activity.endsOn().isBefore(today)) {
                        reports.add(postponed(activity, row, today));
                    }
                }
            }
        }
        plans.report(allianceCode, reports);
    }

    private static Activity.State fate(ActivityRow row) {
        return Activity.State.valueOf(Objects.requireNonNull(row.state()));
    }

    /** An alliance never plans the same thing twice, so that its words tell which it is. */
    private ActivityRow row(String residenceCode, Activity activity) {
        return activities.getOrDefault(residenceCode, List.of()).stream()
                .filter(row -> row.state() != null && row.description().equals(activity.description()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nothing is said of %s of %s".formatted(activity.description(), residenceCode)));
    }

    private static ActivityReport underWay(Activity activity) {
        return new ActivityReport(activity.id(), ActivityReport.Kind.UNDER_WAY, null, null, null);
    }

    private static ActivityReport done(Activity activity, ActivityRow row, LocalDate today) {
        LocalDate on = activity.endsOn().isBefore(today) ? activity.endsOn() : today;
        Integer attendance = row.standard().startsWith("2") ? 8 + row.hours() % 11 : null;
        return new ActivityReport(activity.id(), ActivityReport.Kind.DONE, on, attendance, row.note());
    }

    private static ActivityReport removed(Activity activity, ActivityRow row) {
        return new ActivityReport(activity.id(), ActivityReport.Kind.REMOVED, null, null, row.note());
    }

    private static ActivityReport postponed(Activity activity, ActivityRow row, LocalDate today) {
        LocalDate from = activity.endsOn().isBefore(today) ? today : activity.endsOn();
        return new ActivityReport(
                activity.id(), ActivityReport.Kind.POSTPONED, from.plusDays(DAYS_PUT_OFF), null, row.note());
    }
}
