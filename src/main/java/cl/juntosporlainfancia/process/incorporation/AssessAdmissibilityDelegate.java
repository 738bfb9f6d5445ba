package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the decision table whether the organisation may be admitted. */
@Component
class AssessAdmissibilityDelegate implements JavaDelegate {

    private final IncorporationService service;

    AssessAdmissibilityDelegate(IncorporationService service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                IncorporationModel.VARIABLE_ADMISSIBILITY,
                service.assess(execution.getProcessBusinessKey()).name());
    }
}
