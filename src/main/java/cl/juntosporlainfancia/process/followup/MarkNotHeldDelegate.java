package cl.juntosporlainfancia.process.followup;

import cl.juntosporlainfancia.followup.FollowUps;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that the follow-up was not held. */
@Component
class MarkNotHeldDelegate implements JavaDelegate {

    private final FollowUps followUps;

    MarkNotHeldDelegate(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUps.notHeld(UUID.fromString((String) execution.getVariable(FollowUpModel.VARIABLE_FOLLOW_UP_ID)));
    }
}
