package cl.juntosporlainfancia.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.net.URL;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The national holidays of Chile, as {@code holidays/Holidays_cl.xml} states them and jollyday computes them.
 *
 * <p>The file is ours because jollyday's own Chilean calendar is wrong; it names the law behind each holiday and says
 * how to add a holiday of one year only. It covers 2021 to 2099: earlier years lack repealed holidays, later ones the
 * winter solstice.
 */
final class ChileanHolidays {

    static final String FILE = "holidays/Holidays_cl.xml";

    private final HolidayManager manager;
    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

    /**
     * Reads the calendar file.
     *
     * @throws IllegalStateException if the file is missing from the class path or jollyday can't read it
     */
    ChileanHolidays() {
        URL file = ChileanHolidays.class.getClassLoader().getResource(FILE);
        if (file == null) {
            throw new IllegalStateException("The holiday calendar " + FILE + " is not on the class path");
        }
        manager = HolidayManager.getInstance(ManagerParameters.create(file));
    }

    /** The dates of the national holidays of a year, those on a Saturday or Sunday included. */
    Set<LocalDate> of(int year) {
        return byYear.computeIfAbsent(year, this::compute);
    }

    boolean contains(LocalDate date) {
        return of(date.getYear()).contains(date);
    }

    private Set<LocalDate> compute(int year) {
        return manager.getHolidays(Year.of(year)).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
