package cl.juntosporlainfancia.process.followup;

import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.followup.Reminder;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks for the next reminder, and tells the model whether there is one and whether it escalates. */
@Component
class FindNextReminderDelegate implements JavaDelegate {

    private final FollowUps followUps;

    FindNextReminderDelegate(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Reminder> next = followUps.nextReminder(
                UUID.fromString((String) execution.getVariable(FollowUpModel.VARIABLE_FOLLOW_UP_ID)));
        execution.setVariable(FollowUpModel.VARIABLE_REMINDER_LEFT, next.isPresent());
        execution.setVariable(
                FollowUpModel.VARIABLE_ESCALATION,
                next.filter(Reminder::escalates).isPresent());
    }
}
