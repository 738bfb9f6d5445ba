package cl.juntosporlainfancia.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** How one logs in to this installation: with a password of ours, with the institution's account, or either. */
@Component
public class LoginWays {

    /** The profile in which an OpenID Connect provider says who somebody is. */
    static final String OIDC = "oidc";

    private final boolean institutional;
    private final boolean passwords;

    LoginWays(Environment environment, @Value("${jxi.oidc.passwords:false}") boolean passwordsBeside) {
        this.institutional = environment.acceptsProfiles(Profiles.of(OIDC));
        this.passwords = !institutional || passwordsBeside;
    }

    /** Whether there are passwords. */
    public boolean byPassword() {
        return passwords;
    }

    /** Whether the institution's account opens. */
    public boolean byInstitution() {
        return institutional;
    }
}
