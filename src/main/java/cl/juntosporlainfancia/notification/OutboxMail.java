package cl.juntosporlainfancia.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a server is given it.
 *
 * @param calendarFile an iCalendar text, attached if there is one
 * @param attachment a file that is kept elsewhere, attached if there is one
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
        Letter.@Nullable Attachment attachment,
        String messageId,
        int attempts) {

    /** What stands in a kept mail where its recipient reads a secret. */
    static final String MASK = "enlace-personal";

    /** The letter with a mask at the end of its link. */
    static Letter masked(Letter letter) {
        return new Letter(
                letter.occasion(),
                letter.occurrence(),
                letter.allianceCode(),
                letter.addressees(),
                letter.arguments(),
                letter.facts(),
                letter.sections(),
                letter.link() + MASK,
                letter.meeting(),
                letter.attachment());
    }

    /** As it goes out: with its secret, if it has one. */
    OutboxMail revealing(@Nullable String secret) {
        return secret == null
                ? this
                : new OutboxMail(
                        id,
                        recipient,
                        subject,
                        text.replace(MASK, secret),
                        html.replace(MASK, secret),
                        calendarFile,
                        attachment,
                        messageId,
                        attempts);
    }
}
