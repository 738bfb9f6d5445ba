package cl.juntosporlainfancia.registry;

import java.time.LocalDate;

/** The years of which there can be a FECU Social. */
public final class FecuYears {

    /** It exists since the reports on 2012. */
    public static final int FIRST = 2012;

    private FecuYears() {}

    /** A year is reported on after it has ended: the latest one is that before today's. */
    public static int last(LocalDate today) {
        return today.getYear() - 1;
    }
}
