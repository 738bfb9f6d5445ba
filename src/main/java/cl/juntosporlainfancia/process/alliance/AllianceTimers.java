package cl.juntosporlainfancia.process.alliance;

import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The date the frame's timer waits for. */
@Component
public class AllianceTimers {

    private final AllianceService alliances;
    private final BusinessCalendar calendar;

    AllianceTimers(AllianceService alliances, BusinessCalendar calendar) {
        this.alliances = alliances;
        this.calendar = calendar;
    }

    /** The day a standing notice of ending takes effect. */
    public Date endingEffective(DelegateExecution execution) {
        return Date.from(calendar.startOfWork(alliances
                .standingNotice(execution.getProcessBusinessKey())
                .orElseThrow()
                .effectiveOn()));
    }
}
