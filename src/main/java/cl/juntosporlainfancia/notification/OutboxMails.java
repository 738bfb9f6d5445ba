package cl.juntosporlainfancia.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of mails as its writers see it. Every method belongs to the caller's transaction. */
@Repository
class OutboxMails {

    private static final int LONGEST_ERROR = 1000;
    private static final int LONGEST_ADDRESSEE = 600;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    OutboxMails(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** Adds mails of one letter, to be sent from now on; one that was left before for the same recipient stays as it is. */
    void leave(Letter letter, List<OutboxMail> mails, @Nullable String secret, Instant now) {
        jdbc.batchUpdate("""
                insert into juntos.outbox (id, recipient, recipient_name, occasion, occurrence, alliance_code, subject,
                    text_body, html_body, calendar_file, message_id, status, next_attempt_at, left_at, secret,
                    attachment_name, attachment_reference)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?, ?)
                on conflict (recipient, occasion, occurrence) do nothing
                """, mails, mails.size(), (row, mail) -> {
            row.setObject(1, mail.id());
            row.setString(2, mail.recipient().address());
            row.setString(3, mail.recipient().name());
            row.setString(4, letter.occasion().name());
            row.setString(5, letter.occurrence());
            row.setString(6, letter.allianceCode());
            row.setString(7, mail.subject());
            row.setString(8, mail.text());
            row.setString(9, mail.html());
            row.setString(10, mail.calendarFile());
            row.setString(11, mail.messageId());
            row.setTimestamp(12, Timestamp.from(now));
            row.setTimestamp(13, Timestamp.from(now));
            row.setString(14, secret);
            Letter.Attachment attachment = mail.attachment();
            row.setString(15, attachment == null ? null : attachment.name());
            row.setString(16, attachment == null ? null : attachment.reference());
        });
    }

    /** Notes once that somebody could not be written to. */
    void warn(
            Occasion occasion,
            String occurrence,
            @Nullable String allianceCode,
            SentMails.Warning.Reason reason,
            String addressee,
            String detail,
            Instant now) {
        client.sql("""
                        insert into juntos.notification_warning
                            (occasion, occurrence, alliance_code, reason, addressee, detail, noted_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (occasion, occurrence, reason, addressee) do nothing
                        """)
                .params(
                        occasion.name(),
                        occurrence,
                        allianceCode,
                        reason.name(),
                        cut(addressee, LONGEST_ADDRESSEE),
                        detail,
                        Timestamp.from(now))
                .update();
    }

    /** Mails to be sent by now, in the order in which they became due; others may be at them already. */
    List<UUID> due(Instant now, int limit) {
        return client.sql("""
                        select id from juntos.outbox
                        where status = 'PENDING' and next_attempt_at <= ?
                        order by next_attempt_at, position
                        limit ?
                        """)
                .params(Timestamp.from(now), limit)
                .query(UUID.class)
                .list();
    }

    /** When the next pending mail is due; empty if none is pending. */
    Optional<Instant> nextDueAt() {
        return client.sql(
                        "select next_attempt_at from juntos.outbox where status = 'PENDING' order by next_attempt_at limit 1")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Marks all that is due as sent. Without a mail server its page is everybody's letter box: there each finds the whole mail. */
    int allSent(Instant now) {
        return client.sql("update juntos.outbox set status = 'SENT', attempts = attempts + 1, sent_at = :now,"
                        + " text_body = replace(text_body, :mask, coalesce(secret, :mask)),"
                        + " html_body = replace(html_body, :mask, coalesce(secret, :mask)), secret = null"
                        + " where status = 'PENDING' and next_attempt_at <= :now")
                .param("now", Timestamp.from(now))
                .param("mask", OutboxMail.MASK)
                .update();
    }

    /**
     * Takes a mail for this transaction. Empty if another one has it, if it is no longer due, or if the same recipient has an
     * older one that is due and goes first; one that waits for its next attempt holds up no other.
     */
    Optional<OutboxMail> take(UUID id, Instant now) {
        return client.sql("""
                        select * from juntos.outbox mail
                        where id = :id and status = 'PENDING' and next_attempt_at <= :now
                            and not exists (
                                select 1 from juntos.outbox older
                                where older.recipient = mail.recipient and older.status = 'PENDING'
                                    and older.position < mail.position and older.next_attempt_at <= :now)
                        for update of mail skip locked
                        """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new OutboxMail(
                                row.getObject("id", UUID.class),
                                new Recipient(row.getString("recipient_name"), row.getString("recipient")),
                                row.getString("subject"),
                                row.getString("text_body"),
                                row.getString("html_body"),
                                row.getString("calendar_file"),
                                attachment(row.getString("attachment_name"), row.getString("attachment_reference")),
                                row.getString("message_id"),
                                row.getInt("attempts"))
                        .revealing(row.getString("secret")))
                .optional();
    }

    private static Letter.@Nullable Attachment attachment(@Nullable String name, @Nullable String reference) {
        return name == null || reference == null ? null : new Letter.Attachment(name, reference);
    }

    void sent(UUID id, Instant now) {
        client.sql("""
                        update juntos.outbox
                        set status = 'SENT', attempts = attempts + 1, sent_at = ?, last_error = null, secret = null
                        where id = ?
                        """).params(Timestamp.from(now), id).update();
    }

    /** An attempt failed: the mail waits for the next one. */
    void postponed(UUID id, String error, Instant nextAttemptAt) {
        client.sql("""
                        update juntos.outbox set attempts = attempts + 1, last_error = ?, next_attempt_at = ? where id = ?
                        """)
                .params(cut(error, LONGEST_ERROR), Timestamp.from(nextAttemptAt), id)
                .update();
    }

    /** The last attempt failed. */
    void failed(UUID id, String error) {
        client.sql("""
                        update juntos.outbox set status = 'FAILED', attempts = attempts + 1, last_error = ? where id = ?
                        """).params(cut(error, LONGEST_ERROR), id).update();
    }

    /** Puts one failed mail back, with all its attempts; returns whether it was a failed one. */
    boolean retry(UUID id, Instant now) {
        return client.sql("""
                                update juntos.outbox set status = 'PENDING', attempts = 0, next_attempt_at = ?
                                where id = ? and status = 'FAILED'
                                """).params(Timestamp.from(now), id).update() > 0;
    }

    /** Puts all failed mails back, with all their attempts; returns how many. */
    int retryAll(Instant now) {
        return client.sql("""
                        update juntos.outbox set status = 'PENDING', attempts = 0, next_attempt_at = ?
                        where status = 'FAILED'
                        """).params(Timestamp.from(now)).update();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
