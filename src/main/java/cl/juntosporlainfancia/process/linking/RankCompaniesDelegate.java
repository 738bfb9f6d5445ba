package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.linking.Linkings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether a company is left to invite. */
@Component
class RankCompaniesDelegate implements JavaDelegate {

    private final Linkings service;

    RankCompaniesDelegate(Linkings service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                LinkingModel.VARIABLE_SEARCH_EXHAUSTED, service.searchExhausted(execution.getProcessBusinessKey()));
    }
}
