package cl.juntosporlainfancia.followup;

import cl.juntosporlainfancia.notification.Occasion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decision table of reminders, whoever evaluates it. */
public interface ReminderPolicies {

    /** The step after that one; the first one after null; empty after the last. */
    Optional<Reminder> after(@Nullable Occasion last);
}
