package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.access.AuditSubject;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.privacy.Inventory.Column;
import cl.juntosporlainfancia.registry.Registry;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases a person's data on request (Law 21.719): what names the person goes everywhere at once, what he or she did stays under the
 * pseudonym. Which columns, and what becomes of each, says the {@link Inventory}.
 */
@Service
public class Erasure {

    /** A domain that no mail can reach (RFC 2606). */
    private static final String NO_MAIL = "@borrado.invalid";

    /**
     * What a column has of a person.
     *
     * @param why it is kept; empty if it is not
     */
    public record Line(String label, long rows, String why) {}

    /**
     * What an erasure would do.
     *
     * @param obstacles why it cannot be done yet
     * @param namesake whether somebody else has the same name or one alike, which then stays in texts
     */
    public record Preview(
            String pseudonym, List<Refused> obstacles, List<Line> erased, List<Line> kept, boolean namesake) {}

    private final Inventory inventory;
    private final TracesOf traces;
    private final Registry registry;
    private final HeldTasks tasks;
    private final AuditTrail trail;
    private final BusinessCalendar calendar;
    private final ApplicationEventPublisher events;
    private final EntityManager entities;
    private final JdbcClient jdbc;

    Erasure(
            Inventory inventory,
            TracesOf traces,
            Registry registry,
            HeldTasks tasks,
            AuditTrail trail,
            BusinessCalendar calendar,
            ApplicationEventPublisher events,
            EntityManager entities,
            JdbcClient jdbc) {
        this.inventory = inventory;
        this.traces = traces;
        this.registry = registry;
        this.tasks = tasks;
        this.trail = trail;
        this.calendar = calendar;
        this.events = events;
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** What {@link #erase} would erase and keep, and what stands in its way. */
    @Transactional(readOnly = true)
    public Preview preview(String username) {
        Traces person = traces.person(username);
        List<Line> erased = new ArrayList<>();
        List<Line> kept = new ArrayList<>();
        for (Column column : inventory.own()) {
            long rows = rows(column, person);
            if (rows > 0) {
                (column.erasure() == Inventory.Erasure.KEEP ? kept : erased)
                        .add(new Line(column.label(), rows, column.why()));
            }
        }
        return new Preview(person.pseudonym(), obstacles(username), erased, kept, person.alike());
    }

    private long rows(Column column, Traces person) {
        return Traces.condition(column)
                .map(condition -> jdbc.sql("select count(*) from " + column.qualified() + " where " + condition)
                        .params(person.parameters())
                        .query(Long.class)
                        .single())
                .orElse(0L);
    }

    private List<Refused> obstacles(String username) {
        List<Refused> obstacles = new ArrayList<>();
        if (isErased(username)) {
            obstacles.add(new Refused("", "privacy.erase.already"));
        }
        if (!registry.groupsOf(username).isEmpty()) {
            obstacles.add(new Refused("", "privacy.erase.member"));
        }
        String managed = jdbc.sql("select coalesce(string_agg(code, ', ' order by code), '') from juntos.alliance"
                        + " where manager = ? and status <> 'ENDED'")
                .param(username)
                .query(String.class)
                .single();
        if (!managed.isEmpty()) {
            obstacles.add(new Refused("", "privacy.erase.manages", managed));
        }
        if (tasks.holdsAny(username)) {
            obstacles.add(new Refused("", "privacy.erase.tasks"));
        }
        return obstacles;
    }

    /** Whether that person's data were erased already. */
    @Transactional(readOnly = true)
    public boolean isErased(String username) {
        return jdbc.sql("select exists (select 1 from juntos.person where username = ? and erased_at is not null)")
                .param(username)
                .query(Boolean.class)
                .single();
    }

    /**
     * Erases, for good.
     *
     * @param typed the login once more, by whoever asks for it
     * @return the login that stands in its place
     * @throws Refused if it was typed otherwise, or something stands in the way
     */
    @Transactional
    public String erase(String username, String typed) {
        if (!typed.strip().equals(username)) {
            throw new Refused("typed", "privacy.erase.typed", username);
        }
        entities.flush();
        jdbc.sql("select 1 from juntos.person where username = ? for update")
                .param(username)
                .query(row -> {});
        Traces person = traces.person(username);
        obstacles(username).stream().findFirst().ifPresent(obstacle -> {
            throw obstacle;
        });
        String login = person.pseudonym().toLowerCase(Locale.ROOT);
        Map<String, Object> with = new HashMap<>(person.parameters());
        with.put("newLogin", login);
        with.put("newMail", login + NO_MAIL);
        with.put("loginPattern", new String[] {person.loginPattern()});
        with.put("at", Timestamp.from(calendar.now()));
        // Frozen rows let nothing but words and logins change, and only to whoever says so.
        jdbc.sql("select set_config('juntos.erasing', 'on', true)").query(row -> {});
        mails(with);
        columns(Inventory.Erasure.DELETE, with);
        execute(
                "update juntos.person set username = :newLogin, name = :pseudonym, email = :newMail, phone = null,"
                        + " erased_at = :at, version = version + 1 where username = :login",
                with);
        columns(Inventory.Erasure.BLANK, with);
        columns(Inventory.Erasure.PSEUDONYM, with);
        columns(Inventory.Erasure.REDACT, with);
        entities.clear();
        events.publishEvent(new PersonErased(username, login));
        trail.record(AuditTrail.Action.PERSON_ERASED, null, AuditSubject.person(login));
        jdbc.sql("select set_config('juntos.erasing', 'off', true)").query(row -> {});
        return login;
    }

    /** Those to the person lose whatever says to whom they went; those that name him or her come with the other texts. */
    private void mails(Map<String, Object> with) {
        execute("delete from juntos.outbox where lower(recipient) = :mail and status = 'PENDING'", with);
        execute("""
                update juntos.outbox set calendar_file = null
                where calendar_file is not null and (lower(recipient) = :mail
                    or regexp_replace(calendar_file, '\\r?\\n[ \\t]', '', 'g') ~* any(:patterns))
                """, with);
        execute("""
                update juntos.outbox set recipient = :newMail, recipient_name = :pseudonym, secret = null,
                    subject = juntos.redacted(subject, :loginPattern, :newLogin),
                    text_body = juntos.redacted(text_body, :loginPattern, :newLogin),
                    html_body = juntos.redacted(html_body, :loginPattern, :newLogin)
                where lower(recipient) = :mail
                """, with);
        inventory.own().stream()
                .filter(column -> column.column().equals("occurrence"))
                .forEach(column -> execute(
                        "update %s set occurrence = %s where occurrence ~* any(:loginPattern)"
                                .formatted(column.qualified(), redacted(column, ":loginPattern", ":newLogin")),
                        with));
    }

    private void columns(Inventory.Erasure erasure, Map<String, Object> with) {
        Set<String> computed = jdbc
                .sql("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'juntos' and is_generated = 'ALWAYS'")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
        for (Column column : inventory.own()) {
            String name = column.table() + "." + column.column();
            if (column.erasure() == erasure && !column.table().equals("person") && !computed.contains(name)) {
                statement(column, with);
            }
        }
    }

    private void statement(Column column, Map<String, Object> with) {
        String table = column.qualified();
        String name = column.column();
        switch (column.erasure()) {
            case DELETE -> {
                if (column.kind() == Inventory.Kind.LOGIN) {
                    execute("delete from " + table + " where " + name + " = :login", with);
                }
            }
            case BLANK ->
                Traces.condition(column)
                        .ifPresent(condition ->
                                execute("update " + table + " set " + name + " = null where " + condition, with));
            case PSEUDONYM -> {
                String value =
                        switch (column.kind()) {
                            case NAME -> ":pseudonym";
                            case MAIL -> ":newMail";
                            default -> ":newLogin";
                        };
                Traces.condition(column)
                        .ifPresent(condition -> execute(
                                "update " + table + " set " + name + " = " + value + " where " + condition, with));
            }
            case REDACT ->
                execute(
                        "update %s set %s = %s where %s::text ~* any(:patterns)"
                                .formatted(table, name, redacted(column, ":patterns", ":pseudonym"), name),
                        with);
            case KEEP -> {
                // As the inventory says why.
            }
        }
    }

    /** In SQL; the pseudonym may be longer than what it replaces: the end then gives way. */
    private String redacted(Column column, String patterns, String replacement) {
        String redacted = "juntos.redacted(%s::text, %s, %s)".formatted(column.column(), patterns, replacement);
        return jdbc.sql("select data_type = 'jsonb', character_maximum_length from information_schema.columns"
                        + " where table_schema = 'juntos' and table_name = ? and column_name = ?")
                .params(column.table(), column.column())
                .query((row, n) -> {
                    int longest = row.getInt(2);
                    return row.getBoolean(1)
                            ? redacted + "::jsonb"
                            : longest > 0 ? "left(" + redacted + ", " + longest + ")" : redacted;
                })
                .single();
    }

    private void execute(String sql, Map<String, Object> with) {
        jdbc.sql(sql).params(with).update();
    }
}
