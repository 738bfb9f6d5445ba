package cl.juntosporlainfancia.followup;

import cl.juntosporlainfancia.notification.Occasion;

/**
 * A step of the reminder policy.
 *
 * @param occasion the mail it sends
 * @param offsetDays days from the due date, negative before it
 */
public record Reminder(Occasion occasion, int offsetDays) {

    /** Whether it goes to the executive director. */
    public boolean escalates() {
        return occasion.audience() == Occasion.Audience.EXECUTIVE_DIRECTOR;
    }
}
