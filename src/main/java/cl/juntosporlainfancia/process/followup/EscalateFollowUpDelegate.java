package cl.juntosporlainfancia.process.followup;

import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.registry.Groups;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Tells the executive director, and puts the task into his or her list too. */
@Component
class EscalateFollowUpDelegate implements JavaDelegate {

    private final FollowUps followUps;

    EscalateFollowUpDelegate(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUps.remind(UUID.fromString((String) execution.getVariable(FollowUpModel.VARIABLE_FOLLOW_UP_ID)));
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        Task task = tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(FollowUpModel.TASK_RECORD)
                .singleResult();
        tasks.addCandidateGroup(task.getId(), Groups.EXECUTIVE_DIRECTOR);
        // Free again: whoever acts first takes it.
        tasks.setAssignee(task.getId(), null);
    }
}
