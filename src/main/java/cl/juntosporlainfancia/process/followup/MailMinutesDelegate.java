package cl.juntosporlainfancia.process.followup;

import cl.juntosporlainfancia.followup.FollowUps;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Mails the minutes to all counterparts. */
@Component
class MailMinutesDelegate implements JavaDelegate {

    private final FollowUps followUps;

    MailMinutesDelegate(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUps.mailMinutes(UUID.fromString((String) execution.getVariable(FollowUpModel.VARIABLE_FOLLOW_UP_ID)));
    }
}
