package cl.juntosporlainfancia.access;

import java.time.Instant;
import org.springframework.security.core.AuthenticationException;

/** Too many attempts have failed: until then none is looked at. */
final class LoginPaused extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    LoginPaused(Instant until) {
        super("too many attempts failed; refused until " + until);
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
