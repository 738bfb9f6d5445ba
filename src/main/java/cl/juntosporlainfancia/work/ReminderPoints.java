package cl.juntosporlainfancia.work;

import java.util.Optional;

/** The days, counted from a task's date, on which its people are reminded of it; a decision table. */
public interface ReminderPoints {

    /**
     * The last point that has come so many days from the date; empty if the first one has not.
     *
     * @param daysFromDue negative before the date
     * @return in days from the date: never more than what was asked for
     */
    Optional<Integer> latestBy(int daysFromDue);
}
