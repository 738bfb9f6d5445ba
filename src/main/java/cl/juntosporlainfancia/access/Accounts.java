package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.registry.MembershipChanged;
import cl.juntosporlainfancia.registry.Registry;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Logins. A person's authorities are the ids of the groups he or she belongs to today. What changes an account is counted in it, so that
 * sessions that are open notice ({@link FreshSessions}).
 */
@Service
public class Accounts implements UserDetailsService, UserDetailsPasswordService {

    /** What has become of an account. */
    public enum State {
        /** Its person logs in. */
        OPEN,
        /** Its person has not chosen a password yet, or not entered with the institution's account. */
        WAITING,
        /** Its person is not let in. */
        SHUT
    }

    /** Any number that nothing else locks on in this database. */
    private static final long SHUTTING_LOCK = 7_316_035L;

    private final JdbcClient jdbc;
    private final Registry registry;
    private final PasswordEncoder encoder;
    private final AuditTrail trail;
    private final CurrentViewer current;
    private final LoginWays ways;
    private final BusinessCalendar calendar;

    Accounts(
            JdbcClient jdbc,
            Registry registry,
            PasswordEncoder encoder,
            AuditTrail trail,
            CurrentViewer current,
            LoginWays ways,
            BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.encoder = encoder;
        this.trail = trail;
        this.current = current;
        this.ways = ways;
        this.calendar = calendar;
    }

    /** Lets a registered person log in, or changes the password of one who already may; sessions that are open end. */
    @Transactional
    public void open(String username, String password) {
        openWithHash(username, encoder.encode(password));
    }

    /** As {@link #open}, for a hash that {@link #hash} made: many accounts with one password need it only once. */
    @Transactional
    public void openWithHash(String username, String hash) {
        jdbc.sql("insert into juntos.account (username, password_hash) values (?, ?)"
                        + " on conflict (username) do update set password_hash = excluded.password_hash,"
                        + " session_stamp = account.session_stamp + 1")
                .params(username, hash)
                .update();
    }

    /** What has become of somebody's account; empty without one. */
    @Transactional(readOnly = true)
    public Optional<State> state(String username) {
        return jdbc.sql("select enabled, password_hash is not null and ? or subject is not null from juntos.account"
                        + " where username = ?")
                .params(ways.byPassword(), username)
                .query((row, n) -> !row.getBoolean(1) ? State.SHUT : row.getBoolean(2) ? State.OPEN : State.WAITING)
                .optional();
    }

    /** An account without a password, which its person opens by a link; one that is there already stays as it is. */
    void prepare(String username) {
        jdbc.sql("insert into juntos.account (username) values (?) on conflict (username) do nothing")
                .param(username)
                .update();
    }

    /**
     * From now on the person is not let in, and sessions that are open end; nothing else of the person changes.
     *
     * @throws Refused if it is one's own
     * @throws NoSuchElementException if there is no account
     */
    @Transactional
    public void shut(String username) {
        if (username.equals(current.username())) {
            throw new Refused("", "account.shut.own");
        }
        // Of two who shut each other at once the second is no longer in.
        jdbc.sql("select pg_advisory_xact_lock(?)").param(SHUTTING_LOCK).query(row -> {});
        if (state(current.username()).equals(Optional.of(State.SHUT))) {
            throw new Refused("", "account.shut.byShut");
        }
        turn(username, false, AuditTrail.Action.ACCOUNT_SHUT);
    }

    /**
     * Lets the person in again, with the password of before.
     *
     * @throws NoSuchElementException if there is no account
     */
    @Transactional
    public void reopen(String username) {
        turn(username, true, AuditTrail.Action.ACCOUNT_REOPENED);
    }

    private void turn(String username, boolean enabled, AuditTrail.Action action) {
        State state = state(username).orElseThrow(() -> new NoSuchElementException("account of " + username));
        if ((state != State.SHUT) == enabled) {
            return;
        }
        jdbc.sql("update juntos.account set enabled = ?, session_stamp = session_stamp + 1 where username = ?")
                .params(enabled, username)
                .update();
        trail.record(action, null, AuditSubject.person(username));
    }

    /** Sessions that are open go on with the groups of now. */
    @EventListener
    void on(MembershipChanged change) {
        jdbc.sql("update juntos.account set group_stamp = group_stamp + 1 where username = ?")
                .param(change.username())
                .update();
    }

    public String hash(String password) {
        return encoder.encode(password);
    }

    /** The counters of somebody's account; empty if there is none, or it is shut. */
    Optional<SignedIn.Stamps> stamps(String username) {
        return jdbc.sql("select session_stamp, group_stamp from juntos.account where username = ? and enabled")
                .param(username)
                .query((row, n) -> new SignedIn.Stamps(row.getLong(1), row.getLong(2)))
                .optional();
    }

    List<GrantedAuthority> authorities(String username) {
        return AuthorityUtils.createAuthorityList(registry.groupsOf(username));
    }

    /** Whoever may not log in is not found, so that nobody learns from outside whether there is an account. */
    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        if (username.indexOf('\0') >= 0) {
            throw new UsernameNotFoundException("no login has that character");
        }
        // The counters before the groups: what changes in between is noticed at the next request.
        return jdbc.sql("select password_hash, session_stamp, group_stamp from juntos.account"
                        + " where username = ? and password_hash is not null and enabled")
                .param(username)
                .query((row, n) -> new Known(row.getString(1), new SignedIn.Stamps(row.getLong(2), row.getLong(3))))
                .optional()
                .map(known ->
                        new AccountUser(username, known.hash(), authorities(username), known.stamps(), calendar.now()))
                .orElseThrow(() -> new UsernameNotFoundException("no account for that name"));
    }

    private record Known(String hash, SignedIn.Stamps stamps) {}

    /** Keeps a password under the hash of today; the password is the same, and no session ends. */
    @Override
    @Transactional
    public UserDetails updatePassword(UserDetails user, String newHash) {
        jdbc.sql("update juntos.account set password_hash = ? where username = ? and password_hash = ?")
                .params(newHash, user.getUsername(), user.getPassword())
                .update();
        return user;
    }
}
