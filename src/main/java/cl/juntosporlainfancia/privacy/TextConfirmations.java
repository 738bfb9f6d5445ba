package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** About which texts somebody has been asked. Of a text only its digest is kept. */
@Component
class TextConfirmations {

    /** How long a text that is sent again counts as confirmed. */
    static final Duration VALID = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;

    TextConfirmations(JdbcClient jdbc, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /**
     * Which of these this person has not been asked about; from now on he or she has. It is kept although what was sent is refused.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public <T> List<T> unconfirmed(String username, List<T> all, Function<T, String> text) {
        Instant now = calendar.now();
        List<T> open = new ArrayList<>();
        for (T one : all) {
            byte[] digest = digest(username, text.apply(one));
            boolean asked = jdbc.sql("select exists (select 1 from juntos.text_confirmation"
                            + " where digest = ? and username = ? and asked_at > ?)")
                    .params(digest, username, Timestamp.from(now.minus(VALID)))
                    .query(Boolean.class)
                    .single();
            if (!asked) {
                open.add(one);
                // Who logs in by another house's account is perhaps not registered here.
                jdbc.sql("insert into juntos.text_confirmation (digest, username, asked_at)"
                                + " select ?, username, ? from juntos.person where username = ?"
                                + " on conflict (digest, username) do update set asked_at = excluded.asked_at")
                        .params(digest, Timestamp.from(now), username)
                        .update();
            }
        }
        return open;
    }

    private static byte[] digest(String username, String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((username + "\n" + text.strip().replace("\r\n", "\n")).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
