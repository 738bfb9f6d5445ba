package cl.juntosporlainfancia.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Moves the clock forward, stopping wherever something is due, so that everything happens at its own date. */
public final class TimeTravel {

    private final MovableClock clock;
    private final List<ScheduledWork> works;
    private final ReentrantLock lock = new ReentrantLock();

    public TimeTravel(MovableClock clock, List<ScheduledWork> works) {
        this.clock = clock;
        this.works = List.copyOf(works);
    }

    /** The date of the next thing that waits. */
    public Optional<Instant> nextDate() {
        return works.stream().flatMap(work -> work.nextAt().stream()).min(Instant::compareTo);
    }

    /**
     * Lives through the time until that instant; does nothing if it has passed.
     *
     * @param betweenSteps called after each stop, for whoever acts in a demonstration
     */
    public void advanceTo(Instant target, Runnable betweenSteps) {
        lock.lock();
        works.forEach(ScheduledWork::pause);
        try {
            Optional<Instant> next = nextDate();
            while (next.isPresent() && !next.get().isAfter(target)) {
                if (next.get().isAfter(clock.instant())) {
                    clock.moveTo(next.get());
                }
                works.forEach(ScheduledWork::runDue);
                betweenSteps.run();
                next = nextDate();
            }
            if (target.isAfter(clock.instant())) {
                clock.moveTo(target);
                betweenSteps.run();
            }
        } finally {
            works.forEach(ScheduledWork::resume);
            lock.unlock();
        }
    }

    public void advanceTo(Instant target) {
        advanceTo(target, () -> {});
    }
}
