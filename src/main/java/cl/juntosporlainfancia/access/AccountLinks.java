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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The links by which people choose their password: at first to open their account, later when they have forgotten it.
 *
 * <p>The outbox keeps a link's token apart from the mail's text, until the mail has gone out. It serves once, for {@link #VALID}, and
 * every other link of that person goes with it.
 */
@Service
public class AccountLinks {

    /** How long a link may be used. */
    public static final Duration VALID = Duration.ofDays(7);

    private static final int MAILS_A_DAY = 3;
    private static final Duration DAY = Duration.ofDays(1);

    /** Each has its own count of mails a day: what strangers ask for uses up nothing of what the programme sends. */
    private enum Purpose {
        /** Sent by the programme: to whoever is registered, or again from the person's page. */
        OPEN_ACCOUNT,
        /** Asked for by whoever types an address. */
        NEW_PASSWORD;

        /** Of what sets a password. */
        private static final List<String> ALL =
                Arrays.stream(values()).map(Purpose::name).toList();
    }

    private final JdbcClient jdbc;
    private final Registry registry;
    private final Accounts accounts;
    private final SingleUseLinks links;
    private final Passwords passwords;
    private final LoginAttempts attempts;
    private final LoginWays ways;
    private final AuditTrail trail;
    private final CurrentViewer current;
    private final Notifications notifications;
    private final BusinessCalendar calendar;
    private final Texts texts;
    private final TransactionTemplate transaction;

    AccountLinks(
            JdbcClient jdbc,
            Registry registry,
            Accounts accounts,
            SingleUseLinks links,
            Passwords passwords,
            LoginAttempts attempts,
            LoginWays ways,
            AuditTrail trail,
            CurrentViewer current,
            Notifications notifications,
            BusinessCalendar calendar,
            Texts texts,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.accounts = accounts;
        this.links = links;
        this.passwords = passwords;
        this.attempts = attempts;
        this.ways = ways;
        this.trail = trail;
        this.current = current;
        this.notifications = notifications;
        this.calendar = calendar;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whoever is registered gets an account, and the mail that opens it. */
    @EventListener
    @Transactional
    public void welcome(PersonEnrolled enrolled) {
        accounts.prepare(enrolled.username());
        mail(enrolled.username(), Purpose.OPEN_ACCOUNT);
    }

    /** Links that went to a former address serve no more; who has not opened the account yet gets one at the new address. */
    @EventListener
    @Transactional
    public void moved(RegistryChanged change) {
        if (change.what() != RegistryChanged.What.PERSON_CHANGED
                || !change.detail().equals(RegistryChanged.NEW_ADDRESS)) {
            return;
        }
        links.revoke(Purpose.ALL, change.subject());
        if (accounts.state(change.subject()).equals(Optional.of(Accounts.State.WAITING))) {
            mail(change.subject(), Purpose.OPEN_ACCOUNT);
        }
    }

    /**
     * Writes to a person, who may not have got the mail or has let its link expire; makes the account if there is none. Whoever had to
     * wait after failed attempts waits no more.
     *
     * @return false, and nothing is written, if the account is shut or the address got its mails of the day from here
     */
    @Transactional
    public boolean invite(String username) {
        if (registry.person(username).filter(Person::isErased).isPresent()) {
            throw new Refused("", "person.erased");
        }
        accounts.prepare(username);
        boolean mailed = mail(username, Purpose.OPEN_ACCOUNT);
        if (mailed) {
            attempts.clear(username);
            trail.record(AuditTrail.Action.ACCOUNT_LINK_SENT, null, AuditSubject.person(username));
        }
        return mailed;
    }

    /**
     * Writes to whoever has that address; what happens is the same from outside whether anybody has it or not.
     *
     * @param client the network address that asks for it
     * @throws Refused if too many were asked for from there
     */
    public void request(String email, String client) {
        if (!attempts.admitsLinkFrom(client)) {
            throw new Refused("email", "password.request.tooMany", LoginAttempts.WINDOW.toMinutes());
        }
        // Only now: a request that holds a connection while it waits for another one stops everybody's.
        transaction.executeWithoutResult(status -> registry.personByEmail(email)
                .map(Person::username)
                .ifPresent(username -> mail(username, Purpose.NEW_PASSWORD)));
    }

    /** Which text it gets follows from the account: «open it», or «a new password». */
    private boolean mail(String username, Purpose purpose) {
        // One after the other for a person, so that the day's mails are counted right.
        boolean open = jdbc.sql("select enabled from juntos.account where username = ? for update")
                .param(username)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        Instant now = calendar.now();
        if (!open || links.issuedSince(List.of(purpose.name()), username, now.minus(DAY)) >= MAILS_A_DAY) {
            return false;
        }
        Person person = registry.person(username).orElseThrow(() -> new NoSuchElementException("person " + username));
        if (!ways.byPassword()) {
            welcomeByInstitution(person, now);
            return true;
        }
        boolean first = accounts.state(username).orElseThrow() == Accounts.State.WAITING;
        String token = links.issue(purpose.name(), username, VALID);
        notifications.leave(
                new Letter(
                        first ? Occasion.ACCOUNT_OPENED : Occasion.PASSWORD_REQUESTED,
                        UUID.randomUUID().toString(),
                        null,
                        List.of(new Addressee(person.name(), person.email())),
                        List.of(username, "", texts.longDate(calendar.dateOf(now.plus(VALID)))),
                        List.of(new Letter.Fact("mail.fact.username", username)),
                        List.of(),
                        "/clave/",
                        null),
                token);
        return true;
    }

    /** Without a secret: whoever opens it has to be who the institution says. Once a day. */
    private void welcomeByInstitution(Person person, Instant now) {
        notifications.leave(new Letter(
                Occasion.ACCOUNT_INSTITUTIONAL,
                person.username() + " " + calendar.dateOf(now),
                null,
                List.of(new Addressee(person.name(), person.email())),
                List.of(person.email()),
                List.of(),
                List.of(),
                "/login",
                null));
    }

    /** Whose password the link sets; empty if it is unknown, used or expired, or the account is shut. */
    @Transactional(readOnly = true)
    public Optional<String> username(String token) {
        return links.subject(Purpose.ALL, token).filter(username -> accounts.state(username)
                .filter(state -> state != Accounts.State.SHUT)
                .isPresent());
    }

    /**
     * Sets the password of whom the link belongs to, and uses it up. Attempts that failed before count no more, and sessions that are
     * open end.
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
        passwords.requireAdmissible(
                registry.person(username).orElseThrow(() -> new NoSuchElementException("person " + username)),
                password);
        // Of two that come at once, one finds it used.
        if (links.use(Purpose.ALL, token).isEmpty()) {
            return false;
        }
        links.revoke(Purpose.ALL, username);
        accounts.open(username, password);
        attempts.clear(username);
        // Whoever has the link is its person, though nobody is logged in.
        current.as(
                new Viewer(username, Set.of()),
                () -> trail.record(AuditTrail.Action.PASSWORD_SET, null, AuditSubject.person(username)));
        return true;
    }
}
