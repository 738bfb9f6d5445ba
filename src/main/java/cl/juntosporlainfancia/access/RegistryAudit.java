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
        AuditTrail.Action action = AuditTrail.Action.valueOf(change.what().name());
        switch (change.what()) {
            case PARTY_REGISTERED, PARTY_CHANGED -> trail.record(action, null, AuditSubject.of(change.subject()));
            case PERSON_REGISTERED -> trail.record(action, null, AuditSubject.person(change.subject()));
            case PERSON_CHANGED ->
                trail.record(
                        action,
                        null,
                        AuditSubject.person(change.subject()),
                        change.detail().equals(RegistryChanged.NEW_ADDRESS) ? "ADDRESS" : "DATA");
            case PERSON_JOINED, PERSON_LEFT, ROLE_CHANGED ->
                trail.record(action, null, AuditSubject.person(change.subject()), (Object[])
                        change.detail().split(" "));
        }
    }
}
