package cl.juntosporlainfancia.work;

import java.util.Optional;

/** Where the programme keeps how long its human tasks may take; a decision table, so that another programme changes the table only. */
public interface TaskPolicies {

    /**
     * What holds for a human task; empty if the table does not know it, as one that only an older model has.
     *
     * @param definition the task's id in its model
     */
    Optional<TaskPolicy> of(String definition);
}
