package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.access.AuditTrail.Entry;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit trail of everything, newest first. */
@Service
@Transactional(readOnly = true)
public class AuditSearch {

    /**
     * What is asked for; what is null narrows nothing.
     *
     * @param people pseudonyms of those one of whom did it, or is whom it is about
     * @param from first day
     * @param to last day
     */
    public record Query(
            @Nullable List<String> people,
            @Nullable Action action,
            @Nullable String caseCode,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        public boolean narrows() {
            return people != null || action != null || caseCode != null || from != null || to != null;
        }
    }

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;

    AuditSearch(JdbcClient jdbc, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /**
     * @param before id of the entry that the last page ended with; null from the newest
     * @param limit how many at most
     */
    public List<Entry> find(Query query, @Nullable Long before, int limit) {
        StringBuilder sql = new StringBuilder("select " + AuditTrail.COLUMNS + " where true");
        List<Object> values = new ArrayList<>();
        narrow(query, sql, values);
        if (before != null) {
            sql.append(" and e.id < ?");
            values.add(before);
        }
        sql.append(" order by e.id desc limit ?");
        values.add(limit);
        return jdbc.sql(sql.toString())
                .params(values)
                .query((row, n) -> AuditTrail.entry(row))
                .list();
    }

    /** How many the query finds in all. */
    public long count(Query query) {
        StringBuilder sql = new StringBuilder("select count(*) from juntos.audit_event e where true");
        List<Object> values = new ArrayList<>();
        narrow(query, sql, values);
        return jdbc.sql(sql.toString()).params(values).query(Long.class).single();
    }

    private void narrow(Query query, StringBuilder sql, List<Object> values) {
        if (query.people() != null) {
            sql.append(" and (e.actor = any(?) or e.subject = any(?) or e.facts && ?::text[])");
            for (int i = 0; i < 3; i++) {
                values.add(query.people().toArray(new String[0]));
            }
        }
        if (query.action() != null) {
            sql.append(" and e.action = ?");
            values.add(query.action().name());
        }
        if (query.caseCode() != null) {
            sql.append(" and e.case_code = ?");
            values.add(query.caseCode());
        }
        if (query.from() != null) {
            sql.append(" and e.at >= ?");
            values.add(Timestamp.from(calendar.at(query.from(), LocalTime.MIN)));
        }
        if (query.to() != null) {
            sql.append(" and e.at < ?");
            values.add(Timestamp.from(calendar.at(query.to().plusDays(1), LocalTime.MIN)));
        }
    }
}
