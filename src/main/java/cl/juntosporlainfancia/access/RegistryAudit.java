package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.registry.RegistryChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps in the audit trail who changed what in the registry. */
@Component
class RegistryAudit {

    private final AuditTrail trail;

    RegistryAudit(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void on(RegistryChanged change) {
        trail.record(
                AuditTrail.Action.valueOf(change.what().name()),
                null,
                (change.subject() + " " + change.detail()).strip());
    }
}
