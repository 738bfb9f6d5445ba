package cl.juntosporlainfancia.work;

import java.time.LocalDate;

/**
 * An open task as it stands on one day.
 *
 * @param daysLate running days after its date; negative before it
 * @param escalatedTo the group it is escalated to; empty if it is not
 * @param news whether its people are to be reminded of it, or told that it was escalated, since the last digest
 */
record DueTask(OpenTask task, LocalDate dueOn, int daysLate, String escalatedTo, boolean news) {

    boolean isEscalated() {
        return !escalatedTo.isEmpty();
    }

    boolean isOverdue() {
        return daysLate > 0;
    }
}
