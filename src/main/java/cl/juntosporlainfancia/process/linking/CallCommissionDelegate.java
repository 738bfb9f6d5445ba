package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.linking.Linkings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The list is exhausted: the search commission of the Board takes over. */
@Component
class CallCommissionDelegate implements JavaDelegate {

    private final Linkings service;

    CallCommissionDelegate(Linkings service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.handToCommission(execution.getProcessBusinessKey());
    }
}
