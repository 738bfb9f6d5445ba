package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts failed logins of a name and from an address, in the database, because several nodes count together. An attempt is noted before
 * its password is looked at, and the note is taken back if it succeeds: attempts that come at once are as many as those that come one
 * after the other.
 *
 * <p>A few failures pause a name only for the network they come from: whoever types wrong passwords elsewhere keeps nobody out.
 */
@Component
class LoginAttempts {

    /** For how long a failure counts, and for how long too many of them pause. */
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** Of one name, from one network. */
    static final int OF_A_NAME_FROM_A_NETWORK = 5;

    /** Of one name, wherever they come from. */
    static final int OF_A_NAME = 50;

    /** From one address: an office shares one. */
    static final int FROM_AN_ADDRESS = 50;

    /** Links for a new password that are asked for from one address. */
    static final int LINKS_FROM_AN_ADDRESS = 20;

    /** What is kept of a name that is nobody's, in bytes: enough to count it, too little to try a password on it. */
    private static final int HINT = 3;

    /** What follows a name's digest where it is counted by network, in bytes. */
    private static final int NETWORK = 16;

    private enum Kind {
        NAME("NAME", 7_316_032, OF_A_NAME),
        /** Kept beside the name's own, and told from it by its length. */
        NAME_FROM_NETWORK("NAME", 7_316_035, OF_A_NAME_FROM_A_NETWORK),
        ADDRESS("ADDRESS", 7_316_033, FROM_AN_ADDRESS),
        LINK("LINK", 7_316_034, LINKS_FROM_AN_ADDRESS);

        private final String kept;
        private final int lock;
        private final int limit;

        Kind(String kept, int lock, int limit) {
            this.kept = kept;
            this.lock = lock;
            this.limit = limit;
        }
    }

    /** What is counted together: digest of a name, of an address, or of the one and the other. */
    private record Counted(Kind kind, byte[] digest) {}

    /** A note of an attempt, and whether it is the last that is admitted. */
    private record Note(long id, Counted counted, boolean last) {}

    /**
     * An attempt that is under way.
     *
     * @param username the account it is for; null if there is none of that name
     */
    static final class Attempt {

        private final @Nullable String username;
        private final Note ofName;
        private final Note ofNameFromNetwork;
        private final Note fromAddress;

        private Attempt(@Nullable String username, Note ofName, Note ofNameFromNetwork, Note fromAddress) {
            this.username = username;
            this.ofName = ofName;
            this.ofNameFromNetwork = ofNameFromNetwork;
            this.fromAddress = fromAddress;
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final BusinessCalendar calendar;
    private final TransactionTemplate transaction;

    LoginAttempts(
            JdbcClient jdbc, AuditTrail trail, BusinessCalendar calendar, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.calendar = calendar;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Notes that somebody tries to log in.
     *
     * @param name as it was typed
     * @param address the client's
     * @throws LoginPaused if too many attempts for that name from that network, for that name at all, or from that address, have
     *     failed; nothing is noted then
     */
    Attempt begin(String name, String address) {
        return result(() -> {
            String username = accountOf(name).orElse(null);
            byte[] whole = digest(name);
            byte[] who = username == null ? Arrays.copyOf(whole, HINT) : whole;
            byte[] where = digest(network(address));
            Counted ofName = new Counted(Kind.NAME, who);
            Counted ofNameFromNetwork = new Counted(Kind.NAME_FROM_NETWORK, joined(who, where));
            Counted fromAddress = new Counted(Kind.ADDRESS, where);
            // In this order, always, so that two never wait for each other.
            int namesBefore = admitted(ofName);
            int namesFromNetworkBefore = admitted(ofNameFromNetwork);
            int addressesBefore = admitted(fromAddress);
            return new Attempt(
                    username,
                    note(ofName, namesBefore),
                    note(ofNameFromNetwork, namesFromNetworkBefore),
                    note(fromAddress, addressesBefore));
        });
    }

    /** The attempt failed: it stays noted, and leaves a trace. Of a name that is nobody's nothing is told. */
    void failed(Attempt attempt) {
        done(() -> {
            if (attempt.username == null) {
                trail.record(AuditTrail.Action.LOGIN_REFUSED, null);
            } else {
                AuditSubject who = AuditSubject.person(attempt.username);
                trail.record(AuditTrail.Action.LOGIN_REFUSED, null, who);
                if (attempt.ofNameFromNetwork.last() || attempt.ofName.last()) {
                    trail.record(AuditTrail.Action.ACCOUNT_LOCKED, null, who);
                }
            }
            if (attempt.fromAddress.last()) {
                trail.record(AuditTrail.Action.ADDRESS_LOCKED, null);
            }
        });
    }

    /** The attempt succeeded: what failed before for that name from there counts no more; of the others only this one is taken back. */
    void succeeded(Attempt attempt) {
        done(() -> {
            takeBack(attempt.ofName);
            forget(attempt.ofNameFromNetwork.counted());
            takeBack(attempt.fromAddress);
        });
    }

    /** Whether it was a right or a wrong password was never found out, for a reason of ours. */
    void broken(Attempt attempt) {
        done(() -> {
            takeBack(attempt.ofName);
            takeBack(attempt.ofNameFromNetwork);
            takeBack(attempt.fromAddress);
        });
    }

    /** Of that person's failures none counts any more, wherever they came from. Belongs to the transaction of whatever is the reason. */
    void clear(String username) {
        byte[] digest = digest(username);
        jdbc.sql("delete from juntos.login_attempt where kind = ? and substring(counted for ?) = ?")
                .params(Kind.NAME.kept, digest.length, digest)
                .update();
    }

    /** Notes that a link for a new password is asked for from that address; false if there were too many. */
    boolean admitsLinkFrom(String address) {
        try {
            return result(() -> {
                Counted counted = new Counted(Kind.LINK, digest(network(address)));
                note(counted, admitted(counted));
                return true;
            });
        } catch (LoginPaused paused) {
            return false;
        }
    }

    /** Forgets what counts no more. */
    void forgetOld() {
        done(() -> jdbc.sql("delete from juntos.login_attempt where at <= ?")
                // A name's first failure still counts a window after, and the pause lasts another.
                .param(Timestamp.from(calendar.now().minus(WINDOW.multipliedBy(2))))
                .update());
    }

    private void done(Runnable work) {
        requireNone();
        transaction.executeWithoutResult(status -> work.run());
    }

    /** What was counted stays counted, whatever becomes of the request; and whoever counts holds one connection, not two. */
    private static void requireNone() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("attempts are counted outside of any transaction");
        }
    }

    private <T> T result(java.util.function.Supplier<T> work) {
        requireNone();
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** Whose account it is; nothing that is no login at all is asked for. */
    private Optional<String> accountOf(String name) {
        if (name.length() > 64 || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql("select username from juntos.account where username = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    /**
     * How many are noted within the window, after everybody else who counts the same.
     *
     * @throws LoginPaused if they are too many
     */
    private int admitted(Counted counted) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(counted.kind().lock, HexFormat.of().formatHex(counted.digest()))
                .query(row -> {});
        Instant now = calendar.now();
        List<Instant> newest = jdbc
                .sql("select at from juntos.login_attempt where kind = ? and counted = ?" + " order by at desc limit ?")
                .params(counted.kind().kept, counted.digest(), counted.kind().limit)
                .query(Timestamp.class)
                .list()
                .stream()
                .map(Timestamp::toInstant)
                .toList();
        if (newest.size() == counted.kind().limit) {
            Instant last = newest.get(0);
            Instant first = newest.get(newest.size() - 1);
            if (first.isAfter(last.minus(WINDOW)) && last.isAfter(now.minus(WINDOW))) {
                throw new LoginPaused(last.plus(WINDOW));
            }
        }
        return (int) newest.stream().filter(at -> at.isAfter(now.minus(WINDOW))).count();
    }

    private Note note(Counted counted, int before) {
        long id = jdbc.sql("insert into juntos.login_attempt (kind, counted, at) values (?, ?, ?) returning id")
                .params(counted.kind().kept, counted.digest(), Timestamp.from(calendar.now()))
                .query(Long.class)
                .single();
        return new Note(id, counted, before + 1 >= counted.kind().limit);
    }

    private void takeBack(Note note) {
        jdbc.sql("delete from juntos.login_attempt where id = ?")
                .param(note.id())
                .update();
    }

    private void forget(Counted counted) {
        jdbc.sql("delete from juntos.login_attempt where kind = ? and counted = ?")
                .params(counted.kind().kept, counted.digest())
                .update();
    }

    private static byte[] joined(byte[] who, byte[] where) {
        byte[] both = Arrays.copyOf(who, who.length + NETWORK);
        System.arraycopy(where, 0, both, who.length, NETWORK);
        return both;
    }

    private static byte[] digest(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An address of IPv6 is one of a household's countless ones: the first half names the household. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // A literal address, never a name to be looked up.
            byte[] bytes = java.net.InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (java.net.UnknownHostException e) {
            return address;
        }
    }
}
