package cl.juntosporlainfancia.process.form;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What a task is about: its case, and what the model says of it. Nothing of it comes from a form. */
public final class TaskSubject {

    private final DelegateExecution execution;

    TaskSubject(DelegateExecution execution) {
        this.execution = execution;
    }

    /** The business key: of an alliance, an incorporation, a diagnosis or a linking. */
    public String caseCode() {
        return execution.getProcessBusinessKey();
    }

    /** An id the model carries. */
    public UUID id(String variable) {
        return UUID.fromString((String) execution.getVariable(variable));
    }

    /** A name the model carries. */
    public String name(String variable) {
        return (String) execution.getVariable(variable);
    }

    /** Sets a routing flag of the model. */
    public void route(String variable, Object value) {
        execution.getProcessInstance().setVariable(variable, value);
    }
}
