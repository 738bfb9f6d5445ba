package cl.juntosporlainfancia.workplan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of an activity, in a follow-up or on the plan's page.
 *
 * @param activityId of the plan in force
 * @param kind what became of it
 * @param on for DONE the day it was done, for POSTPONED its new last day
 * @param attendance how many took part, if counted
 * @param note for DONE the evidence; for POSTPONED and REMOVED the reason
 */
public record ActivityReport(
        UUID activityId,
        Kind kind,
        @Nullable LocalDate on,
        @Nullable Integer attendance,
        @Nullable String note) {

    /** Characters of a note. */
    public static final int MAX_NOTE = 1000;

    /** People who can take part in an activity. */
    public static final int MAX_ATTENDANCE = 100_000;

    public enum Kind {
        /** Nothing new: still to be done. */
        UNDER_WAY,
        DONE,
        POSTPONED,
        REMOVED
    }
}
