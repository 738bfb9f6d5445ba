package cl.juntosporlainfancia.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps mails in a table of the caller's transaction: they exist if and only if what they tell has happened. */
@Service
class Outbox implements Notifications {

    private final LetterRenderer letters;
    private final CalendarFiles calendarFiles;
    private final OutboxMails mails;
    private final Sender sender;
    private final Clock clock;

    Outbox(LetterRenderer letters, CalendarFiles calendarFiles, OutboxMails mails, Sender sender, Clock clock) {
        this.letters = letters;
        this.calendarFiles = calendarFiles;
        this.mails = mails;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(Letter letter) {
        leave(letter, null, letter);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(Letter letter, String secret) {
        leave(letter, secret, OutboxMail.masked(letter));
    }

    private void leave(Letter letter, @Nullable String secret, Letter kept) {
        Instant now = clock.instant();
        if (letter.addressees().isEmpty()) {
            warn(letter, SentMails.Warning.Reason.NO_ADDRESSEE, "", now);
            return;
        }
        // In one order for all callers: two that write to the same people at once cannot lock each other out.
        SortedMap<String, Recipient> recipients = new TreeMap<>();
        for (Addressee addressee : letter.addressees()) {
            Optional<Recipient> recipient = Recipient.of(addressee);
            if (recipient.isPresent()) {
                recipients.putIfAbsent(recipient.get().address(), recipient.get());
            } else {
                String unusable = "%s <%s>".formatted(addressee.name(), addressee.email());
                warn(letter, SentMails.Warning.Reason.IMPOSSIBLE_ADDRESS, unusable, now);
            }
        }
        if (recipients.isEmpty()) {
            return;
        }
        String calendarFile = letter.meeting() == null ? null : calendarFiles.write(letter, letter.meeting());
        List<OutboxMail> left = new ArrayList<>();
        for (Recipient recipient : recipients.values()) {
            UUID id = UUID.randomUUID();
            RenderedLetter words = letters.render(kept, recipient);
            left.add(new OutboxMail(
                    id,
                    recipient,
                    words.subject(),
                    words.text(),
                    words.html(),
                    calendarFile,
                    letter.attachment(),
                    "<%s@%s>".formatted(id, sender.domain()),
                    0));
        }
        mails.leave(letter, left, secret, now);
    }

    private void warn(Letter letter, SentMails.Warning.Reason reason, String addressee, Instant now) {
        mails.warn(letter.occasion(), letter.occurrence(), letter.allianceCode(), reason, addressee, "", now);
    }

    @Override
    public Optional<String> address(Addressee addressee) {
        return Recipient.of(addressee).map(Recipient::address);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void warn(
            Occasion occasion, String occurrence, SentMails.Warning.Reason reason, String addressee, String detail) {
        mails.warn(occasion, occurrence, null, reason, addressee, detail, clock.instant());
    }
}
