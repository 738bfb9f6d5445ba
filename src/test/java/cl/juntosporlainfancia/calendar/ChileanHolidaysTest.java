package cl.juntosporlainfancia.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The national holidays of Chile")
class ChileanHolidaysTest {

    private final ChileanHolidays holidays = new ChileanHolidays();

    @ParameterizedTest(name = "in {0}")
    @DisplayName("are exactly those of the official calendar")
    @CsvSource({
        "2023, 01-01 01-02 04-07 04-08 05-01 05-21 06-21 06-26 07-16 08-15 09-18 09-19 10-09 10-27 11-01 12-08 12-25",
        "2024, 01-01 03-29 03-30 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 09-20 10-12 10-31 11-01 12-08 12-25",
        "2025, 01-01 04-18 04-19 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25",
        "2026, 01-01 04-03 04-04 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25",
        "2027, 01-01 03-26 03-27 05-01 05-21 06-21 06-28 07-16 08-15 09-17 09-18 09-19 10-11 10-31 11-01 12-08 12-25",
    })
    void areExactlyThoseOfTheOfficialCalendar(int year, String official) {
        List<LocalDate> expected = Arrays.stream(official.split(" "))
                .map(date -> MonthDay.parse("--" + date).atYear(year))
                .toList();

        assertThat(holidays.of(year)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest(name = "29 June of {0} on {1}, 12 October on {2}")
    @DisplayName("move to a Monday by Law 19.668, but not from a weekend")
    @CsvSource({
        "2021, 2021-06-28, 2021-10-11",
        "2022, 2022-06-27, 2022-10-10",
        "2023, 2023-06-26, 2023-10-09",
        "2024, 2024-06-29, 2024-10-12",
        "2025, 2025-06-29, 2025-10-12",
        "2026, 2026-06-29, 2026-10-12",
        "2029, 2029-07-02, 2029-10-15",
    })
    void moveToAMonday(int year, LocalDate peterAndPaul, LocalDate twoWorlds) {
        assertThat(within(year, "06-26", "07-02")).containsExactly(peterAndPaul);
        assertThat(within(year, "10-01", "10-20")).containsExactly(twoWorlds);
    }

    @ParameterizedTest(name = "31 October of {0} on {1}")
    @DisplayName("move 31 October from a Tuesday or Wednesday to a Friday by Law 20.299")
    @CsvSource({
        "2022, 2022-10-31",
        "2023, 2023-10-27",
        "2024, 2024-10-31",
        "2028, 2028-10-27",
        "2029, 2029-11-02",
        "2030, 2030-10-31",
    })
    void moveThirtyFirstOfOctober(int year, LocalDate observed) {
        assertThat(within(year, "10-20", "11-07"))
                .containsExactlyInAnyOrder(observed, LocalDate.of(year, Month.NOVEMBER, 1));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("join September's two holidays to the weekend by Laws 20.215 and 20.983")
    @CsvSource({
        "2023, 2023-09-18 2023-09-19",
        "2028, 2028-09-18 2028-09-19",
        "2029, 2029-09-17 2029-09-18 2029-09-19",
        "2030, 2030-09-18 2030-09-19 2030-09-20",
        "2031, 2031-09-18 2031-09-19",
        "2026, 2026-09-18 2026-09-19",
        "2032, 2032-09-17 2032-09-18 2032-09-19",
        "2033, 2033-09-18 2033-09-19",
    })
    void joinSeptembersHolidaysToTheWeekend(int year, String expected) {
        assertThat(within(year, "09-01", "09-30"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(expected.split(" ")).map(LocalDate::parse).toList());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("include Monday 2 January only when the 1st is a Sunday by Law 20.983")
    @CsvSource({"2023, true", "2028, false", "2033, false", "2034, true"})
    void includeTheSecondOfJanuary(int year, boolean holiday) {
        assertThat(holidays.contains(LocalDate.of(year, Month.JANUARY, 2))).isEqualTo(holiday);
    }

    @Test
    @DisplayName("have 21 June in 2021, the first year of the Indigenous Peoples' day")
    void haveTheFirstIndigenousPeoplesDay() {
        assertThat(within(2020, "06-01", "06-25")).isEmpty();
        assertThat(within(2021, "06-01", "06-25")).containsExactly(LocalDate.of(2021, Month.JUNE, 21));
    }

    @ParameterizedTest(name = "in {0}")
    @DisplayName("have the winter solstice, and only it, in the weeks around it")
    @MethodSource("yearsOfTheSolstice")
    void haveTheWinterSolstice(int year) {
        LocalDate solstice = LocalDate.ofInstant(JuneSolstice.of(year), BusinessCalendar.ZONE);

        assertThat(within(year, "06-01", "06-25")).containsExactly(solstice);
    }

    static List<Integer> yearsOfTheSolstice() {
        return IntStream.rangeClosed(2022, 2099).boxed().toList();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("have the solstice that astronomers publish, to the minute")
    @ValueSource(
            strings = {
                "2021-06-21T03:32:00Z",
                "2022-06-21T09:14:00Z",
                "2023-06-21T14:58:00Z",
                "2024-06-20T20:51:00Z",
                "2025-06-21T02:42:00Z",
                "2026-06-21T08:25:00Z",
                "2027-06-21T14:11:00Z",
                "2028-06-20T20:02:00Z",
                "2029-06-21T01:48:00Z",
            })
    void haveThePublishedSolstice(Instant published) {
        int year = published.atZone(BusinessCalendar.ZONE).getYear();

        assertThat(JuneSolstice.of(year)).isBetween(published.minusSeconds(90), published.plusSeconds(90));
    }

    @Test
    @DisplayName("include a holiday of one year only in that year alone")
    void includeAHolidayOfOneYearOnly() {
        assertThat(holidays.contains(LocalDate.of(2022, Month.SEPTEMBER, 16))).isTrue();
        assertThat(holidays.contains(LocalDate.of(2021, Month.SEPTEMBER, 16))).isFalse();
        assertThat(holidays.contains(LocalDate.of(2023, Month.SEPTEMBER, 16))).isFalse();
    }

    @Test
    @DisplayName("are kept in a file that follows jollyday's schema")
    void areKeptInAFileThatFollowsTheSchema() {
        URL schema = resource("focus_shift.de/jollyday/schema/holiday/holiday.xsd");
        URL file = resource(ChileanHolidays.FILE);

        assertThatNoException().isThrownBy(() -> SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(file.toExternalForm())));
    }

    @Test
    @DisplayName("are 16 in every year, and one or two more where 2 January or September's extra day is due")
    void areSixteenAndTheExtraDays() {
        for (int year = 2023; year <= 2099; year++) {
            assertThat(holidays.of(year)).as("%s", Year.of(year)).hasSizeBetween(16, 18);
        }
    }

    private List<LocalDate> within(int year, String first, String last) {
        LocalDate from = MonthDay.parse("--" + first).atYear(year);
        LocalDate to = MonthDay.parse("--" + last).atYear(year);
        return holidays.of(year).stream()
                .filter(date -> !date.isBefore(from) && !date.isAfter(to))
                .toList();
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(ChileanHolidaysTest.class.getClassLoader().getResource(name), name);
    }
}
