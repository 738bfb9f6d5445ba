package cl.juntosporlainfancia.work;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A human task that waits.
 *
 * @param id of this task
 * @param definition the task's id in its model, for example {@code userTask_recordFollowUp}
 * @param name in Spanish, as in its model
 * @param title its name and what it is about, as the task list shows it: «Registrar seguimiento · Casa Moreau»
 * @param caseCode what it belongs to: the code of an alliance, or of an incorporation, a diagnosis or a linking
 * @param about id of what it is about: of a follow-up, or the party that is to answer; null if about the case itself
 * @param createdAt when it was opened
 * @param dueAt until when, if it has a date
 * @param assignee who has taken it, if anybody
 * @param groups who may take it
 */
public record OpenTask(
        String id,
        String definition,
        String name,
        String title,
        String caseCode,
        @Nullable String about,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable String assignee,
        Set<String> groups) {}
