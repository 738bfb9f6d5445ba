package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Addressee;
import cl.juntosporlainfancia.notification.Letter;
import cl.juntosporlainfancia.notification.Notifications;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.PersonEnrolled;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.RegistryChanged;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The links by which people choose their password: at first to open their account, later when they have forgotten it.
 *
 * <p>A link ends with a random token of 256 bits. Only its digest is kept here; the outbox keeps the token apart from the mail's text,
 * until the mail has gone out. It serves once, for {@link #VALID}, and every other link of that person goes with it.
 */
@Service
public class AccountLinks {

    /** How long a link may be used. */
    public static final Duration VALID = Duration.ofDays(7);

    /** What a password has at least. */
    public static final int SHORTEST_PASSWORD = 10;

    /** What BCrypt reads of a password, in bytes; a longer one is refused and never cut. */
    private static final int LONGEST_PASSWORD = 72;

    private static final int MAILS_A_DAY = 3;
    private static final Duration DAY = Duration.ofDays(1);

    private enum Purpose {
        OPEN_ACCOUNT,
        NEW_PASSWORD
    }

    private final JdbcClient jdbc;
    private final Registry registry;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final CurrentViewer current;
    private final Notifications notifications;
    private final BusinessCalendar calendar;
    private final Texts texts;
    private final SecureRandom random = new SecureRandom();

    AccountLinks(
            JdbcClient jdbc,
            Registry registry,
            Accounts accounts,
            AuditTrail trail,
            CurrentViewer current,
            Notifications notifications,
            BusinessCalendar calendar,
            Texts texts) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.accounts = accounts;
        this.trail = trail;
        this.current = current;
        this.notifications = notifications;
        this.calendar = calendar;
        this.texts = texts;
    }

    /** Whoever is registered gets an account, and the mail that opens it. */
    @EventListener
    @Transactional
    public void welcome(PersonEnrolled enrolled) {
        accounts.prepare(enrolled.username());
        mail(enrolled.username());
    }

    /** Links that went to a former address serve no more; who has not opened the account yet gets one at the new address. */
    @EventListener
    @Transactional
    public void moved(RegistryChanged change) {
        if (change.what() != RegistryChanged.What.PERSON_CHANGED
                || !change.detail().equals(RegistryChanged.NEW_ADDRESS)) {
            return;
        }
        jdbc.sql("update juntos.account_token set used_at = ? where username = ? and used_at is null")
                .params(Timestamp.from(calendar.now()), change.subject())
                .update();
        if (accounts.state(change.subject()).equals(Optional.of(Accounts.State.WAITING))) {
            mail(change.subject());
        }
    }

    /**
     * Writes to a person, who may not have got the mail or has let its link expire; makes the account if there is none.
     *
     * @return false, and nothing is written, if the account is shut or the address got its mails of the day
     */
    @Transactional
    public boolean invite(String username) {
        accounts.prepare(username);
        boolean mailed = mail(username);
        if (mailed) {
            trail.record(AuditTrail.Action.ACCOUNT_LINK_SENT, null, AuditSubject.person(username));
        }
        return mailed;
    }

    /** Writes to whoever has that address; what happens is the same from outside whether anybody has it or not. */
    @Transactional
    public void request(String email) {
        registry.personByEmail(email).map(Person::username).ifPresent(this::mail);
    }

    /** Which text it gets follows from the account: «open it», or «a new password». */
    private boolean mail(String username) {
        // One after the other for a person, so that the day's mails are counted right.
        boolean open = jdbc.sql("select enabled from juntos.account where username = ? for update")
                .param(username)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        Instant now = calendar.now();
        if (!open || issuedSince(username, now.minus(DAY)) >= MAILS_A_DAY) {
            return false;
        }
        Person person = registry.person(username).orElseThrow(() -> new NoSuchElementException("person " + username));
        boolean first = accounts.state(username).orElseThrow() == Accounts.State.WAITING;
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant until = now.plus(VALID);
        jdbc.sql("insert into juntos.account_token (digest, username, purpose, issued_at, expires_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(
                        digest(token),
                        username,
                        (first ? Purpose.OPEN_ACCOUNT : Purpose.NEW_PASSWORD).name(),
                        Timestamp.from(now),
                        Timestamp.from(until))
                .update();
        notifications.leave(
                new Letter(
                        first ? Occasion.ACCOUNT_OPENED : Occasion.PASSWORD_REQUESTED,
                        UUID.randomUUID().toString(),
                        null,
                        List.of(new Addressee(person.name(), person.email())),
                        List.of(username, "", texts.longDate(calendar.dateOf(until))),
                        List.of(new Letter.Fact("mail.fact.username", username)),
                        List.of(),
                        "/clave/",
                        null),
                token);
        return true;
    }

    private int issuedSince(String username, Instant since) {
        return jdbc.sql("select count(*) from juntos.account_token where username = ? and issued_at > ?")
                .params(username, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Whose password the link sets; empty if it is unknown, used or expired, or the account is shut. */
    @Transactional(readOnly = true)
    public Optional<String> username(String token) {
        return jdbc.sql("select t.username from juntos.account_token t join juntos.account a using (username)"
                        + " where t.digest = ? and t.used_at is null and t.expires_at > ? and a.enabled"
                        + " and t.purpose in ('OPEN_ACCOUNT', 'NEW_PASSWORD')")
                .params(digest(token), Timestamp.from(calendar.now()))
                .query(String.class)
                .optional();
    }

    /**
     * Sets the password of whom the link belongs to, and uses it up.
     *
     * @return false, and nothing is changed, if the link serves no more
     * @throws Refused if the password is not admitted; the link can be used again
     */
    @Transactional
    public boolean setPassword(String token, String password) {
        Optional<String> owner = username(token);
        if (owner.isEmpty()) {
            return false;
        }
        String username = owner.get();
        requireAdmissible(username, password);
        Timestamp now = Timestamp.from(calendar.now());
        // Of two that come at once, one finds it used.
        int used = jdbc.sql("update juntos.account_token set used_at = ? where digest = ? and used_at is null")
                .params(now, digest(token))
                .update();
        if (used == 0) {
            return false;
        }
        jdbc.sql("update juntos.account_token set used_at = ? where username = ? and used_at is null")
                .params(now, username)
                .update();
        accounts.open(username, password);
        // Whoever has the link is its person, though nobody is logged in.
        current.as(
                new Viewer(username, Set.of()),
                () -> trail.record(AuditTrail.Action.PASSWORD_SET, null, AuditSubject.person(username)));
        return true;
    }

    private static void requireAdmissible(String username, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            throw new Refused("password", "password.tooShort", SHORTEST_PASSWORD);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            throw new Refused("password", "password.tooLong", LONGEST_PASSWORD);
        }
        if (password.strip().equalsIgnoreCase(username)) {
            throw new Refused("password", "password.isUsername");
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
