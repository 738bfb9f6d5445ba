package cl.juntosporlainfancia.process.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Carries out in the engine what the rules have decided, whoever's request led there: the engine's permissions are for what people do in
 * it themselves.
 */
@Component
public class Decided {

    private final IdentityService identities;

    Decided(IdentityService identities) {
        this.identities = identities;
    }

    public void carryOut(Runnable action) {
        Authentication acting = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            action.run();
        } finally {
            identities.setAuthentication(acting);
        }
    }
}
