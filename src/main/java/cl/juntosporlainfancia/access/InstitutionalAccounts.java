package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.PersonDetails;
import cl.juntosporlainfancia.registry.Registry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out whom of the registry the provider speaks of. The registry decides: at first by a verified address, which is written there,
 * and from then on by what the provider calls the person, whatever becomes of the address. Of the groups that are mapped the provider
 * decides, at each login; of all others, and so of who acts for a party, the registry.
 */
@Service
@Profile(LoginWays.OIDC)
class InstitutionalAccounts {

    /** Why somebody whom the provider knows is not let in; the words are the messages {@code login.institution.<code>}. */
    static final String UNKNOWN = "unknown";

    static final String UNVERIFIED = "unverified";
    static final String SHUT = "shut";

    /** Any number that nothing else locks on in this database. */
    private static final long BINDING_LOCK = 7_316_036L;

    private final JdbcClient jdbc;
    private final Registry registry;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final BusinessCalendar calendar;
    private final String claim;
    private final InstitutionalGroups mapping;

    InstitutionalAccounts(
            JdbcClient jdbc,
            Registry registry,
            Accounts accounts,
            AuditTrail trail,
            BusinessCalendar calendar,
            @Value("${jxi.oidc.groups-claim}") String claim,
            @Value("${jxi.oidc.groups}") String mapping) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.accounts = accounts;
        this.trail = trail;
        this.calendar = calendar;
        this.claim = claim;
        this.mapping = InstitutionalGroups.parse(mapping);
    }

    /**
     * Lets somebody in whom the provider has recognised, with the groups that hold from now on.
     *
     * @throws OAuth2AuthenticationException if it is nobody of ours, or is not let in; nothing is changed then
     */
    @Transactional
    public InstitutionalUser enter(OidcUser recognised) {
        // One after the other, so that nobody is enrolled or bound twice.
        jdbc.sql("select pg_advisory_xact_lock(?)").param(BINDING_LOCK).query(row -> {});
        String issuer = recognised.getIssuer().toString();
        String subject = recognised.getSubject();
        Set<String> wanted = mapping.of(values(recognised.getClaims(), claim));
        String username = bound(issuer, subject).orElseGet(() -> bind(recognised, issuer, subject, wanted));
        if (accounts.state(username)
                .filter(state -> state == Accounts.State.SHUT)
                .isPresent()) {
            throw refused(SHUT);
        }
        settle(username, wanted);
        // The counters before the groups: what changes in between is noticed at the next request.
        SignedIn.Stamps stamps = accounts.stamps(username).orElseThrow();
        return new InstitutionalUser(
                username, accounts.authorities(username), recognised.getIdToken(), stamps, calendar.now());
    }

    /** Leaves a trace of somebody who was not let in; of nobody of ours nothing is told. */
    @Transactional
    public void refuse(OidcUser recognised) {
        bound(recognised.getIssuer().toString(), recognised.getSubject())
                .ifPresentOrElse(
                        username -> trail.record(AuditTrail.Action.LOGIN_REFUSED, null, AuditSubject.person(username)),
                        () -> trail.record(AuditTrail.Action.LOGIN_REFUSED, null));
    }

    private Optional<String> bound(String issuer, String subject) {
        return jdbc.sql("select username from juntos.account where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional();
    }

    private String bind(OidcUser recognised, String issuer, String subject, Set<String> wanted) {
        String email = recognised.getEmail();
        if (email == null || !Boolean.TRUE.equals(recognised.getEmailVerified())) {
            throw refused(UNVERIFIED);
        }
        String username = registry.personByEmail(email)
                .map(Person::username)
                .orElseGet(() -> enrol(recognised.getFullName(), email, wanted));
        accounts.prepare(username);
        int bound = jdbc.sql("update juntos.account set issuer = ?, subject = ?"
                        + " where username = ? and subject is null and enabled")
                .params(issuer, subject, username)
                .update();
        if (bound == 0) {
            // Shut, or somebody else's: who now has an address that was another's is not that other.
            throw refused(
                    accounts.state(username)
                                    .filter(state -> state == Accounts.State.SHUT)
                                    .isPresent()
                            ? SHUT
                            : UNKNOWN);
        }
        trail.record(AuditTrail.Action.ACCOUNT_BOUND, null, AuditSubject.person(username));
        return username;
    }

    private String enrol(@Nullable String name, String email, Set<String> wanted) {
        if (wanted.isEmpty()) {
            throw refused(UNKNOWN);
        }
        PersonDetails details = new PersonDetails(name == null || name.isBlank() ? email : name.strip(), email, null);
        List<Refused> faults = registry.faults(null, details);
        if (!faults.isEmpty()) {
            throw refused(UNKNOWN);
        }
        return registry.enrol(details, wanted.iterator().next(), Membership.Role.MEMBER);
    }

    private void settle(String username, Set<String> wanted) {
        Set<String> present = new HashSet<>(registry.groupsOf(username));
        wanted.stream()
                .filter(group -> !present.contains(group))
                .sorted()
                .forEach(group -> registry.join(username, group, Membership.Role.MEMBER));
        mapping.decided().stream()
                .filter(group -> present.contains(group) && !wanted.contains(group))
                .sorted()
                .forEach(group -> registry.leaveAsDecidedElsewhere(username, group));
    }

    /** The claim's values: a list or one text; where it is inside others the name says so with dots. */
    private static Collection<String> values(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        if (value == null && name.contains(".")) {
            int dot = name.indexOf('.');
            return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                    ? values(texts(inner), name.substring(dot + 1))
                    : List.of();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> named = new java.util.HashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                named.put(String.valueOf(key), value);
            }
        });
        return named;
    }

    private static OAuth2AuthenticationException refused(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code));
    }
}
