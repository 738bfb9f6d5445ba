package cl.juntosporlainfancia.process.stage;

import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.followup.FollowUps;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans the next follow-up, and tells the model whether there is one. */
@Component
class PlanFollowUpDelegate implements JavaDelegate {

    private final FollowUps followUps;

    PlanFollowUpDelegate(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<FollowUp> next = followUps.planNext(execution.getProcessBusinessKey());
        execution.setVariable(StageModel.VARIABLE_FOLLOW_UP_PLANNED, next.isPresent());
        next.ifPresent(followUp -> execution.setVariable(
                StageModel.VARIABLE_FOLLOW_UP_ID, followUp.id().toString()));
    }
}
