package cl.juntosporlainfancia.process.closing;

import cl.juntosporlainfancia.alliance.AllianceService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the alliance manager that a closing review is open. */
@Component
class AnnounceClosingDelegate implements JavaDelegate {

    private final AllianceService alliances;

    AnnounceClosingDelegate(AllianceService alliances) {
        this.alliances = alliances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        alliances.announceClosing(execution.getProcessBusinessKey());
    }
}
