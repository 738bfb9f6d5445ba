package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.diagnosis.Need;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads plans that are being built; five statements, whatever their size. */
@Component
class PlanSheets {

    private static final String PLAN =
            "select id, alliance_code, version_number, horizon, step, round, starts_on, months,"
                    + " frame_version, objective, resources, value_proposal, diagnosis_code from juntos.work_plan"
                    + " where alliance_code = ? and state = 'DRAFT'";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PlanSheets(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<PlanSheet> draftOf(String allianceCode) {
        return read(PLAN, allianceCode);
    }

    /** Until the transaction ends nobody else can lock it, so that versions can be compared and raised. */
    Optional<PlanSheet> lockedDraftOf(String allianceCode) {
        return read(PLAN + " for update", allianceCode);
    }

    private Optional<PlanSheet> read(String sql, String allianceCode) {
        return jdbc.sql(sql)
                .param(allianceCode)
                .query((row, n) -> sheet(row))
                .optional()
                .map(this::whole);
    }

    private static PlanSheet sheet(ResultSet row) throws SQLException {
        return new PlanSheet(
                row.getObject("id", UUID.class),
                row.getString("alliance_code"),
                row.getInt("version_number"),
                WorkPlan.Horizon.valueOf(row.getString("horizon")),
                PlanStep.valueOf(row.getString("step")),
                row.getInt("round"),
                row.getObject("starts_on", LocalDate.class),
                row.getInt("months"),
                row.getInt("frame_version"),
                row.getString("objective"),
                row.getString("resources"),
                row.getString("value_proposal"),
                row.getString("diagnosis_code"),
                List.of(),
                List.of());
    }

    private PlanSheet whole(PlanSheet plan) {
        return new PlanSheet(
                plan.id(),
                plan.allianceCode(),
                plan.number(),
                plan.horizon(),
                plan.step(),
                plan.round(),
                plan.startsOn(),
                plan.months(),
                plan.frameVersion(),
                plan.objective(),
                plan.resources(),
                plan.valueProposal(),
                plan.diagnosis(),
                needs(plan.id()),
                activities(plan.id()));
    }

    /** The needs a version started from, in the residence's order. */
    List<PlannedNeed> needs(UUID planId) {
        return jdbc.sql("select id, position, standard_code, text, priority, answer, reason, version"
                        + " from juntos.plan_need where work_plan_id = ? order by position")
                .param(planId)
                .query((row, n) -> new PlannedNeed(
                        row.getObject("id", UUID.class),
                        row.getInt("position"),
                        row.getString("standard_code"),
                        row.getString("text"),
                        Need.Priority.valueOf(row.getString("priority")),
                        answer(row.getString("answer")),
                        row.getString("reason"),
                        row.getInt("version")))
                .list();
    }

    private static PlannedNeed.@Nullable Answer answer(@Nullable String name) {
        return name == null ? null : PlannedNeed.Answer.valueOf(name);
    }

    private List<PlannedActivity> activities(UUID planId) {
        Map<UUID, SortedMap<YearMonth, Amount>> months = new HashMap<>();
        jdbc.sql("select m.activity_id, m.month, m.budget_clp, m.volunteer_hours from juntos.activity_month m"
                        + " join juntos.activity a on a.id = m.activity_id where a.work_plan_id = ?")
                .param(planId)
                .query(row -> {
                    months.computeIfAbsent(row.getObject(1, UUID.class), id -> new TreeMap<>())
                            .put(
                                    YearMonth.from(row.getObject(2, LocalDate.class)),
                                    new Amount(row.getLong(3), row.getInt(4)));
                });
        Map<UUID, List<UUID>> needs = new HashMap<>();
        jdbc.sql("select l.activity_id, l.need_id from juntos.activity_need l"
                        + " join juntos.activity a on a.id = l.activity_id where a.work_plan_id = ?"
                        + " order by l.activity_id, l.need_id")
                .param(planId)
                .query(row -> {
                    needs.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(row.getObject(2, UUID.class));
                });
        return jdbc
                .sql("select id, version, position, standard_code, second_dimension, description, objective, indicator,"
                        + " starts_on, ends_on, original_ends_on, company_people, residence_people, funding, practice,"
                        + " carried_from, changed_by, changed_at from juntos.activity where work_plan_id = ?")
                .param(planId)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new PlannedActivity(
                            id,
                            row.getInt("version"),
                            row.getInt("position"),
                            row.getString("standard_code"),
                            row.getString("second_dimension"),
                            row.getString("description"),
                            row.getString("objective"),
                            row.getString("indicator"),
                            row.getObject("starts_on", LocalDate.class),
                            row.getObject("ends_on", LocalDate.class),
                            row.getObject("original_ends_on", LocalDate.class),
                            months.getOrDefault(id, new TreeMap<>()),
                            row.getString("company_people"),
                            row.getString("residence_people"),
                            Funding.valueOf(row.getString("funding")),
                            row.getString("practice"),
                            needs.getOrDefault(id, List.of()),
                            row.getObject("carried_from", UUID.class),
                            row.getString("changed_by"),
                            instant(row.getTimestamp("changed_at")));
                })
                .list()
                .stream()
                .sorted(Comparator.comparingInt(PlannedActivity::position))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    List<PlanChange> changes(UUID planId) {
        return jdbc.sql("select round, step, kind, subject, fields, changed_by, changed_at from juntos.plan_change"
                        + " where work_plan_id = ? order by id")
                .param(planId)
                .query((row, n) -> new PlanChange(
                        row.getInt(1),
                        PlanStep.valueOf(row.getString(2)),
                        PlanChange.Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        fields(row.getString(5)),
                        row.getString(6),
                        row.getTimestamp(7).toInstant()))
                .list();
    }

    private Map<String, List<String>> fields(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields of a change", e);
        }
    }
}
