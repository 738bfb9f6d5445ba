package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who decided what and when; the database refuses to change or delete it. */
@Service
public class AuditTrail {

    /** What can leave a trace. Its words on screen are the messages {@code audit.<ACTION>}. */
    public enum Action {
        ALLIANCE_FORMED,
        STAGE_OPENED,
        STAGE_EXTENDED,
        STAGE_CLOSED,
        EARLY_CLOSING_REQUESTED,
        EARLY_CLOSING_DECLINED,
        CLOSING_PREPARATION_REQUESTED,
        MILESTONE_RECORDED,
        PLAN_ADVANCED,
        PLAN_SENT_BACK,
        PLAN_APPROVED,
        PLAN_RETURNED,
        PLAN_AGREED,
        ACTIVITY_REPORTED,
        AGREEMENT_GENERATED,
        AGREEMENT_RETURNED,
        AGREEMENT_SIGNED,
        AGREEMENT_DISCARDED,
        FOLLOW_UP_RECORDED,
        FOLLOW_UP_NOT_HELD,
        FOLLOW_UP_ESCALATED,
        CONTACT_LOGGED,
        BASELINE_RENEWED,
        DIAGNOSIS_OPENED,
        RESIDENCE_VISITED,
        DIAGNOSIS_HELP_REQUESTED,
        DIAGNOSIS_HELP_GIVEN,
        DIAGNOSIS_HANDED_IN,
        DIAGNOSIS_VALIDATED,
        DIAGNOSIS_RETURNED,
        DIAGNOSIS_ACCEPTED,
        FORMER_DIAGNOSIS_RECORDED,
        STAGE_EVALUATED,
        ENDING_NOTIFIED,
        ENDING_WITHDRAWN,
        ALLIANCE_ENDED,
        ALLIANCE_SUSTAINED,
        ORGANIZATION_INVITED,
        INVITATION_REPEATED,
        INVITATION_ACCEPTED,
        INVITATION_DECLINED,
        ADMISSION_VERIFIED,
        ORGANIZATION_ADMITTED,
        ADMISSION_WAITS,
        ADMISSION_REFUSED,
        INFORMATIVE_MEETING_HELD,
        ORGANIZATION_INCORPORATED,
        INCORPORATION_CLOSED,
        LINKING_OPENED,
        COMPANY_CHOSEN,
        COMPANY_CONTACTED,
        COMPANY_DECLINED,
        COMPANY_SILENT,
        COMPANY_ACCEPTED,
        COMPANY_SIDE_NAMED,
        RESIDENCE_SIDE_NAMED,
        LINKING_LINKED,
        LINKING_HANDED_TO_COMMISSION,
        SEARCH_RECORDED,
        REGISTRY_IMPORTED,
        PARTY_REGISTERED,
        PARTY_CHANGED,
        PERSON_REGISTERED,
        PERSON_CHANGED,
        PERSON_JOINED,
        PERSON_LEFT,
        ROLE_CHANGED,
        PASSWORD_SET,
        LOGIN_REFUSED,
        ACCOUNT_LOCKED,
        ADDRESS_LOCKED,
        ACCOUNT_SHUT,
        ACCOUNT_REOPENED,
        ACCOUNT_BOUND
    }

    /** One entry: when, who, what, about which alliance, in which terms. */
    public record Entry(
            Instant at,
            String username,
            Action action,
            @Nullable String allianceCode,
            String detail) {}

    private final JdbcClient jdbc;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;

    AuditTrail(JdbcClient jdbc, CurrentViewer current, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.current = current;
        this.calendar = calendar;
    }

    /** Writes an entry in the transaction of what it tells. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Action action, @Nullable String allianceCode, String detail) {
        jdbc.sql("insert into juntos.audit_event (at, username, action, alliance_code, detail) values (?, ?, ?, ?, ?)")
                .params(
                        Timestamp.from(calendar.now()),
                        current.username(),
                        action.name(),
                        allianceCode,
                        detail.length() > 2000 ? detail.substring(0, 2000) : detail)
                .update();
    }

    /** What happened in an alliance, newest first. */
    @Transactional(readOnly = true)
    public List<Entry> of(String allianceCode, int limit) {
        return jdbc.sql("select at, username, action, alliance_code, detail from juntos.audit_event"
                        + " where alliance_code = ? order by id desc limit ?")
                .params(allianceCode, limit)
                .query((row, n) -> new Entry(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        Action.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }
}
