package cl.juntosporlainfancia.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.privacy.Retention;
import cl.juntosporlainfancia.process.AllianceStory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits are announced a day before, and what was kept for a time goes (rules 6). */
@ApplicationTest
@Import(AllianceStory.class)
class VisitsTest {

    private static final List<Visits.Visitor> TWO =
            List.of(new Visits.Visitor("Ana  Soto", "12.345.678-5"), new Visits.Visitor("Luis Pérez", "9876543-3"));

    @Autowired
    AllianceStory story;

    @Autowired
    Visits visits;

    @Autowired
    Retention retention;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Instant begin = Instant.EPOCH;

    @BeforeEach
    void anAlliance() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        begin = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(2));
    }

    private void refused(String key, String residence, Instant at, List<Visits.Visitor> visitors) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> visits.announce(story.code(), residence, at, visitors))
                .satisfies(refused -> assertThat(refused.messageKey()).isEqualTo(key));
    }

    @Test
    @DisplayName("a visit is announced a day before at the latest, to the alliance's residence, with everybody's RUT")
    void announced() {
        story.as(AllianceStory.COMPANY, () -> visits.announce(story.code(), "casa-azul", begin, TWO));
        assertThat(visits.of(story.code())).singleElement().satisfies(visit -> {
            assertThat(visit.startsAt()).isEqualTo(begin);
            assertThat(visit.announcedBy()).isEqualTo(AllianceStory.COMPANY);
            assertThat(visit.visitors())
                    .containsExactly(
                            new Visits.Visitor("Ana Soto", "12345678-5"),
                            new Visits.Visitor("Luis Pérez", "9876543-3"));
        });
        refused(
                "visit.tooLate",
                "casa-azul",
                clock.instant().plus(Duration.ofHours(24)).minusSeconds(1),
                TWO);
        visits.announce(story.code(), "casa-azul", clock.instant().plus(Duration.ofMinutes(24 * 60 + 1)), TWO);
        refused("visit.otherResidence", "casa-roja", begin, TWO);
        refused("visit.nobody", "casa-azul", begin, List.of());
        refused("visit.rut.wrong", "casa-azul", begin, List.of(new Visits.Visitor("Ana Soto", "12.345.678-9")));
        refused("visit.rut.wrong", "casa-azul", begin, List.of(new Visits.Visitor("Ana Soto", null)));
        refused("visit.name.required", "casa-azul", begin, List.of(new Visits.Visitor(" ", "12.345.678-5")));
        refused("visit.twice", "casa-azul", begin, List.of(TWO.get(0), TWO.get(0)));
    }

    @Test
    @DisplayName("90 days after the visit its RUTs are gone, the names are not")
    void ruts() {
        visits.announce(story.code(), "casa-azul", begin, TWO);
        clock.moveTo(begin.plus(Duration.ofDays(89)));
        assertThat(retention.run()).containsEntry("visitors", 0);
        clock.moveTo(begin.plus(Duration.ofDays(91)));
        // Two nodes may do it at once.
        CompletableFuture<Map<String, Integer>> other = CompletableFuture.supplyAsync(retention::run);
        int gone = retention.run().getOrDefault("visitors", 0) + other.join().getOrDefault("visitors", 0);
        assertThat(gone).isEqualTo(2);
        assertThat(visits.of(story.code()).get(0).visitors())
                .containsExactly(new Visits.Visitor("Ana Soto", null), new Visits.Visitor("Luis Pérez", null));
    }

    @Test
    @DisplayName(
            "a mail loses its words after two years, sent or not, a link its row 30 days after its end, a question after a day")
    void theRest() {
        Instant now = clock.instant();
        for (int days : List.of(729, 732)) {
            jdbc.sql(
                            "insert into juntos.outbox (id, recipient, recipient_name, occasion, occurrence, subject, text_body,"
                                    + " html_body, message_id, status, next_attempt_at, left_at, sent_at) values (gen_random_uuid(),"
                                    + " 'ana@prueba.example', 'Ana', 'MINUTES', ?, 'Acta', 'Hola', '<p>Hola', '<x>', 'SENT', ?, ?, ?)")
                    .params("d" + days, at(now, days), at(now, days), at(now, days))
                    .update();
        }
        for (String status : List.of("FAILED", "PENDING")) {
            jdbc.sql(
                            "insert into juntos.outbox (id, recipient, recipient_name, occasion, occurrence, subject, text_body,"
                                    + " html_body, message_id, status, next_attempt_at, left_at) values (gen_random_uuid(),"
                                    + " 'ana@prueba.example', 'Ana', 'MINUTES', ?, 'Acta', 'Hola', '<p>Hola', '<x>', ?, ?, ?)")
                    .params(status, status, at(now, 732), at(now, 732))
                    .update();
        }
        for (int days : List.of(29, 31)) {
            jdbc.sql("insert into juntos.single_use_link (digest, subject, purpose, issued_at, expires_at)"
                            + " values (sha256(?::bytea), 'gestora', 'NEW_PASSWORD', ?, ?)")
                    .params("d" + days, at(now, days + 7), at(now, days))
                    .update();
        }
        for (int hours : List.of(23, 25)) {
            jdbc.sql("insert into juntos.text_confirmation (digest, username, asked_at)"
                            + " values (sha256(?::bytea), 'gestora', ?)")
                    .params("h" + hours, Timestamp.from(now.minus(Duration.ofHours(hours))))
                    .update();
        }
        assertThat(retention.run())
                .containsEntry("mails", 3)
                .containsEntry("links", 1)
                .containsEntry("confirmations", 1);
        assertThat(retention.run().values()).containsOnly(0);
        assertThat(jdbc.sql("select occurrence from juntos.outbox where text_body = '' and recipient_name = ''")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("d732", "FAILED", "PENDING");
        assertThat(jdbc.sql("select count(*) from juntos.outbox where status = 'PENDING' and text_body = ''")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Timestamp at(Instant now, int daysAgo) {
        return Timestamp.from(now.minus(Duration.ofDays(daysAgo)));
    }
}
