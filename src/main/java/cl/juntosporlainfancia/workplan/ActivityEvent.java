package cl.juntosporlainfancia.workplan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said of an activity, and when.
 *
 * @param kind DONE, POSTPONED or REMOVED
 * @param on the day it was done or removed, or its new last day
 * @param from its last day before it was postponed
 * @param attendance how many took part, if counted
 * @param note evidence, or the reason
 * @param by login
 */
public record ActivityEvent(
        UUID activityId,
        ActivityReport.Kind kind,
        @Nullable LocalDate on,
        @Nullable LocalDate from,
        @Nullable Integer attendance,
        @Nullable String note,
        String by,
        Instant at) {}
