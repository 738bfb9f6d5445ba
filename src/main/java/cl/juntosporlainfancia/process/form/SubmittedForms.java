package cl.juntosporlainfancia.process.form;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets a task with a form be completed by handing that form in, and by no other door. */
@Component
class SubmittedForms implements TaskListener {

    private static final ThreadLocal<String> SUBMITTED = new ThreadLocal<>();

    /** This task's form was taken in this transaction. */
    void mark(String taskId) {
        SUBMITTED.set(taskId);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                SUBMITTED.remove();
            }
        });
    }

    @Override
    public void notify(DelegateTask task) {
        if (!task.getId().equals(SUBMITTED.get())) {
            throw new IllegalStateException(
                    "task %s (%s) is completed without its form".formatted(task.getId(), task.getTaskDefinitionKey()));
        }
    }
}
