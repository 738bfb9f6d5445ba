package cl.juntosporlainfancia.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A clock that goes on by itself from wherever it was moved to; for the demonstration and for tests. */
public final class MovableClock extends Clock {

    private final Clock real;
    private final List<Consumer<Duration>> followers = new CopyOnWriteArrayList<>();
    private volatile Duration offset = Duration.ZERO;

    public MovableClock(Clock real) {
        this.real = real;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        MovableClock clock = new MovableClock(real.withZone(zone));
        clock.offset = offset;
        return clock;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    /** How far it is from the real time. */
    public Duration offset() {
        return offset;
    }

    /** From now on it shows that instant and goes on from there. */
    public void moveTo(Instant instant) {
        shift(Duration.between(real.instant(), instant));
    }

    /** From now on it is that far from the real time. */
    public void shift(Duration newOffset) {
        offset = newOffset;
        followers.forEach(follower -> follower.accept(newOffset));
    }

    /** Somebody else's clock that has to follow this one; told the offset now and at each move. */
    public void follow(Consumer<Duration> follower) {
        followers.add(follower);
        follower.accept(offset);
    }
}
