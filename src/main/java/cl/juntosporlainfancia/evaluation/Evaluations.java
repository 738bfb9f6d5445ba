package cl.juntosporlainfancia.evaluation;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.workplan.Compliance;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The evaluations of stages (rules P8). */
@Service
@Transactional
public class Evaluations {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final AllianceService alliances;
    private final WorkPlans plans;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;

    Evaluations(
            JdbcClient jdbc,
            JdbcTemplate batches,
            AllianceService alliances,
            WorkPlans plans,
            Catalogue catalogue,
            AuditTrail audit,
            CurrentViewer current,
            BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.alliances = alliances;
        this.plans = plans;
        this.catalogue = catalogue;
        this.audit = audit;
        this.current = current;
        this.calendar = calendar;
    }

    /**
     * Records the evaluation of the stage under way and freezes the plan's figures with it. A stage that was extended is
     * evaluated again; the last evaluation stands.
     *
     * @throws Refused if a dimension is unknown, or in CONTINUITY sustainability is not answered
     */
    public void record(String allianceCode, StageEvaluation evaluation) {
        StageRun run = alliances.openStage(allianceCode);
        if (run.stage() == Stage.CONTINUITY && evaluation.sustainable() == null) {
            throw new Refused("sustainable", "evaluation.sustainable.required");
        }
        List<String> known =
                catalogue.dimensions().stream().map(Dimension::code).toList();
        if (!known.containsAll(evaluation.dimensionsToAdd())) {
            throw new Refused("dimensionsToAdd", "evaluation.dimension.unknown");
        }
        jdbc.sql("""
                        insert into juntos.stage_evaluation (stage_run_id, achievements, lessons, dimensions_to_add, sustainable,
                            recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (stage_run_id) do update set achievements = excluded.achievements,
                            lessons = excluded.lessons, dimensions_to_add = excluded.dimensions_to_add,
                            sustainable = excluded.sustainable, recorded_by = excluded.recorded_by,
                            recorded_at = excluded.recorded_at
                        """)
                .params(
                        run.id(),
                        evaluation.achievements(),
                        evaluation.lessons(),
                        String.join(",", evaluation.dimensionsToAdd()),
                        run.stage() == Stage.CONTINUITY ? evaluation.sustainable() : null,
                        current.username(),
                        Timestamp.from(calendar.now()))
                .update();
        batches.update("delete from juntos.stage_compliance where stage_run_id = ?", run.id());
        batches.batchUpdate(
                "insert into juntos.stage_compliance (stage_run_id, dimension_code, planned, done, pending, removed)"
                        + " values (?, ?, ?, ?, ?, ?)",
                plans.compliance(allianceCode).stream()
                        .map(c ->
                                new Object[] {run.id(), c.dimension(), c.planned(), c.done(), c.pending(), c.removed()})
                        .toList());
        audit.record(AuditTrail.Action.STAGE_EVALUATED, allianceCode, run.stage());
    }

    @Transactional(readOnly = true)
    public Optional<StageEvaluation> of(UUID stageRunId) {
        return jdbc.sql("select achievements, lessons, dimensions_to_add, sustainable from juntos.stage_evaluation"
                        + " where stage_run_id = ?")
                .param(stageRunId)
                .query((row, n) -> new StageEvaluation(
                        row.getString(1),
                        row.getString(2),
                        Arrays.stream(row.getString(3).split(","))
                                .filter(code -> !code.isBlank())
                                .toList(),
                        row.getObject(4, Boolean.class)))
                .optional();
    }

    /** The plan's figures as they were when the stage was evaluated. */
    @Transactional(readOnly = true)
    public List<Compliance> complianceAt(UUID stageRunId) {
        return jdbc.sql("select dimension_code, planned, done, pending, removed from juntos.stage_compliance"
                        + " where stage_run_id = ?")
                .param(stageRunId)
                .query((row, n) ->
                        new Compliance(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                .list();
    }
}
