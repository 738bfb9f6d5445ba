package cl.juntosporlainfancia.report;

import cl.juntosporlainfancia.workplan.Ratio;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What was needed, planned and reached in a standard, a dimension, or all of them (rules R1, R1b and R2).
 *
 * @param needs how many; null where they are not known, because no self-diagnosis says
 * @param answered how many of the needs at least one live activity answers
 * @param comparable how many of the planned activities belong to where the needs are known, so that they may be set against these
 */
public record Figures(@Nullable Integer needs, int answered, int comparable, int done, int pending, int removed) {

    /** All activities, whatever became of them. */
    public int planned() {
        return done + pending + removed;
    }

    /** Activities per need as a percentage, rounded half up; it can pass 100. Empty where there are no needs or none are known. */
    public OptionalInt coverage() {
        return needs == null ? OptionalInt.empty() : new Ratio(comparable, needs).percent();
    }

    /** The part of the needs that a live activity answers, as a percentage, rounded half up; empty as {@link #coverage} is. */
    public OptionalInt trueCoverage() {
        return needs == null ? OptionalInt.empty() : new Ratio(answered, needs).percent();
    }

    /** done / planned as a percentage, rounded half up; empty where nothing was planned. */
    public OptionalInt compliance() {
        return new Ratio(done, planned()).percent();
    }
}
