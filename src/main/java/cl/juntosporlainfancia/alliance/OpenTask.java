package cl.juntosporlainfancia.alliance;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A human task that waits.
 *
 * @param id of this task
 * @param definition the task's id in its model, for example {@code userTask_recordFollowUp}
 * @param name in Spanish, as the task list shows it
 * @param allianceCode the alliance it belongs to
 * @param about id of what it is about, for example of a follow-up; null if about the alliance
 * @param createdAt when it was opened
 * @param dueAt until when, if it has a date
 * @param assignee who has taken it, if anybody
 * @param groups who may take it
 */
public record OpenTask(
        String id,
        String definition,
        String name,
        String allianceCode,
        @Nullable String about,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable String assignee,
        Set<String> groups) {}
