package cl.juntosporlainfancia.work;

import org.jspecify.annotations.Nullable;

/**
 * How long a human task may take, and who is told if it takes longer.
 *
 * @param workingDays from its creation, which is not counted, until it is due; null if its model gives it a date
 * @param escalationDays running days from its date until it is escalated; null if its model sees to its reminders and
 *     escalation
 * @param escalationGroup whom it is escalated to
 */
public record TaskPolicy(
        @Nullable Integer workingDays, @Nullable Integer escalationDays, String escalationGroup) {

    /** Whether its model reminds of it: a digest names it, but is not written because of it. */
    boolean remindsByItself() {
        return escalationDays == null;
    }

    /** Whether a task is escalated so many days after its date; what its model escalates is, once that group may take it. */
    boolean isEscalated(OpenTask task, int daysLate) {
        return escalationDays == null ? task.groups().contains(escalationGroup) : daysLate >= escalationDays;
    }
}
