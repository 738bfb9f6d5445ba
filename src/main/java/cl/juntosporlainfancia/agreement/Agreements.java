package cl.juntosporlainfancia.agreement;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.alliance.Condition;
import cl.juntosporlainfancia.alliance.ConditionCheck;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agreements of alliances: who has signed (manual, section 4.2 and annex 7.3). */
@Service
@Transactional
public class Agreements implements ConditionCheck {

    /**
     * A signature.
     *
     * @param signedBy name of the legal representative
     * @param position what he or she is in that party
     */
    public record Signature(Signatory signatory, LocalDate signedOn, String signedBy, String position) {}

    private final JdbcClient jdbc;
    private final AlliancesInView alliances;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;
    private final Texts texts;

    Agreements(
            JdbcClient jdbc,
            AlliancesInView alliances,
            AuditTrail audit,
            CurrentViewer current,
            BusinessCalendar calendar,
            Texts texts) {
        this.jdbc = jdbc;
        this.alliances = alliances;
        this.audit = audit;
        this.current = current;
        this.calendar = calendar;
        this.texts = texts;
    }

    /**
     * A party signs.
     *
     * @throws Refused if it has signed already, or the date lies ahead or before the alliance
     */
    public void sign(String allianceCode, Signature signature) {
        if (signature.signedOn().isAfter(calendar.today())) {
            throw new Refused("signedOn", "agreement.signedOn.future");
        }
        LocalDate formedOn = alliances.get(allianceCode).formedOn();
        if (signature.signedOn().isBefore(formedOn)) {
            throw new Refused("signedOn", "agreement.signedOn.tooEarly", texts.shortDate(formedOn));
        }
        int signed = jdbc.sql("insert into juntos.agreement_signature (alliance_code, signatory, signed_on, signed_by,"
                        + " position_held, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (alliance_code, signatory) do nothing")
                .params(
                        allianceCode,
                        signature.signatory().name(),
                        signature.signedOn(),
                        signature.signedBy(),
                        signature.position(),
                        current.username(),
                        Timestamp.from(calendar.now()))
                .update();
        if (signed == 0) {
            throw new Refused("", "agreement.signedTwice", texts.of(signature.signatory()));
        }
        audit.record(
                AuditTrail.Action.AGREEMENT_SIGNED,
                allianceCode,
                signature.signatory() + " " + signature.signedOn() + " " + signature.signedBy());
    }

    /** The signatures so far, by date. */
    @Transactional(readOnly = true)
    public List<Signature> signatures(String allianceCode) {
        return jdbc.sql("select signatory, signed_on, signed_by, position_held from juntos.agreement_signature"
                        + " where alliance_code = ? order by signed_on, signatory")
                .param(allianceCode)
                .query((row, n) -> new Signature(
                        Signatory.valueOf(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    @Override
    public Condition condition() {
        return Condition.AGREEMENT_SIGNED;
    }

    /** All three have signed. */
    @Override
    @Transactional(readOnly = true)
    public boolean holds(StageRun run) {
        return signatures(run.allianceCode()).size() == Signatory.values().length;
    }
}
