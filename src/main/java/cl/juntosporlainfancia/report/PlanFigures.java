package cl.juntosporlainfancia.report;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.workplan.Activity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts needs and activities (evaluation 2020, tables 11 to 16; rules R1, R1b and R2). Three statements, however many alliances there
 * are.
 */
@Service
@Transactional(readOnly = true)
public class PlanFigures {

    /** The alliances in scope, and of each of their residences the latest self-diagnosis accepted by the last day. */
    private static final String SCOPE = """
            with scope as (
                select a.code, a.residence_code
                from juntos.alliance a
                join juntos.residence r on r.code = a.residence_code
                where (cast(:organization as varchar) is null or a.organization_code = :organization)
                  and (cast(:company as varchar) is null or a.company_code = :company)
                  and (cast(:region as varchar) is null or r.region = :region)
                  and (cast(:to as date) is null or a.formed_on <= :to)
                  and (cast(:from as date) is null or a.status <> 'ENDED' or a.finished_on >= :from)),
            latest as (
                select distinct on (c.residence_code) c.code, c.residence_code
                from juntos.diagnosis_case c
                where c.state = 'ACCEPTED' and c.residence_code in (select residence_code from scope)
                  and (cast(:to as date) is null or c.accepted_on <= :to)
                order by c.residence_code, c.accepted_on desc, c.code desc)
            """;

    /**
     * The activities that count, each once: of versions that were agreed and came into force or will. What a later version carries on
     * is counted there, unless it was settled before that version came into force.
     */
    private static final String COUNTED = """
            , version as (
                select p.id, p.alliance_code from juntos.work_plan p
                where p.state = 'AGREED' and (p.in_force_since is not null or p.frozen_on is null)
                  and p.alliance_code in (select code from scope)),
            counted as (
                select a.id, a.standard_code, a.state, v.alliance_code
                from juntos.activity a join version v on v.id = a.work_plan_id
                where (cast(:from as date) is null or a.original_ends_on >= :from)
                  and (cast(:to as date) is null or a.original_ends_on <= :to)
                  and not (a.state = 'PENDING'
                           and exists (select 1 from juntos.activity n join version l on l.id = n.work_plan_id
                                       where n.carried_from = a.id))
                  and not exists (select 1 from juntos.activity origin
                                  where origin.id = a.carried_from and origin.state <> 'PENDING'))
            """;

    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    PlanFigures(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** The figures of that scope, as they stand now. */
    public PlanReport of(Scope scope) {
        int[] size = new int[2];
        statement(SCOPE + "select (select count(*) from scope), (select count(*) from latest)", scope)
                .query(row -> {
                    size[0] = row.getInt(1);
                    size[1] = row.getInt(2);
                });
        Map<String, int[]> needs = needs(scope);
        Map<String, Map<Activity.State, Integer>> activities = activities(scope);
        List<PlanReport.DimensionPart> dimensions = catalogue.dimensions().stream()
                .map(dimension -> dimension(dimension, needs, activities))
                .toList();
        return new PlanReport(
                size[0],
                size[1],
                dimensions,
                sum(dimensions.stream().map(PlanReport.DimensionPart::figures).toList(), false));
    }

    /** By standard: how many needs, and how many of these a live activity answers. A standard that nobody assessed is missing. */
    private Map<String, int[]> needs(Scope scope) {
        Map<String, int[]> needs = new HashMap<>();
        statement(SCOPE + COUNTED + """
                        , answered as (
                            select distinct s.residence_code, n.standard_code, lower(n.text) as text
                            from counted c
                            join scope s on s.code = c.alliance_code
                            join juntos.activity_need link on link.activity_id = c.id
                            join juntos.plan_need n on n.id = link.need_id
                            where c.state in ('PENDING', 'DONE'))
                        select a.standard_code, count(d.text), count(w.text)
                        from latest l
                        join juntos.diagnosis_answer a on a.diagnosis_code = l.code
                        left join juntos.diagnosis_need d
                            on d.diagnosis_code = a.diagnosis_code and d.standard_code = a.standard_code
                        left join answered w on w.residence_code = l.residence_code
                            and w.standard_code = d.standard_code and w.text = lower(d.text)
                        group by a.standard_code
                        """, scope).query(row -> {
            needs.put(row.getString(1), new int[] {row.getInt(2), row.getInt(3)});
        });
        return needs;
    }

    private Map<String, Map<Activity.State, Integer>> activities(Scope scope) {
        Map<String, Map<Activity.State, Integer>> activities = new HashMap<>();
        statement(
                        SCOPE + COUNTED
                                + "select standard_code, state, count(*) from counted group by standard_code, state",
                        scope)
                .query(row -> {
                    activities
                            .computeIfAbsent(row.getString(1), standard -> new EnumMap<>(Activity.State.class))
                            .put(Activity.State.valueOf(row.getString(2)), row.getInt(3));
                });
        return activities;
    }

    private JdbcClient.StatementSpec statement(String sql, Scope scope) {
        return jdbc.sql(sql)
                .param("organization", scope.organization())
                .param("company", scope.company())
                .param("region", scope.region())
                .param("from", scope.from())
                .param("to", scope.to());
    }

    // The lines beside the dimensions have no place in the catalogue's dimensions, and so are counted nowhere.
    private static PlanReport.DimensionPart dimension(
            Dimension dimension, Map<String, int[]> needs, Map<String, Map<Activity.State, Integer>> activities) {
        List<PlanReport.StandardPart> standards = dimension.standards().stream()
                .map(standard -> standard(
                        standard,
                        needs.get(standard.code()),
                        activities.getOrDefault(standard.code(), new EnumMap<>(Activity.State.class))))
                .toList();
        return new PlanReport.DimensionPart(
                dimension.code(),
                dimension.name(),
                sum(standards.stream().map(PlanReport.StandardPart::figures).toList(), true),
                standards);
    }

    private static PlanReport.StandardPart standard(
            Standard standard, int @Nullable [] needs, Map<Activity.State, Integer> activities) {
        int done = activities.getOrDefault(Activity.State.DONE, 0);
        int pending = activities.getOrDefault(Activity.State.PENDING, 0);
        int removed = activities.getOrDefault(Activity.State.REMOVED, 0);
        return new PlanReport.StandardPart(
                standard.code(),
                standard.name(),
                new Figures(
                        needs == null ? null : needs[0],
                        needs == null ? 0 : needs[1],
                        needs == null ? 0 : done + pending + removed,
                        done,
                        pending,
                        removed));
    }

    /**
     * @param whole whether all activities are set against the needs as soon as one part's are known, as the evaluation does within a
     *     dimension
     */
    private static Figures sum(List<Figures> parts, boolean whole) {
        List<Integer> known = new ArrayList<>();
        int answered = 0;
        int comparable = 0;
        int done = 0;
        int pending = 0;
        int removed = 0;
        for (Figures part : parts) {
            if (part.needs() != null) {
                known.add(part.needs());
            }
            answered += part.answered();
            comparable += part.comparable();
            done += part.done();
            pending += part.pending();
            removed += part.removed();
        }
        return new Figures(
                known.isEmpty()
                        ? null
                        : known.stream().mapToInt(Integer::intValue).sum(),
                answered,
                whole && !known.isEmpty() ? done + pending + removed : comparable,
                done,
                pending,
                removed);
    }
}
