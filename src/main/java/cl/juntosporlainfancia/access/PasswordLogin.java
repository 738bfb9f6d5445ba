package cl.juntosporlainfancia.access;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Looks at a password, unless too many have failed. A name that is nobody's takes as long, and gets the same answer. */
@Component
class PasswordLogin implements AuthenticationProvider {

    /** Each takes 16 MB and a processor while it lasts; who comes then waits. */
    private static final int HASHED_AT_ONCE = 4;

    private final LoginAttempts attempts;
    private final LoginWays ways;
    private final DaoAuthenticationProvider passwords;
    private final Semaphore places = new Semaphore(HASHED_AT_ONCE, true);

    PasswordLogin(LoginAttempts attempts, LoginWays ways, Accounts accounts, PasswordEncoder encoder) {
        this.attempts = attempts;
        this.ways = ways;
        this.passwords = new DaoAuthenticationProvider(accounts);
        passwords.setPasswordEncoder(encoder);
        passwords.setUserDetailsPasswordService(accounts);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication typed) {
        if (!ways.byPassword()) {
            throw new BadCredentialsException("passwords are off");
        }
        LoginAttempts.Attempt attempt = attempts.begin(typed.getName(), addressOf(typed));
        try {
            Authentication known = checked(typed);
            attempts.succeeded(attempt);
            return known;
        } catch (BadCredentialsException e) {
            attempts.failed(attempt);
            throw e;
        } catch (AuthenticationException e) {
            attempts.broken(attempt);
            throw e;
        }
    }

    private Authentication checked(Authentication typed) {
        places.acquireUninterruptibly();
        try {
            return passwords.authenticate(typed);
        } finally {
            places.release();
        }
    }

    private static String addressOf(Authentication typed) {
        return typed.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null
                ? details.getRemoteAddress()
                : "";
    }
}
