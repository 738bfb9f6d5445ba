package cl.juntosporlainfancia.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * Dates and working days as people in Chile count them.
 *
 * <p>Dates are calendar dates in {@link #ZONE}, whatever the zone of the machine or of the clock. A working day is
 * Monday to Friday and not a national holiday; the holidays and the laws they come from are in
 * {@code holidays/Holidays_cl.xml}, which covers 2021 to 2099. Regional, municipal and bank holidays are no holidays
 * here. Null arguments are not allowed. The calendar may be used by several threads at once.
 */
@Component
public final class BusinessCalendar {

    /** The zone of every date in the application: continental Chile, with its summer time. */
    public static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    private final Clock clock;
    private final ChileanHolidays holidays = new ChileanHolidays();

    /**
     * Creates the calendar and reads its holidays.
     *
     * @param clock tells the present instant; its zone is not used
     * @throws IllegalStateException if the holiday calendar is missing from the class path or can't be read
     */
    public BusinessCalendar(Clock clock) {
        this.clock = clock;
    }

    /** The present date in Santiago, by the clock. */
    public LocalDate today() {
        return dateOf(now());
    }

    /** The present instant, by the clock and with its precision. */
    public Instant now() {
        return clock.instant();
    }

    /** Whether a date is a Monday to Friday and not a national holiday. */
    public boolean isWorkingDay(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !holidays.contains(date);
    }

    /** The date itself if it is a working day, or else the first working day after it. */
    public LocalDate nextWorkingDay(LocalDate date) {
        LocalDate candidate = date;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The date itself if it is a working day, or else the last working day before it. */
    public LocalDate previousWorkingDay(LocalDate date) {
        LocalDate candidate = date;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /**
     * The working day that is so many working days after a date, which itself is not counted.
     *
     * @param days at least 1: what is due has a working day to be done on
     */
    public LocalDate plusWorkingDays(LocalDate start, int days) {
        LocalDate date = start;
        for (int counted = 0; counted < days; counted++) {
            date = nextWorkingDay(date.plusDays(1));
        }
        return date;
    }

    /**
     * The date a number of whole months after a start: the same day of the month, or the month's last day if the month
     * is shorter.
     *
     * <p>For a series, always count from the start: 31 January plus 1 is 28 February and plus 2 is 31 March. Adding a
     * month to the previous date of the series instead would drift, to 28 March. The result may be a holiday: see
     * {@link #nextWorkingDay}.
     *
     * @param start the date to count from
     * @param months how many calendar months; negative counts back
     * @throws java.time.DateTimeException if the result exceeds the range of {@link LocalDate}
     */
    public LocalDate plusMonths(LocalDate start, int months) {
        return start.plusMonths(months);
    }

    /**
     * The instant of a local date and time in Santiago.
     *
     * <p>Chile changes its clocks at midnight. In the night summer time starts, 00:00 to 01:00 does not exist: such a
     * time gives the instant one hour later on the clock (00:30 gives 01:30), so the date is kept. In the night summer
     * time ends, 23:00 to 24:00 happens twice: the first one is given.
     */
    public Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(ZONE).toInstant();
    }

    /** The instant of 09:00 in Santiago, which exists once on every date. */
    public Instant startOfWork(LocalDate date) {
        return at(date, START_OF_WORK);
    }

    /** The date in Santiago at an instant. */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
