package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.work.TaskPolicies;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every task has a date: its model's, or else the one that {@code bpmn/task-policy.dmn} allows for it. */
@Component
class DueByPolicy implements TaskListener {

    private final ObjectProvider<TaskPolicies> policies;
    private final BusinessCalendar calendar;

    // The engine needs this while it is built, and its decision tables need the engine: they are looked up at first
    // use.
    DueByPolicy(ObjectProvider<TaskPolicies> policies, BusinessCalendar calendar) {
        this.policies = policies;
        this.calendar = calendar;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getDueDate() != null) {
            return;
        }
        String definition = task.getTaskDefinitionKey();
        Integer workingDays = policies.getObject()
                .of(definition)
                .orElseThrow(() -> new IllegalStateException("task-policy.dmn has no row for " + definition))
                .workingDays();
        if (workingDays == null) {
            throw new IllegalStateException(definition + " has a date neither in its model nor in task-policy.dmn");
        }
        task.setDueDate(Date.from(calendar.startOfWork(calendar.plusWorkingDays(calendar.today(), workingDays))));
    }
}
