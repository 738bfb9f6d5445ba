package cl.juntosporlainfancia.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * Something a diagnosis lacks before it can be handed in.
 *
 * @param standardCode where; null if it is not about a standard
 */
public record Missing(Part part, @Nullable String standardCode) {

    /** What can be missing. Its words are the messages {@code diagnosis.missing.<PART>}. */
    public enum Part {
        STATES,
        NEEDS,
        HEAD_COUNTS,
        VALUE_PROPOSAL
    }
}
