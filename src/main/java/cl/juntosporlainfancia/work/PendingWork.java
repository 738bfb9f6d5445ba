package cl.juntosporlainfancia.work;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is open, for whom. */
public interface PendingWork {

    /** The open tasks of these cases, oldest first. */
    List<OpenTask> of(Collection<String> caseCodes);

    /** All open tasks, of whatever case, that are due at that instant or before; oldest date first. */
    List<OpenTask> dueUntil(Instant instant);

    /**
     * Hands a task's form in, in the name of that person, as the task list does.
     *
     * @param values what the form's record declares; anything else is dropped
     * @throws cl.juntosporlainfancia.language.Refused if the rules do not admit it, or somebody else was faster
     */
    void submit(String taskId, String username, Map<String, Object> values);
}
