package cl.juntosporlainfancia.alliance;

import org.jspecify.annotations.Nullable;

/**
 * What is decided at a stage's closing.
 *
 * @param kind which way
 * @param months for an extension, how many
 * @param reason why; required for an extension, a repetition and an ending
 */
public record ClosingDecision(
        Kind kind, @Nullable Integer months, @Nullable String reason) {

    /** The ways a closing can go (rules 2). */
    public enum Kind {
        /** On to the next stage; from the last one the alliance is sustained. */
        ADVANCE,
        /** The last stage again: the approach is cyclic. */
        REPEAT,
        /** Some months more of the same stage. */
        EXTEND,
        /** A closing asked for early finds that it is not yet time: on as planned. */
        CONTINUE,
        /** The alliance ends. */
        END
    }
}
