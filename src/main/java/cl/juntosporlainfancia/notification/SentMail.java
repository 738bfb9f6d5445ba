package cl.juntosporlainfancia.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail of the outbox as a page shows it; {@code status} is PENDING, SENT or FAILED, attachment the name of its file. */
public record SentMail(
        java.util.UUID id,
        Occasion occasion,
        @Nullable String allianceCode,
        String recipientName,
        String recipient,
        String subject,
        String text,
        String html,
        boolean withCalendarFile,
        @Nullable String attachment,
        Status status,
        int attempts,
        @Nullable String lastError,
        Instant leftAt,
        @Nullable Instant sentAt) {

    public enum Status {
        PENDING,
        SENT,
        FAILED
    }
}
