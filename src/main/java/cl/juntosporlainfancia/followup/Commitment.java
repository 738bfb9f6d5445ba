package cl.juntosporlainfancia.followup;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody promised in a follow-up, by when.
 *
 * @param responsible who, in words
 */
public record Commitment(
        UUID id,
        String description,
        String responsible,
        LocalDate dueOn,
        State state,
        @Nullable String note) {

    public enum State {
        OPEN,
        FULFILLED,
        DROPPED
    }
}
