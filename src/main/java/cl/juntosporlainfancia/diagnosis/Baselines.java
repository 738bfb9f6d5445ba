package cl.juntosporlainfancia.diagnosis;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.alliance.Condition;
import cl.juntosporlainfancia.alliance.ConditionCheck;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The self-diagnoses of residences, renewed every year (manual, section 5.1). */
@Service
@Transactional
public class Baselines implements ConditionCheck {

    /**
     * What a renewal found.
     *
     * @param children how many are served; never who
     */
    public record Baseline(LocalDate renewedOn, int children, String progress, String needs) {}

    private final JdbcClient jdbc;
    private final AlliancesInView alliances;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;

    Baselines(
            JdbcClient jdbc,
            AlliancesInView alliances,
            AuditTrail audit,
            CurrentViewer current,
            BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.alliances = alliances;
        this.audit = audit;
        this.current = current;
        this.calendar = calendar;
    }

    /**
     * Renews the baseline of the alliance's residence.
     *
     * @throws Refused if its date lies ahead
     */
    public void renew(String allianceCode, Baseline baseline) {
        if (baseline.renewedOn().isAfter(calendar.today())) {
            throw new Refused("renewedOn", "baseline.renewedOn.future");
        }
        AllianceView alliance = alliances.get(allianceCode);
        jdbc.sql("insert into juntos.baseline (id, residence_code, renewed_on, children, progress, needs, recorded_by,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        alliance.residenceCode(),
                        baseline.renewedOn(),
                        baseline.children(),
                        baseline.progress(),
                        baseline.needs(),
                        current.username(),
                        Timestamp.from(calendar.now()))
                .update();
        audit.record(AuditTrail.Action.BASELINE_RENEWED, allianceCode, baseline.renewedOn());
    }

    /** The last one of a residence. */
    @Transactional(readOnly = true)
    public Optional<Baseline> last(String residenceCode) {
        return jdbc.sql("select renewed_on, children, progress, needs from juntos.baseline where residence_code = ?"
                        + " order by renewed_on desc, recorded_at desc limit 1")
                .param(residenceCode)
                .query((row, n) -> new Baseline(
                        row.getObject(1, LocalDate.class), row.getInt(2), row.getString(3), row.getString(4)))
                .optional();
    }

    @Override
    public Condition condition() {
        return Condition.BASELINE_RENEWED;
    }

    /** Renewed since the stage began. */
    @Override
    @Transactional(readOnly = true)
    public boolean holds(StageRun run) {
        return last(alliances.get(run.allianceCode()).residenceCode())
                .filter(last -> !last.renewedOn().isBefore(run.startedOn()))
                .isPresent();
    }
}
