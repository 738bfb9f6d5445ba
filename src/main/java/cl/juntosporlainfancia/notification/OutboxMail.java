package cl.juntosporlainfancia.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a server is given it.
 *
 * @param calendarFile an iCalendar text, attached if there is one
 * @param messageId its Message-ID with angle brackets, the same at every attempt
 * @param attempts how often it was tried before
 */
record OutboxMail(
        UUID id,
        Recipient recipient,
        String subject,
        String text,
        String html,
        @Nullable String calendarFile,
        String messageId,
        int attempts) {}
