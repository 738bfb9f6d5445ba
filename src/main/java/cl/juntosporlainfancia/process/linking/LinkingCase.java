package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.linking.Approach;
import cl.juntosporlainfancia.linking.Linkings;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates by which an invited company has to answer. */
@Component
public class LinkingCase {

    private final Linkings linkings;
    private final BusinessCalendar calendar;

    LinkingCase(Linkings linkings, BusinessCalendar calendar) {
        this.linkings = linkings;
        this.calendar = calendar;
    }

    /** The day until which the company may answer. */
    public Date answerDue(DelegateExecution execution) {
        Approach approach = linkings.get(execution.getProcessBusinessKey()).current();
        return Date.from(calendar.startOfWork(
                Objects.requireNonNull(Objects.requireNonNull(approach).answerDueOn())));
    }

    /** The first working day after it: then its silence is an answer. */
    public Date silence(DelegateExecution execution) {
        return Date.from(calendar.startOfWork(linkings.silenceOn(execution.getProcessBusinessKey())));
    }
}
