package cl.juntosporlainfancia.work;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.ScheduledWork;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Notifications;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.notification.SentMails.Warning.Reason;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Roster;
import cl.juntosporlainfancia.registry.Roster.Place;
import cl.juntosporlainfancia.work.DigestRuns.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once each working day at nine, writes to everybody for whom tasks are late, due or near: one mail a person, and none unless a task
 * has reached a reminder since the last one (rules, reminders of tasks). A day that was missed is not made up for.
 */
@Service
public final class TaskDigests implements ScheduledWork {

    private static final Logger LOG = LoggerFactory.getLogger(TaskDigests.class);

    /** Mails of one transaction: enough to be quick, and few enough to be soon on their way. */
    private static final int BATCH = 200;

    /** How far ahead the next digest is looked for; one that is farther off is looked for again then. */
    private static final int DAYS_LOOKED_AHEAD = 14;

    private final DueTasks dueTasks;
    private final DigestRuns runs;
    private final Roster roster;
    private final Registry registry;
    private final Texts texts;
    private final Notifications notifications;
    private final BusinessCalendar calendar;
    private final TransactionTemplate transaction;
    private final TransactionTemplate batchTransaction;
    private volatile boolean paused;
    private volatile boolean silent;

    TaskDigests(
            DueTasks dueTasks,
            DigestRuns runs,
            Roster roster,
            Registry registry,
            Texts texts,
            Notifications notifications,
            BusinessCalendar calendar,
            PlatformTransactionManager transactions) {
        this.dueTasks = dueTasks;
        this.runs = runs;
        this.roster = roster;
        this.registry = registry;
        this.texts = texts;
        this.notifications = notifications;
        this.calendar = calendar;
        this.transaction = new TransactionTemplate(transactions);
        this.batchTransaction = new TransactionTemplate(transactions);
        this.batchTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** While this runs no digest is written: for a past that is lived through in a moment, and whose mails nobody reads. */
    public void silentDuring(Runnable life) {
        silent = true;
        try {
            life.run();
        } finally {
            silent = false;
        }
    }

    void poll() {
        if (!paused) {
            runDue();
        }
    }

    /** Nine o'clock of the next working day on which there is something to say. */
    @Override
    public Optional<Instant> nextAt() {
        if (silent) {
            return Optional.empty();
        }
        LocalDate today = calendar.today();
        LocalDate from = calendar.now().isBefore(calendar.startOfWork(today)) ? today : today.plusDays(1);
        LocalDate to = from.plusDays(DAYS_LOOKED_AHEAD);
        Optional<Run> last = runs.lastBefore(from);
        return Optional.of(calendar.startOfWork(
                dueTasks.firstNews(from, to, last).orElseGet(() -> calendar.nextWorkingDay(to.plusDays(1)))));
    }

    /** Writes today's digests, if it is time and nobody has. */
    @Override
    public void runDue() {
        LocalDate today = calendar.today();
        if (silent
                || !calendar.isWorkingDay(today)
                || calendar.now().isBefore(calendar.startOfWork(today))
                || runs.exists(today)) {
            return;
        }
        // The day is done when all its mails are left: if this breaks off they are written again, and none is left
        // twice.
        transaction.executeWithoutResult(status -> {
            if (runs.take(today, calendar.now())) {
                runs.note(today, write(today));
            }
        });
    }

    private int write(LocalDate day) {
        List<Place> everybody = roster.today();
        Digests digests = new Digests(dueTasks.on(day, runs.lastBefore(day)), everybody, notifications);
        DigestLetters letters = new DigestLetters(day, everybody, registry, texts);
        // In one order on all nodes.
        List<Digest> worthwhile = digests.all().stream()
                .filter(Digest::hasNews)
                .sorted(Comparator.comparing(digest -> digest.addressee().email()))
                .toList();
        for (int from = 0; from < worthwhile.size(); from += BATCH) {
            List<Digest> batch = worthwhile.subList(from, Math.min(from + BATCH, worthwhile.size()));
            batchTransaction.executeWithoutResult(
                    status -> batch.forEach(digest -> notifications.leave(letters.letter(digest))));
        }
        warn(day, digests, letters);
        if (!worthwhile.isEmpty()) {
            LOG.info("{} digests of tasks for {}", worthwhile.size(), day);
        }
        return worthwhile.size();
    }

    /** Once a week for each group or person. */
    private void warn(LocalDate day, Digests digests, DigestLetters letters) {
        String week =
                "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        digests.withoutAnybody()
                .forEach((groups, tasks) -> notifications.warn(
                        Occasion.TASK_DIGEST,
                        week + "/" + String.join("+", groups),
                        Reason.NO_ADDRESSEE,
                        letters.name(groups),
                        letters.waiting(tasks)));
        digests.withoutAddress()
                .forEach((person, tasks) -> notifications.warn(
                        Occasion.TASK_DIGEST,
                        week + "/" + person.username(),
                        Reason.IMPOSSIBLE_ADDRESS,
                        letters.person(person),
                        letters.waiting(tasks)));
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }
}
