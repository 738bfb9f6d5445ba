package cl.juntosporlainfancia.workplan;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that somebody changed in a plan while it was built.
 *
 * @param round which time round, from 1
 * @param subject what it was about: an activity's description, a need's text
 * @param fields what each field was and what it is, by the field's name
 */
public record PlanChange(
        int round,
        PlanStep step,
        Kind kind,
        String subject,
        Map<String, List<String>> fields,
        String changedBy,
        Instant changedAt) {

    public enum Kind {
        ADDED,
        CHANGED,
        DELETED,
        NEEDS_ORDERED,
        NEED_ANSWERED,
        FRAME
    }
}
