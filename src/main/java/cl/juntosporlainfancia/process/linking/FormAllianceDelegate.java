package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.linking.Linkings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The two are linked: their alliance begins. */
@Component
class FormAllianceDelegate implements JavaDelegate {

    private final Linkings service;

    FormAllianceDelegate(Linkings service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.formAlliance(execution.getProcessBusinessKey());
    }
}
