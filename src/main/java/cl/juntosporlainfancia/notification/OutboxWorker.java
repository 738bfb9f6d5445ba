package cl.juntosporlainfancia.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the mails of the outbox. Any number of workers may run at once, in any number of installations on one database: each
 * mail is sent by one of them.
 */
@Service
public final class OutboxWorker {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

    /** The pause after each failed attempt; after one more failure the mail has failed. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12));

    private static final int BATCH = 50;

    private final OutboxMails mails;
    private final MailTransport transport;
    private final TransactionTemplate transactions;
    /** In the transaction of whoever asks, if there is one. */
    private final TransactionTemplate joined;

    private final Clock clock;
    private volatile boolean stopping;

    OutboxWorker(OutboxMails mails, MailTransport transport, PlatformTransactionManager transactions, Clock clock) {
        this.mails = mails;
        this.transport = transport;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.joined = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private enum Outcome {
        SENT,
        NOT_TAKEN,
        REFUSED,
        SERVER_UNAVAILABLE
    }

    /**
     * Sends what is due, each mail in a transaction of its own. One that the server does not take is tried again after 1, 5 and
     * 15 minutes, 1, 4 and 12 hours, and has failed after the seventh attempt. If the server itself is unavailable the rest is
     * left to the next run.
     *
     * @return how many mails were sent
     * @throws org.springframework.dao.DataAccessException if the database is unavailable; a mail that was just sent may then be
     *     sent once more, under the same Message-ID
     */
    public int sendDue() {
        if (!transport.delivers()) {
            return transactions.execute(status -> mails.allSent(clock.instant()));
        }
        int sent = 0;
        boolean progress = true;
        while (progress) {
            progress = false;
            for (UUID id : mails.due(clock.instant(), BATCH)) {
                if (stopping) {
                    return sent;
                }
                switch (transactions.execute(status -> attempt(id))) {
                    case SENT -> {
                        sent++;
                        progress = true;
                    }
                    case REFUSED -> progress = true;
                    case NOT_TAKEN -> {}
                    case SERVER_UNAVAILABLE -> {
                        return sent;
                    }
                }
            }
        }
        return sent;
    }

    private Outcome attempt(UUID id) {
        Optional<OutboxMail> due = mails.take(id, clock.instant());
        if (due.isEmpty()) {
            return Outcome.NOT_TAKEN;
        }
        OutboxMail mail = due.get();
        try {
            transport.send(mail);
        } catch (MailTransport.Unavailable e) {
            noteFailure(mail, e);
            return Outcome.SERVER_UNAVAILABLE;
        } catch (RuntimeException e) {
            // Whatever is wrong with this mail, the others must not wait behind it.
            noteFailure(mail, e);
            return Outcome.REFUSED;
        }
        mails.sent(id, clock.instant());
        return Outcome.SENT;
    }

    private void noteFailure(OutboxMail mail, RuntimeException failure) {
        int attempt = mail.attempts() + 1;
        // The server's words name the recipient: they are kept with the mail, and out of the log.
        String kind = failure.getClass().getSimpleName();
        String error = kind + ": " + failure.getMessage();
        if (attempt > PAUSES.size()) {
            mails.failed(mail.id(), error);
            LOG.error("Mail {} has failed after {} attempts ({})", mail.id(), attempt, kind);
        } else {
            Instant next = clock.instant().plus(PAUSES.get(attempt - 1));
            mails.postponed(mail.id(), error, next);
            LOG.warn("Mail {} was not taken at attempt {} ({}), next one at {}", mail.id(), attempt, kind, next);
        }
    }

    /**
     * Puts a failed mail back, due now and with all its attempts.
     *
     * @return false, and nothing is changed, if there is no such mail or it has not failed
     */
    public boolean retry(UUID id) {
        return joined.execute(status -> mails.retry(id, clock.instant()));
    }

    /**
     * Puts all failed mails back, as after a long failure of the mail server.
     *
     * @return how many
     */
    public int retryFailed() {
        return joined.execute(status -> mails.retryAll(clock.instant()));
    }

    /** Finishes the mail under way and begins no other. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }
}
