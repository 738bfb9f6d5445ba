package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.incorporation.IncorporationService;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates an incorporation waits for, and the diagnoses it calls. */
@Component
public class IncorporationCase {

    private final IncorporationService incorporations;
    private final BusinessCalendar calendar;

    IncorporationCase(IncorporationService incorporations, BusinessCalendar calendar) {
        this.incorporations = incorporations;
        this.calendar = calendar;
    }

    /** The day after the last one on which an answer is waited for. */
    public Date answerOverdue(DelegateExecution execution) {
        return Date.from(calendar.startOfWork(incorporations
                .answerUntil(incorporations.get(execution.getProcessBusinessKey()))
                .plusDays(1)));
    }

    /** The day on which the membership of COS is looked at again. */
    public Date recheck(DelegateExecution execution) {
        return Date.from(calendar.startOfWork(incorporations.recheckOn()));
    }

    /** Codes of the diagnoses, one for each residence that begins with it. */
    public List<String> diagnoses(DelegateExecution execution) {
        return incorporations.diagnosesOf(execution.getProcessBusinessKey());
    }
}
