package cl.juntosporlainfancia.access;

import static cl.juntosporlainfancia.access.AuditFact.CODE;
import static cl.juntosporlainfancia.access.AuditFact.DATE;
import static cl.juntosporlainfancia.access.AuditFact.GROUP;
import static cl.juntosporlainfancia.access.AuditFact.NUMBER;
import static cl.juntosporlainfancia.access.AuditFact.PEOPLE;
import static cl.juntosporlainfancia.access.AuditFact.constant;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who did what, when, from where and in which terms; the database refuses to change or delete it. It names nobody: a person stands
 * in it by a pseudonym, and what people wrote is kept apart as a note.
 */
@Service
public class AuditTrail {

    /** Who acted without being registered: the trail keeps that it was somebody. */
    public static final String UNKNOWN = "P-UNKNOWN";

    private static final int LONGEST_NOTE = 2000;

    /**
     * What can leave a trace, with the terms that each entry states in this order. Its words on screen are the message
     * {@code audit.<ACTION>}; those of its terms, {@code audit.<ACTION>.detail}.
     */
    public enum Action {
        ALLIANCE_FORMED(GROUP, GROUP),
        STAGE_OPENED(constant("Stage"), DATE, DATE),
        STAGE_EXTENDED(constant("Stage"), NUMBER),
        STAGE_CLOSED(constant("Stage"), constant("Outcome")),
        EARLY_CLOSING_REQUESTED(constant("Stage")),
        EARLY_CLOSING_DECLINED(constant("Stage")),
        CLOSING_PREPARATION_REQUESTED(constant("Stage")),
        MILESTONE_RECORDED(constant("Kind"), DATE),
        PLAN_OPENED(NUMBER),
        PLAN_ADVANCED(NUMBER, NUMBER, constant("PlanStep")),
        PLAN_SENT_BACK(NUMBER, NUMBER, constant("PlanStep")),
        PLAN_APPROVED(NUMBER, NUMBER, constant("Approver")),
        PLAN_RETURNED(NUMBER, NUMBER, constant("Approver")),
        PLAN_AGREED(NUMBER, NUMBER),
        PLAN_IN_FORCE(NUMBER),
        PLAN_DISCARDED(NUMBER),
        ACTIVITY_REPORTED(NUMBER, constant("Kind"), DATE),
        AGREEMENT_GENERATED(CODE, NUMBER),
        AGREEMENT_RETURNED(constant("sheet.signatory")),
        AGREEMENT_SIGNED(constant("sheet.signatory"), DATE),
        AGREEMENT_DISCARDED(CODE),
        AGREEMENT_READ(CODE, NUMBER),
        FOLLOW_UP_RECORDED(NUMBER, DATE, DATE),
        FOLLOW_UP_NOT_HELD(NUMBER, DATE),
        FOLLOW_UP_CANCELLED(NUMBER, DATE),
        FOLLOW_UP_ESCALATED(NUMBER, DATE),
        CONTACT_LOGGED(constant("Channel"), DATE),
        BASELINE_RENEWED(DATE),
        BASELINE_READ,
        DIAGNOSIS_OPENED,
        RESIDENCE_VISITED(DATE),
        DIAGNOSIS_HELP_REQUESTED,
        DIAGNOSIS_HELP_GIVEN,
        DIAGNOSIS_HANDED_IN,
        DIAGNOSIS_VALIDATED,
        DIAGNOSIS_RETURNED,
        DIAGNOSIS_ACCEPTED,
        FORMER_DIAGNOSIS_RECORDED(DATE),
        STAGE_EVALUATED(constant("Stage")),
        ENDING_NOTIFIED(constant("GivenBy"), DATE),
        ENDING_WITHDRAWN,
        ALLIANCE_ENDED,
        ALLIANCE_SUSTAINED,
        ORGANIZATION_INVITED,
        INVITATION_REPEATED(NUMBER),
        INVITATION_ACCEPTED,
        INVITATION_DECLINED,
        ADMISSION_VERIFIED,
        ORGANIZATION_ADMITTED,
        ADMISSION_WAITS,
        ADMISSION_REFUSED,
        INFORMATIVE_MEETING_HELD(DATE),
        ORGANIZATION_INCORPORATED,
        INCORPORATION_CLOSED,
        LINKING_OPENED,
        COMPANY_CHOSEN(NUMBER),
        COMPANY_CONTACTED(constant("Channel"), DATE, DATE),
        COMPANY_DECLINED,
        COMPANY_SILENT,
        COMPANY_ACCEPTED,
        COMPANY_SIDE_NAMED,
        RESIDENCE_SIDE_NAMED(constant("Side"), constant("Position")),
        LINKING_LINKED(CODE),
        LINKING_HANDED_TO_COMMISSION(NUMBER),
        SEARCH_RECORDED(constant("Result")),
        REGISTRY_IMPORTED(NUMBER, NUMBER, NUMBER),
        PARTY_REGISTERED,
        PARTY_CHANGED,
        PERSON_REGISTERED,
        PERSON_CHANGED(constant("audit.changed")),
        PERSON_JOINED(GROUP, constant("Role")),
        PERSON_LEFT(GROUP),
        ROLE_CHANGED(GROUP, constant("Role")),
        PERSONAL_DATA_READ(PEOPLE),
        PASSWORD_SET,
        /** Of a name that is nobody's it tells no more than from where. */
        LOGIN_REFUSED,
        ACCOUNT_LOCKED,
        ADDRESS_LOCKED,
        ACCOUNT_SHUT,
        ACCOUNT_REOPENED,
        ACCOUNT_BOUND,
        ACCOUNT_LINK_SENT,
        MAIL_RETRIED,
        MAILS_RETRIED(NUMBER),
        AUDIT_EXPORTED(constant("audit.format"), NUMBER),
        TEXT_CONFIRMED,
        PERSONAL_DATA_EXPORTED,
        PERSON_ERASED;

        private final List<AuditFact> facts;

        Action(AuditFact... facts) {
            this.facts = List.of(facts);
        }

        /** The terms that an entry states. */
        public List<AuditFact> facts() {
            return facts;
        }

        /** Whether something is read, and nothing changes. */
        public boolean isReading() {
            return this == BASELINE_READ || this == PERSONAL_DATA_READ || this == AGREEMENT_READ;
        }

        /**
         * What the trail keeps of these terms.
         *
         * @throws IllegalArgumentException if they are not those that the action declares: a mistake of ours
         */
        private List<String> written(List<?> values) {
            boolean many = !facts.isEmpty() && facts.get(facts.size() - 1).kind() == AuditFact.Kind.PEOPLE;
            if (many ? values.size() < facts.size() - 1 : values.size() != facts.size()) {
                throw new IllegalArgumentException("%s states %s, not %s".formatted(this, facts, values));
            }
            List<String> written = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                written.add(facts.get(Math.min(i, facts.size() - 1)).written(values.get(i)));
            }
            return written;
        }
    }

    /**
     * One entry.
     *
     * @param actor pseudonym of who did it; null if it was the application itself
     * @param address from where; null where a timer acted
     * @param caseCode of the alliance, incorporation, diagnosis or linking that it belongs to
     * @param subject what else it is about: a group, a person's pseudonym, an import
     * @param facts its terms, as the action declares them
     * @param note what somebody wrote about it
     */
    public record Entry(
            long id,
            Instant at,
            @Nullable String actor,
            @Nullable String address,
            Action action,
            @Nullable String caseCode,
            @Nullable String subject,
            List<String> facts,
            @Nullable String note) {}

    /** An entry that was written, to which what somebody wrote may be added in the same breath. */
    public final class Written {

        private final long id;

        private Written(long id) {
            this.id = id;
        }

        /** Why, in somebody's words; without any nothing is added. */
        public void note(@Nullable String words) {
            if (words == null || words.isBlank()) {
                return;
            }
            String note = words.strip();
            jdbc.sql("insert into juntos.audit_note (event_id, note) values (?, ?)")
                    .params(id, note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note)
                    .update();
        }
    }

    static final String COLUMNS = "e.id, e.at, e.actor, e.address, e.action, e.case_code, e.subject, e.facts, n.note"
            + " from juntos.audit_event e left join juntos.audit_note n on n.event_id = e.id";

    private final JdbcClient jdbc;
    private final CurrentViewer current;
    private final ClientAddress address;
    private final BusinessCalendar calendar;

    AuditTrail(JdbcClient jdbc, CurrentViewer current, ClientAddress address, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.current = current;
        this.address = address;
        this.calendar = calendar;
    }

    /**
     * Writes an entry in the transaction of what it tells.
     *
     * @param caseCode of the case it belongs to, if it belongs to one
     * @param facts the terms that the action declares: constants, dates, numbers, codes, groups
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Written record(Action action, @Nullable String caseCode, Object... facts) {
        return write(action, caseCode, null, List.of(facts));
    }

    /** As {@link #record(Action, String, Object...)}, saying what else it is about. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Written record(Action action, @Nullable String caseCode, AuditSubject subject, Object... facts) {
        return write(action, caseCode, subject, List.of(facts));
    }

    private Written write(
            Action action, @Nullable String caseCode, @Nullable AuditSubject subject, List<Object> facts) {
        String actor = current.viewer().map(Viewer::username).orElse(null);
        String about = subject == null ? null : subject.person() ? pseudonym(subject.id()) : subject.id();
        return new Written(
                jdbc.sql("insert into juntos.audit_event (at, actor, address, action, case_code, subject, facts)"
                                + " values (?, ?, ?, ?, ?, ?, ?) returning id")
                        .params(
                                Timestamp.from(calendar.now()),
                                actor == null ? null : pseudonym(actor),
                                address.current().orElse(null),
                                action.name(),
                                caseCode,
                                about,
                                action.written(facts).toArray(new String[0]))
                        .query(Long.class)
                        .single());
    }

    /** Under which a person stands in the trail. */
    @Transactional(readOnly = true)
    public String pseudonym(String username) {
        return jdbc.sql("select pseudonym from juntos.person where username = ?")
                .param(username)
                .query(String.class)
                .optional()
                .orElse(UNKNOWN);
    }

    /** What happened in a case, newest first; who read of it is not told here. */
    @Transactional(readOnly = true)
    public List<Entry> of(String caseCode, int limit) {
        return jdbc.sql("select " + COLUMNS + " where e.case_code = ? and e.action not in (?, ?, ?)"
                        + " order by e.id desc limit ?")
                .params(
                        caseCode,
                        Action.BASELINE_READ.name(),
                        Action.PERSONAL_DATA_READ.name(),
                        Action.AGREEMENT_READ.name(),
                        limit)
                .query((row, n) -> entry(row))
                .list();
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getString(4),
                Action.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                List.of((String[]) row.getArray(8).getArray()),
                row.getString(9));
    }
}
