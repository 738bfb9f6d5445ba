package cl.juntosporlainfancia.process.followup;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.followup.FollowUps;
import java.time.LocalTime;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates a follow-up's task and timers have, in America/Santiago. */
@Component
public class FollowUpTimers {

    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

    private final FollowUps followUps;
    private final BusinessCalendar calendar;

    FollowUpTimers(FollowUps followUps, BusinessCalendar calendar) {
        this.followUps = followUps;
        this.calendar = calendar;
    }

    /** Until when it is to be held: the end of its day. */
    public Date due(DelegateExecution execution) {
        return Date.from(calendar.at(followUps.get(id(execution)).dueOn(), END_OF_WORK));
    }

    /** When it can no longer be held. */
    public Date expiry(DelegateExecution execution) {
        return Date.from(calendar.startOfWork(followUps.expiresOn(id(execution))));
    }

    /** When the next reminder goes out. */
    public Date reminder(DelegateExecution execution) {
        return Date.from(
                calendar.startOfWork(followUps.nextReminderOn(id(execution)).orElseThrow()));
    }

    private static UUID id(DelegateExecution execution) {
        return UUID.fromString((String) execution.getVariable(FollowUpModel.VARIABLE_FOLLOW_UP_ID));
    }
}
