package cl.juntosporlainfancia.process.stage;

import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.followup.FollowUps;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates the stages' timers wait for; each at the beginning of that working day in America/Santiago. */
@Component
public class StageTimers {

    private final AllianceService alliances;
    private final FollowUps followUps;
    private final BusinessCalendar calendar;

    StageTimers(AllianceService alliances, FollowUps followUps, BusinessCalendar calendar) {
        this.alliances = alliances;
        this.followUps = followUps;
        this.calendar = calendar;
    }

    /** The day of the closing meeting. */
    public Date closing(DelegateExecution execution) {
        return Date.from(
                calendar.startOfWork(alliances.closingOn(alliances.openStage(execution.getProcessBusinessKey()))));
    }

    /** The day on which the closing starts to be prepared. */
    public Date preparation(DelegateExecution execution) {
        return Date.from(
                calendar.startOfWork(alliances.preparationOn(alliances.openStage(execution.getProcessBusinessKey()))));
    }

    /** The day on which the planned follow-up's invitation goes out. */
    public Date followUpInvitation(DelegateExecution execution) {
        UUID followUp = UUID.fromString((String) execution.getVariable(StageModel.VARIABLE_FOLLOW_UP_ID));
        return Date.from(calendar.startOfWork(followUps.invitationOn(followUp)));
    }
}
