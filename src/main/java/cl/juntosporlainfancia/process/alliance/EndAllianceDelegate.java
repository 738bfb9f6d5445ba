package cl.juntosporlainfancia.process.alliance;

import cl.juntosporlainfancia.alliance.AllianceService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The alliance ends: by a notice that took effect, or by a closing's decision. */
@Component
class EndAllianceDelegate implements JavaDelegate {

    private final AllianceService alliances;

    EndAllianceDelegate(AllianceService alliances) {
        this.alliances = alliances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        alliances.end(execution.getProcessBusinessKey());
    }
}
