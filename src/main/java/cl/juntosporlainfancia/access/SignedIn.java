package cl.juntosporlainfancia.access;

import java.time.Instant;
import java.util.Collection;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who a session belongs to, and as of when it knows that person: compared at each request with what the account says. */
interface SignedIn {

    /** The login. */
    String username();

    /** As of when. */
    Stamps stamps();

    /** When the session began. */
    Instant since();

    /** The same session, with the groups of now. */
    Authentication renewed(Authentication before, Stamps now, Collection<? extends GrantedAuthority> groups);

    /**
     * Counters of an account's changes.
     *
     * @param session raised by what ends sessions
     * @param groups raised by what changes their groups
     */
    record Stamps(long session, long groups) implements java.io.Serializable {}
}
