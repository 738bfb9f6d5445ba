package cl.juntosporlainfancia.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question about the form, with its answer once there is one.
 *
 * @param askedBy login
 * @param answeredBy login
 */
public record HelpRequest(
        String question,
        String askedBy,
        Instant askedAt,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {

    public boolean isOpen() {
        return answer == null;
    }
}
