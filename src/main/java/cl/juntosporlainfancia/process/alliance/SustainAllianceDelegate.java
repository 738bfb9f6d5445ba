package cl.juntosporlainfancia.process.alliance;

import cl.juntosporlainfancia.alliance.AllianceService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The cycle is complete and sustainable. */
@Component
class SustainAllianceDelegate implements JavaDelegate {

    private final AllianceService alliances;

    SustainAllianceDelegate(AllianceService alliances) {
        this.alliances = alliances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        alliances.sustain(execution.getProcessBusinessKey());
    }
}
