package cl.juntosporlainfancia.access;

import java.time.Instant;
import java.util.Collection;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Somebody who logs in with the institution's account: to the rest of the application the same as anybody else. */
final class InstitutionalUser extends DefaultOidcUser implements SignedIn {

    private static final long serialVersionUID = 1L;

    private final String username;
    private final Stamps stamps;
    private final Instant since;

    /**
     * @param token kept for the provider's logout, which asks for it
     */
    InstitutionalUser(
            String username,
            Collection<? extends GrantedAuthority> groups,
            OidcIdToken token,
            Stamps stamps,
            Instant since) {
        super(groups, token);
        this.username = username;
        this.stamps = stamps;
        this.since = since;
    }

    @Override
    public String getName() {
        return username;
    }

    @Override
    public String username() {
        return username;
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
        OAuth2AuthenticationToken token = new OAuth2AuthenticationToken(
                new InstitutionalUser(username, groups, getIdToken(), now, since),
                groups,
                ((OAuth2AuthenticationToken) before).getAuthorizedClientRegistrationId());
        token.setDetails(before.getDetails());
        return token;
    }
}
