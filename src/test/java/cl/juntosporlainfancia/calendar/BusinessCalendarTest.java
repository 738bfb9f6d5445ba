package cl.juntosporlainfancia.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The business calendar")
class BusinessCalendarTest {

    private final BusinessCalendar calendar = at("2026-03-02T12:00:00Z");

    private static BusinessCalendar at(String instant) {
        return new BusinessCalendar(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    @Nested
    @DisplayName("tells the time")
    class TellsTheTime {

        @ParameterizedTest(name = "{0} is {1}")
        @DisplayName("with today's date in Santiago")
        @CsvSource({
            "2026-06-16T03:59:59Z, 2026-06-15",
            "2026-06-16T04:00:00Z, 2026-06-16",
            "2026-12-16T02:59:59Z, 2026-12-15",
            "2026-12-16T03:00:00Z, 2026-12-16",
        })
        void withTodaysDateInSantiago(String instant, LocalDate today) {
            assertThat(at(instant).today()).isEqualTo(today);
            assertThat(at(instant).dateOf(Instant.parse(instant))).isEqualTo(today);
        }

        @Test
        @DisplayName("by the instant of the clock, whatever the clock's zone")
        void byTheInstantOfTheClock() {
            Instant instant = Instant.parse("2026-06-16T03:30:00.123456789Z");
            BusinessCalendar inTokyo = new BusinessCalendar(Clock.fixed(instant, ZoneId.of("Asia/Tokyo")));

            assertThat(inTokyo.now()).isEqualTo(instant);
            assertThat(inTokyo.today()).isEqualTo(LocalDate.parse("2026-06-15"));
        }
    }

    @Nested
    @DisplayName("counts working days")
    class CountsWorkingDays {

        @ParameterizedTest(name = "{0} is working: {1}")
        @DisplayName("from Monday to Friday without national holidays")
        @CsvSource({
            "2026-06-26, true",
            "2026-06-27, false",
            "2026-06-28, false",
            "2026-06-29, false",
            "2026-06-30, true",
            "2027-06-29, true",
            "2027-10-12, true",
            "2025-06-20, false",
            "2025-06-23, true",
        })
        void fromMondayToFriday(LocalDate date, boolean working) {
            assertThat(calendar.isWorkingDay(date)).isEqualTo(working);
        }

        @ParameterizedTest(name = "{0} is a working day")
        @DisplayName("on 31 December and on regional holidays too")
        @ValueSource(strings = {"2025-12-31", "2026-12-31", "2027-06-07", "2026-08-20"})
        void onBankAndRegionalHolidays(LocalDate date) {
            assertThat(calendar.isWorkingDay(date)).isTrue();
        }

        @ParameterizedTest(name = "{1} after {0} is {2}")
        @DisplayName("as many as there are to do something in")
        @CsvSource({
            "2026-06-01, 10, 2026-06-15",
            "2026-06-01, 20, 2026-06-30",
            "2026-06-26, 1, 2026-06-30",
            "2026-06-27, 1, 2026-06-30",
            "2026-06-28, 2, 2026-07-01",
        })
        void asManyAsThereAreToDoSomethingIn(LocalDate start, int days, LocalDate last) {
            assertThat(calendar.plusWorkingDays(start, days)).isEqualTo(last);
        }

        @ParameterizedTest(name = "{0} to {1}")
        @DisplayName("forward from a day off to the next working day")
        @CsvSource({
            "2026-03-02, 2026-03-02",
            "2026-02-28, 2026-03-02",
            "2026-04-03, 2026-04-06",
            "2026-06-27, 2026-06-30",
            "2024-09-18, 2024-09-23",
            "2027-09-17, 2027-09-20",
            "2022-12-31, 2023-01-03",
            "2026-12-25, 2026-12-28",
        })
        void forward(LocalDate date, LocalDate next) {
            assertThat(calendar.nextWorkingDay(date)).isEqualTo(next);
        }

        @ParameterizedTest(name = "{0} to {1}")
        @DisplayName("back from a day off to the previous working day")
        @CsvSource({
            "2026-03-02, 2026-03-02",
            "2026-03-01, 2026-02-27",
            "2026-04-05, 2026-04-02",
            "2026-06-29, 2026-06-26",
            "2024-09-22, 2024-09-17",
            "2027-09-19, 2027-09-16",
            "2023-01-02, 2022-12-30",
        })
        void back(LocalDate date, LocalDate previous) {
            assertThat(calendar.previousWorkingDay(date)).isEqualTo(previous);
        }
    }

    @Nested
    @DisplayName("counts months from the start")
    class CountsMonths {

        @Test
        @DisplayName("without drifting after a short month")
        void withoutDrift() {
            LocalDate start = LocalDate.parse("2027-01-31");

            assertThat(IntStream.rangeClosed(0, 6)
                            .mapToObj(months -> calendar.plusMonths(start, months))
                            .toList())
                    .isEqualTo(dates(
                            "2027-01-31",
                            "2027-02-28",
                            "2027-03-31",
                            "2027-04-30",
                            "2027-05-31",
                            "2027-06-30",
                            "2027-07-31"));
        }

        @ParameterizedTest(name = "{0} and {1} months is {2}")
        @DisplayName("over 29 February")
        @CsvSource({
            "2028-01-31, 1, 2028-02-29",
            "2028-01-29, 1, 2028-02-29",
            "2027-01-29, 1, 2027-02-28",
            "2028-02-29, 12, 2029-02-28",
            "2028-02-29, 48, 2032-02-29",
            "2028-02-29, 1, 2028-03-29",
            "2028-03-31, -1, 2028-02-29",
        })
        void overTheLeapDay(LocalDate start, int months, LocalDate expected) {
            assertThat(calendar.plusMonths(start, months)).isEqualTo(expected);
        }

        @Test
        @DisplayName("and knows 29 February as an ordinary working day")
        void theLeapDayIsAnOrdinaryDay() {
            LocalDate leapDay = LocalDate.parse("2028-02-29");

            assertThat(calendar.isWorkingDay(leapDay)).isTrue();
            assertThat(calendar.dateOf(calendar.startOfWork(leapDay))).isEqualTo(leapDay);
        }

        private List<LocalDate> dates(String... dates) {
            return Stream.of(dates).map(LocalDate::parse).toList();
        }
    }

    @Nested
    @DisplayName("knows Chile's summer time")
    class KnowsSummerTime {

        private static final LocalDate START = LocalDate.parse("2026-09-06");
        private static final LocalDate END = LocalDate.parse("2027-04-04");

        @ParameterizedTest(name = "{0} is {1}")
        @DisplayName("at 09:00 on both sides of each change")
        @CsvSource({
            "2026-09-05, 2026-09-05T13:00:00Z",
            "2026-09-06, 2026-09-06T12:00:00Z",
            "2026-09-07, 2026-09-07T12:00:00Z",
            "2027-04-03, 2027-04-03T12:00:00Z",
            "2027-04-04, 2027-04-04T13:00:00Z",
            "2027-04-05, 2027-04-05T13:00:00Z",
        })
        void atNine(LocalDate date, Instant instant) {
            assertThat(calendar.startOfWork(date)).isEqualTo(instant);
            assertThat(calendar.dateOf(instant)).isEqualTo(date);
        }

        @Test
        @DisplayName("in the September night whose first hour does not exist")
        void inTheNightWithoutItsFirstHour() {
            Instant change = Instant.parse("2026-09-06T04:00:00Z");

            assertThat(calendar.at(START, LocalTime.MIDNIGHT)).isEqualTo(change);
            assertThat(calendar.at(START, LocalTime.of(0, 30))).isEqualTo(change.plus(Duration.ofMinutes(30)));
            assertThat(calendar.at(START, LocalTime.of(1, 0))).isEqualTo(change);
            assertThat(calendar.dateOf(change)).isEqualTo(START);
            assertThat(calendar.dateOf(change.minusNanos(1))).isEqualTo(START.minusDays(1));
            assertThat(at("2026-09-06T04:00:00Z").today()).isEqualTo(START);
        }

        @Test
        @DisplayName("in the April night whose last hour happens twice")
        void inTheNightWithTwoLastHours() {
            LocalDate saturday = END.minusDays(1);
            Instant firstElevenAtNight = Instant.parse("2027-04-04T02:00:00Z");

            assertThat(calendar.at(saturday, LocalTime.of(23, 0))).isEqualTo(firstElevenAtNight);
            assertThat(calendar.dateOf(firstElevenAtNight.plus(Duration.ofMinutes(90))))
                    .isEqualTo(saturday);
            assertThat(calendar.at(END, LocalTime.MIDNIGHT)).isEqualTo(firstElevenAtNight.plus(Duration.ofHours(2)));
            assertThat(at("2027-04-04T03:59:59Z").today()).isEqualTo(saturday);
            assertThat(at("2027-04-04T04:00:00Z").today()).isEqualTo(END);
        }

        @Test
        @DisplayName("so that no time of day leaves its date on the nights of change")
        void noTimeLeavesItsDate() {
            for (LocalDate date : List.of(START.minusDays(1), START, END.minusDays(1), END)) {
                for (int minute = 0; minute < 24 * 60; minute++) {
                    LocalTime time = LocalTime.MIDNIGHT.plusMinutes(minute);
                    assertThat(calendar.dateOf(calendar.at(date, time)))
                            .as("%s %s", date, time)
                            .isEqualTo(date);
                }
            }
        }

        @Test
        @DisplayName("with days of 23 and 25 hours")
        void withShortAndLongDays() {
            assertThat(hoursOf(START)).isEqualTo(23);
            assertThat(hoursOf(END.minusDays(1))).isEqualTo(25);
            assertThat(hoursOf(END)).isEqualTo(24);
        }

        private long hoursOf(LocalDate date) {
            return Duration.between(
                            calendar.at(date, LocalTime.MIDNIGHT), calendar.at(date.plusDays(1), LocalTime.MIDNIGHT))
                    .toHours();
        }
    }
}
