package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.panel.PlanReading.Cell;
import cl.juntosporlainfancia.panel.PlanReading.EventLine;
import cl.juntosporlainfancia.panel.PlanReading.FigureLine;
import cl.juntosporlainfancia.panel.PlanReading.Group;
import cl.juntosporlainfancia.panel.PlanReading.Link;
import cl.juntosporlainfancia.panel.PlanReading.MonthLine;
import cl.juntosporlainfancia.panel.PlanReading.NeedLine;
import cl.juntosporlainfancia.panel.PlanReading.Row;
import cl.juntosporlainfancia.panel.PlanReading.StandardRows;
import cl.juntosporlainfancia.panel.PlanReading.Standing;
import cl.juntosporlainfancia.panel.PlanReading.State;
import cl.juntosporlainfancia.panel.PlanReading.Version;
import cl.juntosporlainfancia.panel.PlanReading.Year;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.ActivityEvent;
import cl.juntosporlainfancia.workplan.Amount;
import cl.juntosporlainfancia.workplan.Compliance;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import cl.juntosporlainfancia.workplan.WorkPlan;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of an agreed plan shows, all as of one moment. */
@Component
class PlanReadings {

    /** Months of a Gantt that was postponed again and again; later ones are told in words only. */
    private static final int MOST_MONTHS = 48;

    private final WorkPlans plans;
    private final Catalogue catalogue;
    private final Registry registry;
    private final BusinessCalendar calendar;
    private final Texts texts;

    PlanReadings(WorkPlans plans, Catalogue catalogue, Registry registry, BusinessCalendar calendar, Texts texts) {
        this.plans = plans;
        this.catalogue = catalogue;
        this.registry = registry;
        this.calendar = calendar;
        this.texts = texts;
    }

    /** The agreed versions, the newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(String allianceCode) {
        List<Version> versions = new ArrayList<>();
        Integer former = null;
        for (WorkPlan plan : plans.versions(allianceCode)) {
            versions.add(0, version(plan, former));
            former = plan.versionNumber();
        }
        return List.copyOf(versions);
    }

    private static Version version(WorkPlan plan, @Nullable Integer former) {
        return new Version(
                plan.versionNumber(),
                plan.horizon(),
                Version.standing(plan),
                Objects.requireNonNull(plan.agreedOn()),
                plan.inForceSince(),
                plan.frozenOn(),
                former);
    }

    /**
     * A version.
     *
     * @param number null for the one in force, or the latest where none is
     * @return empty if the number was not given and nothing is agreed
     * @throws NoSuchElementException if there is no agreed version of that number
     */
    @Transactional(readOnly = true)
    public Optional<PlanReading> of(AllianceView alliance, @Nullable Integer number) {
        List<WorkPlan> all = plans.versions(alliance.code());
        WorkPlan plan = number == null
                ? all.stream()
                        .filter(each -> Version.standing(each) == Standing.IN_FORCE)
                        .findFirst()
                        .orElse(all.isEmpty() ? null : all.get(all.size() - 1))
                : all.stream()
                        .filter(each -> each.versionNumber() == number)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("work plan version " + number));
        return Optional.ofNullable(plan).map(found -> reading(alliance, found, all));
    }

    private PlanReading reading(AllianceView alliance, WorkPlan plan, List<WorkPlan> all) {
        List<YearMonth> months = months(plan);
        List<PlannedNeed> needs = plans.needs(plan.id());
        Map<UUID, List<UUID>> answering = plans.answering(plan.id());
        Map<UUID, Activity> activities = new LinkedHashMap<>();
        plan.activities().forEach(activity -> activities.put(activity.id(), activity));
        Map<UUID, List<String>> answered = new HashMap<>();
        needs.forEach(need -> answering.getOrDefault(need.id(), List.of()).forEach(id -> answered.computeIfAbsent(
                        id, key -> new ArrayList<>())
                .add(need.text())));
        Map<UUID, List<EventLine>> events = events(alliance.code(), plan, all);
        Standing standing = Version.standing(plan);
        Map<String, List<Row>> rows = new HashMap<>();
        long late = 0;
        for (Activity activity : sorted(plan)) {
            Row row = row(
                    activity,
                    standing,
                    months,
                    answered.getOrDefault(activity.id(), List.of()),
                    events.getOrDefault(activity.id(), List.of()));
            late += row.state() == State.LATE ? 1 : 0;
            rows.computeIfAbsent(activity.standard(), standard -> new ArrayList<>())
                    .add(row);
        }
        List<FigureLine> figures = figures(plans.compliance(plan));
        Compliance total = total(figures.stream().map(FigureLine::compliance).toList());
        int index = all.indexOf(plan);
        return new PlanReading(
                alliance,
                version(plan, index == 0 ? null : all.get(index - 1).versionNumber()),
                plan.objective(),
                plan.resources(),
                plan.valueProposal(),
                plan.startsOn(),
                plan.endsOn(),
                years(months),
                months,
                groups(rows),
                figures,
                total,
                percent(total),
                late,
                needs.stream()
                        .map(need -> new NeedLine(
                                label(need.standard()),
                                need,
                                answering.getOrDefault(need.id(), List.of()).stream()
                                        .map(id -> new Link(
                                                id,
                                                Objects.requireNonNull(activities.get(id))
                                                        .description()))
                                        .toList()))
                        .toList());
    }

    private static List<Activity> sorted(WorkPlan plan) {
        return plan.activities().stream()
                .sorted(Comparator.comparing(Activity::startsOn).thenComparing(Activity::endsOn))
                .toList();
    }

    private static List<YearMonth> months(WorkPlan plan) {
        YearMonth first = YearMonth.from(plan.startsOn());
        YearMonth last = YearMonth.from(plan.endsOn());
        for (Activity activity : plan.activities()) {
            YearMonth start = YearMonth.from(activity.startsOn());
            YearMonth end = YearMonth.from(activity.endsOn());
            first = start.isBefore(first) ? start : first;
            last = end.isAfter(last) ? end : last;
        }
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = first;
                !month.isAfter(last) && months.size() < MOST_MONTHS;
                month = month.plusMonths(1)) {
            months.add(month);
        }
        return List.copyOf(months);
    }

    private static List<Year> years(List<YearMonth> months) {
        Map<Integer, Long> counts = months.stream()
                .collect(Collectors.groupingBy(YearMonth::getYear, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new Year(entry.getKey(), entry.getValue().intValue()))
                .toList();
    }

    /** In the catalogue's order; the lines beside the dimensions last. */
    private List<Group> groups(Map<String, List<Row>> rows) {
        List<Group> groups = new ArrayList<>();
        for (Dimension dimension : catalogue.dimensions()) {
            add(groups, dimension.name(), dimension.standards(), rows);
        }
        add(groups, texts.get("planlife.beside"), catalogue.extraLines(), rows);
        return List.copyOf(groups);
    }

    private void add(List<Group> groups, String name, List<Standard> standards, Map<String, List<Row>> rows) {
        List<StandardRows> own = standards.stream()
                .filter(standard -> rows.containsKey(standard.code()))
                .map(standard ->
                        new StandardRows(label(standard.code()), Objects.requireNonNull(rows.get(standard.code()))))
                .toList();
        if (!own.isEmpty()) {
            List<Row> all = own.stream().flatMap(each -> each.rows().stream()).toList();
            groups.add(new Group(
                    name,
                    own,
                    all.stream().filter(row -> row.state() == State.DONE).count(),
                    all.size()));
        }
    }

    private Row row(
            Activity activity, Standing standing, List<YearMonth> months, List<String> needs, List<EventLine> events) {
        State state = state(activity, standing);
        String second = activity.secondDimension();
        return new Row(
                activity.id(),
                activity.version(),
                label(activity.standard()),
                catalogue.dimensions().stream()
                        .filter(dimension -> dimension.code().equals(second))
                        .map(Dimension::name)
                        .findFirst()
                        .orElse(null),
                activity.description(),
                activity.objective(),
                activity.indicator(),
                activity.startsOn(),
                activity.endsOn(),
                activity.originalEndsOn(),
                activity.isPostponed(),
                state,
                activity.doneOn(),
                activity.attendance(),
                activity.evidence(),
                activity.reason(),
                activity.companyPeople(),
                activity.residencePeople(),
                activity.funding(),
                contribution(new Amount(activity.budgetClp(), activity.volunteerHours())),
                activity.months().entrySet().stream()
                        .map(entry -> new MonthLine(entry.getKey(), contribution(entry.getValue())))
                        .toList(),
                needs,
                months.stream().map(month -> cell(activity, state, month)).toList(),
                events,
                standing == Standing.IN_FORCE && activity.state() == Activity.State.PENDING);
    }

    private State state(Activity activity, Standing standing) {
        return switch (activity.state()) {
            case DONE -> State.DONE;
            case REMOVED -> State.REMOVED;
            case PENDING ->
                standing == Standing.IN_FORCE && calendar.today().isAfter(activity.endsOn())
                        ? State.LATE
                        : State.PENDING;
        };
    }

    private Cell cell(Activity activity, State state, YearMonth month) {
        YearMonth start = YearMonth.from(activity.startsOn());
        YearMonth end = YearMonth.from(activity.endsOn());
        if (month.isBefore(start) || month.isAfter(end)) {
            return new Cell("", "");
        }
        YearMonth original = YearMonth.from(activity.originalEndsOn());
        List<String> classes =
                new ArrayList<>(List.of("bar", "bar--" + state.name().toLowerCase(java.util.Locale.ROOT)));
        if (month.equals(start)) {
            classes.add("bar--from");
        }
        if (month.equals(end)) {
            classes.add("bar--to");
        }
        if (activity.isPostponed() && month.isAfter(original)) {
            classes.add("bar--moved");
        }
        if (activity.isPostponed() && month.equals(original)) {
            classes.add("bar--origin");
        }
        Amount amount = activity.months().get(month);
        return new Cell(String.join(" ", classes), amount == null ? "" : contribution(amount));
    }

    /** «$50.000 · 20 h»; empty if it is nothing. */
    String contribution(Amount amount) {
        List<String> parts = new ArrayList<>();
        if (amount.clp() > 0) {
            parts.add(texts.pesos(amount.clp()));
        }
        if (amount.hours() > 0) {
            parts.add(texts.get("planlife.hours", amount.hours()));
        }
        return String.join(" · ", parts);
    }

    /** «2.1 Recreativo». */
    String label(String standard) {
        return texts.get(
                "planfile.standard", standard, catalogue.standard(standard).name());
    }

    /** Of each activity, what was said of it in this version and of what it goes on with. */
    private Map<UUID, List<EventLine>> events(String allianceCode, WorkPlan plan, List<WorkPlan> all) {
        List<ActivityEvent> events = plans.events(allianceCode);
        Map<String, String> names =
                registry.names(events.stream().map(ActivityEvent::by).collect(Collectors.toSet()));
        Map<UUID, List<EventLine>> byActivity = new HashMap<>();
        for (ActivityEvent event : events) {
            byActivity
                    .computeIfAbsent(event.activityId(), id -> new ArrayList<>())
                    .add(new EventLine(
                            event.kind(),
                            event.on(),
                            event.from(),
                            event.attendance(),
                            event.note(),
                            names.getOrDefault(event.by(), event.by()),
                            event.at()));
        }
        Map<UUID, UUID> origins = new HashMap<>();
        all.stream()
                .flatMap(each -> each.activities().stream())
                .filter(activity -> activity.carriedFrom() != null)
                .forEach(activity -> origins.put(activity.id(), Objects.requireNonNull(activity.carriedFrom())));
        Map<UUID, List<EventLine>> whole = new HashMap<>();
        for (Activity activity : plan.activities()) {
            List<EventLine> lines = new ArrayList<>();
            for (UUID id = activity.id(); id != null; id = origins.get(id)) {
                lines.addAll(byActivity.getOrDefault(id, List.of()));
            }
            lines.sort(Comparator.comparing(EventLine::at));
            whole.put(activity.id(), List.copyOf(lines));
        }
        return whole;
    }

    List<FigureLine> figures(List<Compliance> compliances) {
        return compliances.stream()
                .filter(compliance -> compliance.planned() > 0)
                .map(compliance -> new FigureLine(
                        catalogue.dimensions().stream()
                                .filter(dimension -> dimension.code().equals(compliance.dimension()))
                                .map(Dimension::name)
                                .findFirst()
                                .orElse(compliance.dimension()),
                        compliance,
                        percent(compliance)))
                .toList();
    }

    static Compliance total(Collection<Compliance> figures) {
        int done = figures.stream().mapToInt(Compliance::done).sum();
        int pending = figures.stream().mapToInt(Compliance::pending).sum();
        int removed = figures.stream().mapToInt(Compliance::removed).sum();
        return new Compliance("", done + pending + removed, done, pending, removed);
    }

    String percent(Compliance compliance) {
        OptionalInt percent = compliance.percent();
        return percent.isPresent() ? texts.get("percent", percent.getAsInt()) : texts.get("percent.none");
    }
}
