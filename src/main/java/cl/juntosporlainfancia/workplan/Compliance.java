package cl.juntosporlainfancia.workplan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;

/**
 * The figures of a dimension: how many activities were planned, and of those how many are done, pending and removed.
 *
 * @param dimension code of the catalogue
 */
public record Compliance(String dimension, int planned, int done, int pending, int removed) {

    /** done / planned as a percentage, rounded half up; empty where nothing was planned (rules P8). */
    public OptionalInt percent() {
        if (planned == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(BigDecimal.valueOf(100L * done)
                .divide(BigDecimal.valueOf(planned), 0, RoundingMode.HALF_UP)
                .intValueExact());
    }
}
