package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.language.Texts;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures a plan against the needs it starts from; whether something is to be pointed out, its table says (rules P5). */
@Service
@Transactional(readOnly = true)
public class CoherenceCheck {

    private final CoherencePolicies policies;
    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final Texts texts;

    CoherenceCheck(@Lazy CoherencePolicies policies, Catalogue catalogue, JdbcClient jdbc, Texts texts) {
        this.policies = policies;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** How that plan stands now. */
    public Coherence of(PlanSheet sheet) {
        Set<UUID> answered = new HashSet<>();
        sheet.activities().forEach(activity -> answered.addAll(activity.needs()));
        Set<String> assessed = assessed(sheet.diagnosis());
        List<Coherence.Coverage> dimensions = catalogue.dimensions().stream()
                .map(dimension -> coverage(sheet, dimension, assessed, answered))
                .toList();
        List<Coherence.Finding> findings = new ArrayList<>();
        List<PlannedActivity> activities = sheet.activities();
        List<String> unanswered = sheet.needs().stream()
                .filter(need -> need.answer() == null && !answered.contains(need.id()))
                .map(PlannedNeed::text)
                .toList();
        add(
                findings,
                CoherencePolicies.Check.NEED_UNANSWERED,
                unanswered.size(),
                sheet.needs().size(),
                unanswered);
        dimensions.forEach(dimension -> {
            Integer needs = dimension.needs();
            add(
                    findings,
                    CoherencePolicies.Check.DIMENSION_WITHOUT_ACTIVITY,
                    dimension.planned(),
                    needs == null ? 0 : needs,
                    List.of(dimension.name()));
        });
        add(
                findings,
                CoherencePolicies.Check.FIRST_PLAN_TOO_LARGE,
                activities.size(),
                sheet.number(),
                List.of(String.valueOf(activities.size())));
        dimensions.stream()
                .max(Comparator.comparingInt(Coherence.Coverage::planned))
                .filter(largest -> !activities.isEmpty())
                .ifPresent(largest -> add(
                        findings,
                        CoherencePolicies.Check.ONE_DIMENSION,
                        new Ratio(largest.planned(), activities.size())
                                .percent()
                                .orElse(0),
                        activities.size(),
                        List.of(largest.name())));
        List<String> nobody = named(activities, PlannedActivity::hasNobody);
        add(findings, CoherencePolicies.Check.WITHOUT_RESPONSIBLE, nobody.size(), activities.size(), nobody);
        List<String> unmeasured = named(activities, activity -> activity.indicator() == null);
        add(findings, CoherencePolicies.Check.WITHOUT_INDICATOR, unmeasured.size(), activities.size(), unmeasured);
        checkMonths(sheet, findings);
        findings.sort(Comparator.comparing(Coherence.Finding::weight).reversed());
        return new Coherence(dimensions, List.copyOf(findings));
    }

    private static List<String> named(List<PlannedActivity> activities, Function<PlannedActivity, Boolean> which) {
        return activities.stream()
                .filter(which::apply)
                .map(PlannedActivity::description)
                .toList();
    }

    /** What falls due in a month, against the best month of the last cycle; without one there is nothing to compare with. */
    private void checkMonths(PlanSheet sheet, List<Coherence.Finding> findings) {
        int best = bestMonth(sheet.allianceCode());
        if (best == 0) {
            return;
        }
        Map<YearMonth, Long> due = new TreeMap<>(sheet.activities().stream()
                .collect(Collectors.groupingBy(activity -> YearMonth.from(activity.endsOn()), Collectors.counting())));
        due.forEach((month, count) -> add(
                findings,
                CoherencePolicies.Check.MONTH_OVERLOADED,
                new Ratio(count.intValue(), best).percent().orElse(0),
                best,
                List.of(texts.month(month.atDay(1)), String.valueOf(count))));
    }

    /** How many activities the version in force has seen done in its best month. */
    private int bestMonth(String allianceCode) {
        return jdbc.sql("""
                        select coalesce(max(month.done), 0) from (
                            select count(*) as done
                            from juntos.activity a join juntos.work_plan p on p.id = a.work_plan_id
                            where p.alliance_code = ? and p.in_force_since is not null and p.frozen_on is null
                              and a.state = 'DONE'
                            group by date_trunc('month', a.done_on)) month
                        """).param(allianceCode).query(Integer.class).single();
    }

    private void add(
            List<Coherence.Finding> findings,
            CoherencePolicies.Check check,
            int measured,
            int reference,
            List<String> about) {
        policies.judge(check, measured, reference)
                .ifPresent(weight -> findings.add(new Coherence.Finding(check, weight, measured, reference, about)));
    }

    /** The standards of which the self-diagnosis says something: of the others the needs are not known. */
    private Set<String> assessed(@Nullable String diagnosis) {
        return diagnosis == null
                ? Set.of()
                : Set.copyOf(jdbc.sql("select standard_code from juntos.diagnosis_answer where diagnosis_code = ?")
                        .param(diagnosis)
                        .query(String.class)
                        .list());
    }

    private static Coherence.Coverage coverage(
            PlanSheet sheet, Dimension dimension, Set<String> assessed, Set<UUID> answered) {
        List<Coherence.Coverage> standards = dimension.standards().stream()
                .map(standard -> coverage(sheet, standard, assessed, answered))
                .toList();
        List<Integer> known = standards.stream()
                .flatMap(standard -> Optional.ofNullable(standard.needs()).stream())
                .toList();
        return new Coherence.Coverage(
                dimension.code(),
                dimension.name(),
                known.isEmpty()
                        ? null
                        : known.stream().mapToInt(Integer::intValue).sum(),
                standards.stream().mapToInt(Coherence.Coverage::planned).sum(),
                standards.stream().mapToInt(Coherence.Coverage::answered).sum(),
                standards);
    }

    private static Coherence.Coverage coverage(
            PlanSheet sheet, Standard standard, Set<String> assessed, Set<UUID> answered) {
        List<PlannedNeed> needs = sheet.needs().stream()
                .filter(need -> need.standard().equals(standard.code()))
                .toList();
        return new Coherence.Coverage(
                standard.code(),
                standard.name(),
                assessed.contains(standard.code()) ? needs.size() : null,
                (int) sheet.activities().stream()
                        .filter(activity -> activity.standard().equals(standard.code()))
                        .count(),
                (int) needs.stream()
                        .filter(need -> answered.contains(need.id()))
                        .count(),
                List.of());
    }
}
