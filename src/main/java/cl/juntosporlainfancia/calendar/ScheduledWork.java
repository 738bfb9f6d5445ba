package cl.juntosporlainfancia.calendar;

import java.time.Instant;
import java.util.Optional;

/** Work that waits for its time, so that a moved clock can have it done in its order. */
public interface ScheduledWork {

    /** When the next piece is due; empty if nothing waits. */
    Optional<Instant> nextAt();

    /** Does, now and in this thread, all that is due by the clock. */
    void runDue();

    /** Stops doing it by itself until {@link #resume}. */
    void pause();

    void resume();
}
