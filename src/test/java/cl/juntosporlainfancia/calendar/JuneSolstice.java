package cl.juntosporlainfancia.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * The instant of the June solstice by Jean Meeus, <i>Astronomical Algorithms</i>, 2nd edition, chapter 27 (tables 27.B
 * and 27.C): right to about a minute in this century.
 */
final class JuneSolstice {

    private static final Instant EPOCH_J2000 = Instant.parse("2000-01-01T12:00:00Z");
    private static final double JULIAN_DAY_OF_EPOCH = 2_451_545.0;

    /** Seconds by which dynamical time runs ahead of universal time; some 72 now, perhaps 200 in 2100. */
    private static final long DELTA_T_SECONDS = 72;

    private static final double[][] PERIODIC_TERMS = {
        {485, 324.96, 1934.136},
        {203, 337.23, 32964.467},
        {199, 342.08, 20.186},
        {182, 27.85, 445267.112},
        {156, 73.14, 45036.886},
        {136, 171.52, 22518.443},
        {77, 222.54, 65928.934},
        {74, 296.72, 3034.906},
        {70, 243.58, 9037.513},
        {58, 119.81, 33718.147},
        {52, 297.17, 150.678},
        {50, 21.02, 2281.226},
        {45, 247.54, 29929.562},
        {44, 325.15, 31555.956},
        {29, 60.93, 4443.417},
        {18, 155.12, 67555.328},
        {17, 288.79, 4562.452},
        {16, 198.04, 62894.029},
        {14, 199.76, 31436.921},
        {12, 95.39, 14577.848},
        {12, 287.11, 31931.756},
        {12, 320.81, 34777.259},
        {9, 227.73, 1222.114},
        {8, 15.45, 16859.074},
    };

    private JuneSolstice() {}

    static Instant of(int year) {
        double y = (year - 2000) / 1000.0;
        double mean = 2_451_716.56767 + y * (365_241.62603 + y * (0.00325 + y * (0.00888 - y * 0.00030)));
        double t = (mean - JULIAN_DAY_OF_EPOCH) / 36_525;
        double w = Math.toRadians(35_999.373 * t - 2.47);
        double lambda = 1 + 0.0334 * Math.cos(w) + 0.0007 * Math.cos(2 * w);
        double sum = 0;
        for (double[] term : PERIODIC_TERMS) {
            sum += term[0] * Math.cos(Math.toRadians(term[1] + term[2] * t));
        }
        double days = mean + 0.00001 * sum / lambda - JULIAN_DAY_OF_EPOCH;
        return EPOCH_J2000
                .plus(Duration.ofMillis(Math.round(days * 86_400_000)))
                .minusSeconds(DELTA_T_SECONDS);
    }
}
