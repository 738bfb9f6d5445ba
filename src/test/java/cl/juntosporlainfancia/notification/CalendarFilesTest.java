package cl.juntosporlainfancia.notification;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import cl.juntosporlainfancia.calendar.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private final CalendarFiles files = new CalendarFiles(
            new LetterRenderer(Letters.messages(), "https://plataforma.example"),
            Letters.messages(),
            new Sender("Juntos por la Infancia", "no-responder@jxi.example"),
            clock);

    @Test
    void itIsAnAppointmentWithAReminderADayBefore() {
        ICalendar calendar = calendar(LocalDateTime.of(2026, 12, 7, 10, 0));
        VEvent event = calendar.getEvents().get(0);

        assertThat(calendar.getMethod().isPublish()).isTrue();
        assertThat(calendar.validate(biweekly.ICalVersion.V2_0)).isEmpty();
        assertThat(event.getUid().getValue()).isEqualTo("seguimiento-1@juntosporlainfancia");
        assertThat(event.getSummary().getValue())
                .isEqualTo("Seguimiento N° 3: Residencia Los Aromos y Viña Santa Elena");
        assertThat(event.getOrganizer().getEmail()).isEqualTo("no-responder@jxi.example");
        assertThat(event.getOrganizer().getCommonName()).isEqualTo("Juntos por la Infancia");
        assertThat(event.getUrl().getValue()).isEqualTo("https://plataforma.example/seguimientos/1");
        assertThat(event.getDescription().getValue())
                .startsWith("Les invitamos al seguimiento N° 3")
                .endsWith("https://plataforma.example/seguimientos/1");
        assertThat(event.getAlarms()).singleElement().satisfies(alarm -> assertThat(
                        alarm.getTrigger().getDuration().toString())
                .isEqualTo("-P1D"));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-07T10:00, 2026-12-07T13:00:00Z", "2026-07-07T10:00, 2026-07-07T14:00:00Z"})
    void theHourIsTheOneOfSantiagoInSummerAndInWinter(LocalDateTime local, Instant instant) {
        VEvent event = calendar(local).getEvents().get(0);

        assertThat(event.getDateStart().getValue()).isEqualTo(instant);
        assertThat(event.getDateEnd().getValue()).isEqualTo(instant.plus(Duration.ofHours(1)));
    }

    @Test
    void aLaterMailUpdatesTheSameAppointment() {
        VEvent first =
                calendar(LocalDateTime.of(2026, 12, 7, 10, 0)).getEvents().get(0);
        clock.moveTo(NOW.plus(Duration.ofDays(1)));
        VEvent second =
                calendar(LocalDateTime.of(2026, 12, 9, 10, 0)).getEvents().get(0);

        assertThat(second.getUid().getValue()).isEqualTo(first.getUid().getValue());
        assertThat(second.getSequence().getValue())
                .isGreaterThan(first.getSequence().getValue());
    }

    private ICalendar calendar(LocalDateTime start) {
        Letter.Meeting meeting = Letters.meeting(start);
        Letter letter = Letters.with(Letters.invitation("1", Letters.ANA), Letters.ARGUMENTS, meeting);
        return Objects.requireNonNull(
                Biweekly.parse(files.write(letter, meeting)).first());
    }
}
