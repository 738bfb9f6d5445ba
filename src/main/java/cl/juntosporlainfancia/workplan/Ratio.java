package cl.juntosporlainfancia.workplan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;

/** A part of a whole, both counted; the part may be larger, as a coverage's is (rules R2). */
public record Ratio(int part, int whole) {

    /** As a percentage, rounded half up; empty where the whole is nothing. */
    public OptionalInt percent() {
        if (whole == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(BigDecimal.valueOf(100L * part)
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .intValueExact());
    }
}
