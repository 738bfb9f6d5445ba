package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that prove something by themselves, to whoever has them: each ends with a random token of 256 bits, of which only the SHA-256
 * digest is kept. It serves one purpose about one subject, once, until it expires.
 */
@Service
public class SingleUseLinks {

    private static final int TOKEN_BYTES = 32;

    /** How long an expired link is remembered. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;
    private final SecureRandom random = new SecureRandom();

    SingleUseLinks(JdbcClient jdbc, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /**
     * Makes a link.
     *
     * @param purpose what it opens, in capitals and underscores; it opens nothing of another purpose
     * @param subject whom or what it is about
     * @return its token, of letters, digits, hyphens and underscores, which is told nowhere else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String issue(String purpose, String subject, Duration valid) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = calendar.now();
        jdbc.sql("insert into juntos.single_use_link (digest, purpose, subject, issued_at, expires_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(digest(token), purpose, subject, Timestamp.from(now), Timestamp.from(now.plus(valid)))
                .update();
        return token;
    }

    /** Whom or what the link is about, without using it up; empty if it is unknown, of another purpose, used or expired. */
    @Transactional(readOnly = true)
    public Optional<String> subject(Collection<String> purposes, String token) {
        return jdbc.sql(
                        "select subject from juntos.single_use_link"
                                + " where digest = :digest and purpose in (:purposes) and used_at is null and expires_at > :now")
                .param("digest", digest(token))
                .param("purposes", purposes)
                .param("now", Timestamp.from(calendar.now()))
                .query(String.class)
                .optional();
    }

    /** As {@link #subject}, and uses the link up: of several who come at once, one gets an answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> use(Collection<String> purposes, String token) {
        return jdbc.sql("update juntos.single_use_link set used_at = :now"
                        + " where digest = :digest and purpose in (:purposes) and used_at is null and expires_at > :now"
                        + " returning subject")
                .param("digest", digest(token))
                .param("purposes", purposes)
                .param("now", Timestamp.from(calendar.now()))
                .query(String.class)
                .optional();
    }

    /** From now on no link of these purposes about that subject serves. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(Collection<String> purposes, String subject) {
        jdbc.sql("update juntos.single_use_link set used_at = :now"
                        + " where subject = :subject and purpose in (:purposes) and used_at is null")
                .param("subject", subject)
                .param("purposes", purposes)
                .param("now", Timestamp.from(calendar.now()))
                .update();
    }

    /** How many links of these purposes that subject got since then. */
    @Transactional(readOnly = true)
    public int issuedSince(Collection<String> purposes, String subject, Instant since) {
        return jdbc.sql("select count(*) from juntos.single_use_link"
                        + " where subject = :subject and purpose in (:purposes) and issued_at > :since")
                .param("subject", subject)
                .param("purposes", purposes)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Forgets links that have been of no use for a month. */
    @Transactional
    void forgetOld() {
        jdbc.sql("delete from juntos.single_use_link where expires_at < ?")
                .param(Timestamp.from(calendar.now().minus(REMEMBERED)))
                .update();
    }

    private static byte[] digest(String token) {
        return Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
