package cl.juntosporlainfancia.agreement;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.WorkPlan;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads an alliance's work plan for Annex 1: the only place that knows how a plan is kept. */
@Component
class AnnexPlans {

    /** More columns than these cannot be read on a page; then each activity says its dates only. */
    private static final int MOST_MONTHS = 14;

    private final WorkPlans plans;
    private final Catalogue catalogue;
    private final Texts texts;

    AnnexPlans(WorkPlans plans, Catalogue catalogue, Texts texts) {
        this.plans = plans;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    boolean exists(String allianceCode) {
        return agreed(allianceCode).isPresent();
    }

    /** The plan in force, or else the one agreed for later; empty if none is agreed. */
    Optional<AnnexPlan> of(String allianceCode) {
        return agreed(allianceCode).map(this::annex);
    }

    private Optional<WorkPlan> agreed(String allianceCode) {
        return plans.inForce(allianceCode)
                .or(() -> plans.waiting(allianceCode))
                .filter(plan -> plan.activities().stream().anyMatch(AnnexPlans::isPromised));
    }

    private AnnexPlan annex(WorkPlan plan) {
        List<Activity> activities = plan.activities().stream()
                .filter(AnnexPlans::isPromised)
                .sorted(Comparator.comparingInt((Activity activity) -> dimension(activity))
                        .thenComparing(Activity::startsOn)
                        .thenComparing(Activity::standard))
                .toList();
        List<YearMonth> months = months(activities);
        return new AnnexPlan(
                plan.versionNumber(),
                texts.date(Objects.requireNonNull(plan.agreedOn())),
                plan.objective(),
                columns(months),
                lines(activities, months),
                texts.pesos(activities.stream().mapToLong(Activity::budgetClp).sum()),
                activities.stream().mapToInt(Activity::volunteerHours).sum());
    }

    /** What was removed is promised no more. */
    private static boolean isPromised(Activity activity) {
        return activity.state() != Activity.State.REMOVED;
    }

    private List<AnnexPlan.Line> lines(List<Activity> activities, List<YearMonth> months) {
        List<AnnexPlan.Line> lines = new ArrayList<>();
        int before = -1;
        for (Activity activity : activities) {
            int dimension = dimension(activity);
            boolean first = dimension != before;
            before = dimension;
            lines.add(new AnnexPlan.Line(
                    first ? heading(activity) : "",
                    texts.get(
                            "agreement.annex.standard",
                            activity.standard(),
                            catalogue.standard(activity.standard()).name()),
                    activity.description(),
                    orEmpty(activity.indicator()),
                    months.stream().map(month -> isUnderWay(activity, month)).toList(),
                    texts.get(
                            "agreement.annex.when",
                            texts.shortDate(activity.startsOn()),
                            texts.shortDate(activity.endsOn())),
                    activity.budgetClp() == 0 ? "" : texts.pesos(activity.budgetClp()),
                    activity.volunteerHours(),
                    activity.funding() == Funding.NONE ? "" : texts.get("agreement.funding." + activity.funding()),
                    orEmpty(activity.companyPeople()),
                    orEmpty(activity.residencePeople())));
        }
        return lines;
    }

    /** Its place in the catalogue; lines beside the dimensions come last. */
    private int dimension(Activity activity) {
        return catalogue.hasStandard(activity.standard())
                ? catalogue.dimensions().indexOf(catalogue.dimensionOf(activity.standard()))
                : catalogue.dimensions().size()
                        + catalogue.extraLines().indexOf(catalogue.standard(activity.standard()));
    }

    private String heading(Activity activity) {
        return catalogue.hasStandard(activity.standard())
                ? catalogue.dimensionOf(activity.standard()).name()
                : catalogue.standard(activity.standard()).name();
    }

    private static boolean isUnderWay(Activity activity, YearMonth month) {
        return !YearMonth.from(activity.startsOn()).isAfter(month)
                && !YearMonth.from(activity.endsOn()).isBefore(month);
    }

    private static List<YearMonth> months(List<Activity> activities) {
        YearMonth first = YearMonth.from(activities.stream()
                .map(Activity::startsOn)
                .min(LocalDate::compareTo)
                .orElseThrow());
        YearMonth last = YearMonth.from(activities.stream()
                .map(Activity::endsOn)
                .max(LocalDate::compareTo)
                .orElseThrow());
        long count = ChronoUnit.MONTHS.between(first, last) + 1;
        return count > MOST_MONTHS
                ? List.of()
                : LongStream.range(0, count).mapToObj(first::plusMonths).toList();
    }

    private static List<AnnexPlan.Month> columns(List<YearMonth> months) {
        List<AnnexPlan.Month> columns = new ArrayList<>();
        for (YearMonth month : months) {
            boolean newYear = columns.isEmpty() || month.getMonthValue() == 1;
            columns.add(new AnnexPlan.Month(
                    month.getMonth()
                            .getDisplayName(TextStyle.SHORT, Texts.LOCALE)
                            .replace(".", ""),
                    newYear ? Integer.toString(month.getYear()) : ""));
        }
        return columns;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
