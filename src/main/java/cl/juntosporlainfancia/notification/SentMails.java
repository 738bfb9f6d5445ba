package cl.juntosporlainfancia.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The mails of the outbox and what became of them. It knows nothing of who may see which: a page asks for the alliances that its
 * viewer may see.
 */
@Service
public final class SentMails {

    private final JdbcClient client;

    SentMails(JdbcClient client) {
        this.client = client;
    }

    /**
     * Which mails; what is null narrows nothing.
     *
     * @param recipient a part of the recipient's name or address, in any case
     */
    public record Filter(
            SentMail.@Nullable Status status,
            @Nullable String allianceCode,
            @Nullable Occasion occasion,
            @Nullable String recipient) {

        /** All mails. */
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /**
     * Some of the mails that a filter lets through.
     *
     * @param total how many it lets through in all
     */
    public record Page(List<SentMail> mails, long total) {}

    /**
     * A mail that could not be left.
     *
     * @param addressee name and address as they were given, for {@link Reason#IMPOSSIBLE_ADDRESS}; else the name of the group that has
     *     nobody, or empty
     * @param detail what is missed because of it, in words; may be empty
     */
    public record Warning(
            Occasion occasion,
            String occurrence,
            @Nullable String allianceCode,
            Reason reason,
            String addressee,
            String detail,
            Instant notedAt) {

        /** Why somebody could not be written to. */
        public enum Reason {
            NO_ADDRESSEE,
            IMPOSSIBLE_ADDRESS
        }

        /** The message that is its sentence, with addressee and detail as arguments 0 and 1. */
        public String messageKey() {
            return "mail.warning." + reason + (detail.isEmpty() ? "" : ".detailed");
        }
    }

    /**
     * Mails, the newest first.
     *
     * @param offset how many to pass over
     * @param limit how many to return at most
     */
    public Page page(Filter filter, int offset, int limit) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new LinkedHashMap<>();
        if (filter.status() != null) {
            conditions.add("status = :status");
            values.put("status", filter.status().name());
        }
        if (filter.allianceCode() != null) {
            conditions.add("alliance_code = :allianceCode");
            values.put("allianceCode", filter.allianceCode());
        }
        if (filter.occasion() != null) {
            conditions.add("occasion = :occasion");
            values.put("occasion", filter.occasion().name());
        }
        if (filter.recipient() != null && !filter.recipient().isBlank()) {
            conditions.add("position(lower(:recipient) in lower(recipient_name || ' ' || recipient)) > 0");
            values.put("recipient", filter.recipient().strip());
        }
        String chosen = " from juntos.outbox where " + String.join(" and ", conditions);
        List<SentMail> mails = client.sql(
                        "select *" + chosen + " order by left_at desc, position desc limit :limit offset :offset")
                .params(values)
                .param("limit", limit)
                .param("offset", offset)
                .query(SentMails::read)
                .list();
        long total = client.sql("select count(*)" + chosen)
                .params(values)
                .query(Long.class)
                .single();
        return new Page(mails, total);
    }

    public Optional<SentMail> find(UUID id) {
        return client.sql("select * from juntos.outbox where id = ?")
                .param(id)
                .query(SentMails::read)
                .optional();
    }

    /** How many mails have failed and wait for somebody to put them back. */
    public long failed() {
        return client.sql("select count(*) from juntos.outbox where status = 'FAILED'")
                .query(Long.class)
                .single();
    }

    /** The newest warnings first, at most so many. */
    public List<Warning> warnings(int limit) {
        return client.sql("select * from juntos.notification_warning order by noted_at desc, id desc limit ?")
                .param(limit)
                .query((row, number) -> new Warning(
                        Occasion.valueOf(row.getString("occasion")),
                        row.getString("occurrence"),
                        row.getString("alliance_code"),
                        Warning.Reason.valueOf(row.getString("reason")),
                        row.getString("addressee"),
                        row.getString("detail"),
                        row.getTimestamp("noted_at").toInstant()))
                .list();
    }

    private static SentMail read(ResultSet row, int number) throws SQLException {
        Timestamp sentAt = row.getTimestamp("sent_at");
        return new SentMail(
                row.getObject("id", UUID.class),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("alliance_code"),
                row.getString("recipient_name"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("text_body"),
                row.getString("html_body"),
                row.getString("calendar_file") != null,
                row.getString("attachment_name"),
                SentMail.Status.valueOf(row.getString("status")),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getTimestamp("left_at").toInstant(),
                sentAt == null ? null : sentAt.toInstant());
    }
}
