package cl.juntosporlainfancia.notification;

import cl.juntosporlainfancia.calendar.ScheduledWork;
import java.time.Instant;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;

/** Runs the worker again and again; when the clock is moved, at the date of each mail instead. */
class OutboxSchedule implements ScheduledWork {

    private final OutboxWorker worker;
    private final OutboxMails mails;
    private volatile boolean paused;

    OutboxSchedule(OutboxWorker worker, OutboxMails mails) {
        this.worker = worker;
        this.mails = mails;
    }

    @Scheduled(fixedDelayString = "${jxi.mail.poll-interval}", scheduler = "outboxScheduler")
    void poll() {
        if (!paused) {
            worker.sendDue();
        }
    }

    @Override
    public Optional<Instant> nextAt() {
        return mails.nextDueAt();
    }

    @Override
    public void runDue() {
        worker.sendDue();
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
