package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.registry.Registry;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Logins. A person's authorities are the ids of the groups he or she belongs to today. */
@Service
public class Accounts implements UserDetailsService {

    /** What has become of an account. */
    public enum State {
        /** Its person logs in with a password. */
        OPEN,
        /** Its person has not chosen a password yet. */
        WAITING
    }

    private final JdbcClient jdbc;
    private final Registry registry;
    private final PasswordEncoder encoder;

    Accounts(JdbcClient jdbc, Registry registry, PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.encoder = encoder;
    }

    /** Lets a registered person log in, or changes the password of one who already may. */
    @Transactional
    public void open(String username, String password) {
        openWithHash(username, encoder.encode(password));
    }

    /** As {@link #open}, for a hash that {@link #hash} made: many accounts with one password need it only once. */
    @Transactional
    public void openWithHash(String username, String hash) {
        jdbc.sql("insert into juntos.account (username, password_hash) values (?, ?)"
                        + " on conflict (username) do update set password_hash = excluded.password_hash")
                .params(username, hash)
                .update();
    }

    /** Whether somebody has chosen a password, or may still do so; empty without an account, or with one that is shut. */
    @Transactional(readOnly = true)
    public Optional<State> state(String username) {
        return jdbc.sql("select password_hash is not null from juntos.account where username = ? and enabled")
                .param(username)
                .query(Boolean.class)
                .optional()
                .map(chosen -> chosen ? State.OPEN : State.WAITING);
    }

    /** An account without a password, which its person opens by a link; one that is there already stays as it is. */
    void prepare(String username) {
        jdbc.sql("insert into juntos.account (username) values (?) on conflict (username) do nothing")
                .param(username)
                .update();
    }

    public String hash(String password) {
        return encoder.encode(password);
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        return jdbc.sql("select password_hash, enabled from juntos.account"
                        + " where username = ? and password_hash is not null")
                .param(username)
                .query((row, n) -> User.withUsername(username)
                        .password(row.getString(1))
                        .disabled(!row.getBoolean(2))
                        .authorities(AuthorityUtils.createAuthorityList(registry.groupsOf(username)))
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no account for that name"));
    }
}
