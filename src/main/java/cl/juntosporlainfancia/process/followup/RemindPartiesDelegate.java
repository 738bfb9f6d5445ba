package cl.juntosporlainfancia.process.followup;

import cl.juntosporlainfancia.followup.FollowUps;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the reminder whose day has come. */
@Component
class RemindPartiesDelegate implements JavaDelegate {

    private final FollowUps followUps;

    RemindPartiesDelegate(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUps.remind(UUID.fromString((String) execution.getVariable(FollowUpModel.VARIABLE_FOLLOW_UP_ID)));
    }
}
