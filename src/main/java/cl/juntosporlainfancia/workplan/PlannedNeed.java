package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.diagnosis.Need;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A need of the residence that a plan starts from.
 *
 * @param position its place in the order the residence gave them, from 0
 * @param priority as in the self-diagnosis
 * @param answer why no activity answers it, if that was said
 * @param reason the words beside that answer; may be empty
 * @param version which state of it this is
 */
public record PlannedNeed(
        UUID id,
        int position,
        String standard,
        String text,
        Need.Priority priority,
        @Nullable Answer answer,
        String reason,
        int version) {

    /** Why a need has no activity (rules P5). */
    public enum Answer {
        LATER,
        NOT_THIS_COMPANY,
        /** Why, is said. */
        OTHER
    }
}
