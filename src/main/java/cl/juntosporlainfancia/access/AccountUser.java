package cl.juntosporlainfancia.access;

import java.time.Instant;
import java.util.Collection;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** Somebody who logs in with a password of ours. */
final class AccountUser extends User implements SignedIn {

    private static final long serialVersionUID = 1L;

    private final Stamps stamps;
    private final Instant since;

    AccountUser(
            String username,
            String passwordHash,
            Collection<? extends GrantedAuthority> groups,
            Stamps stamps,
            Instant since) {
        super(username, passwordHash, groups);
        this.stamps = stamps;
        this.since = since;
    }

    @Override
    public String username() {
        return getUsername();
    }

    @Override
    public Stamps stamps() {
        return stamps;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public Authentication renewed(Authentication before, Stamps now, Collection<? extends GrantedAuthority> groups) {
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                new AccountUser(getUsername(), "", groups, now, since), null, groups);
        token.setDetails(before.getDetails());
        return token;
    }
}
