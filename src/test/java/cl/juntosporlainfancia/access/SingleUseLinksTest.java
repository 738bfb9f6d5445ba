package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A link proves one thing about one subject, once, for a time. */
@ApplicationTest
class SingleUseLinksTest {

    private static final List<String> VISIT = List.of("VISIT");
    private static final List<String> OTHER = List.of("CHECK_IN");

    @Autowired
    SingleUseLinks links;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    private String token = "";

    @BeforeEach
    void aLink() {
        jdbc.sql("truncate juntos.single_use_link").update();
        clock.moveTo(calendar.at(LocalDate.of(2026, 4, 1), LocalTime.NOON));
        token = issue("VISIT", "visita-7");
    }

    private String issue(String purpose, String subject) {
        return Objects.requireNonNull(
                transaction.execute(status -> links.issue(purpose, subject, Duration.ofHours(2))));
    }

    private Optional<String> use(List<String> purposes, String with) {
        return Objects.requireNonNull(transaction.execute(status -> links.use(purposes, with)));
    }

    @Test
    void itServesOnce() {
        assertThat(links.subject(VISIT, token)).contains("visita-7");
        assertThat(links.subject(VISIT, token)).contains("visita-7");
        assertThat(use(VISIT, token)).contains("visita-7");
        assertThat(use(VISIT, token)).isEmpty();
        assertThat(links.subject(VISIT, token)).isEmpty();
    }

    @Test
    void itOpensNothingOfAnotherPurpose() {
        assertThat(links.subject(OTHER, token)).isEmpty();
        assertThat(use(OTHER, token)).isEmpty();
        assertThat(use(VISIT, token)).contains("visita-7");
    }

    @Test
    void itExpires() {
        clock.moveTo(calendar.now().plus(Duration.ofHours(2)).minusSeconds(1));
        assertThat(links.subject(VISIT, token)).isPresent();
        clock.moveTo(calendar.now().plusSeconds(1));
        assertThat(links.subject(VISIT, token)).isEmpty();
        assertThat(use(VISIT, token)).isEmpty();
    }

    @Test
    void aForgedOneOpensNothing() {
        char last = token.charAt(0);
        for (String forged : List.of(
                "", "x", token.substring(1), token + "A", (last == 'A' ? "B" : "A") + token.substring(1), "a\0b")) {
            assertThat(links.subject(VISIT, forged)).isEmpty();
            assertThat(use(VISIT, forged)).isEmpty();
        }
    }

    @Test
    void ofManyWhoComeAtOnceOneGetsIn() throws Exception {
        int many = 8;
        CyclicBarrier start = new CyclicBarrier(many);
        try (Pool pool = new Pool(many)) {
            List<Future<Optional<String>>> answers = IntStream.range(0, many)
                    .mapToObj(i -> pool.threads.submit(() -> {
                        start.await();
                        return use(VISIT, token);
                    }))
                    .toList();
            int opened = 0;
            for (Future<Optional<String>> answer : answers) {
                opened += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        }
    }

    /** Threads that end with the test. */
    private static final class Pool implements AutoCloseable {

        private final ExecutorService threads;

        Pool(int size) {
            this.threads = Executors.newFixedThreadPool(size);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    @Test
    void theDatabaseHoldsNothingThatOpens() {
        assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(jdbc.sql("select l::text || encode(digest, 'escape') from juntos.single_use_link l")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
    }

    @Test
    void thoseOfASubjectAreRevokedTogether() {
        String second = issue("VISIT", "visita-7");
        String ofAnother = issue("VISIT", "visita-8");
        String otherwise = issue("CHECK_IN", "visita-7");
        assertThat(links.issuedSince(VISIT, "visita-7", calendar.now().minusSeconds(1)))
                .isEqualTo(2);
        transaction.executeWithoutResult(status -> links.revoke(VISIT, "visita-7"));
        assertThat(use(VISIT, token)).isEmpty();
        assertThat(use(VISIT, second)).isEmpty();
        assertThat(use(VISIT, ofAnother)).isPresent();
        assertThat(use(OTHER, otherwise)).isPresent();
    }

    @Test
    void itIsForgottenAMonthAfterItExpired() {
        clock.moveTo(calendar.now().plus(Duration.ofDays(30)));
        links.forgetOld();
        assertThat(jdbc.sql("select count(*) from juntos.single_use_link")
                        .query(Integer.class)
                        .single())
                .isOne();
        clock.moveTo(calendar.now().plus(Duration.ofHours(3)));
        links.forgetOld();
        assertThat(jdbc.sql("select count(*) from juntos.single_use_link")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
