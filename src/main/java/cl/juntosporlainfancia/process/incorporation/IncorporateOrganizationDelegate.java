package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From now on the organisation takes part. */
@Component
class IncorporateOrganizationDelegate implements JavaDelegate {

    private final IncorporationService service;

    IncorporateOrganizationDelegate(IncorporationService service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.incorporate(execution.getProcessBusinessKey());
    }
}
