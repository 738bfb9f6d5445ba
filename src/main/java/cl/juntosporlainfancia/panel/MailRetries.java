package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.AuditSubject;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.notification.OutboxWorker;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts failed mails back by hand, and leaves a trace of who did. */
@Component
class MailRetries {

    private final OutboxWorker worker;
    private final AuditTrail trail;

    MailRetries(OutboxWorker worker, AuditTrail trail) {
        this.worker = worker;
        this.trail = trail;
    }

    /**
     * @return false, and nothing is changed, if it has not failed
     */
    @Transactional
    public boolean retry(UUID id) {
        boolean retried = worker.retry(id);
        if (retried) {
            trail.record(Action.MAIL_RETRIED, null, AuditSubject.of(id.toString()));
        }
        return retried;
    }

    /**
     * @return how many have been put back
     */
    @Transactional
    public int retryFailed() {
        int retried = worker.retryFailed();
        if (retried > 0) {
            trail.record(Action.MAILS_RETRIED, null, retried);
        }
        return retried;
    }
}
