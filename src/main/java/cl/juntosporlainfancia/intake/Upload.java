package cl.juntosporlainfancia.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * A sheet that was handed in, and what was found in it.
 *
 * @param report of its trial; once its rows were taken, of that
 * @param keptUntil after that it can't be taken any more
 */
public record Upload(UUID id, IntakeReport report, Instant keptUntil) {

    /** Whether its rows have been taken. */
    public boolean isTaken() {
        return !report.tried();
    }
}
