package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.linking.Linkings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The company did not answer in time. */
@Component
class RecordSilenceDelegate implements JavaDelegate {

    private final Linkings service;

    RecordSilenceDelegate(Linkings service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.silent(execution.getProcessBusinessKey());
    }
}
