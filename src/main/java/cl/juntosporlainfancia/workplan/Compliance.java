package cl.juntosporlainfancia.workplan;

import java.util.OptionalInt;

/**
 * The figures of a dimension: how many activities were planned, and of those how many are done, pending and removed.
 *
 * @param dimension code of the catalogue
 */
public record Compliance(String dimension, int planned, int done, int pending, int removed) {

    /** done / planned as a percentage, rounded half up; empty where nothing was planned (rules P8). */
    public OptionalInt percent() {
        return new Ratio(done, planned).percent();
    }
}
