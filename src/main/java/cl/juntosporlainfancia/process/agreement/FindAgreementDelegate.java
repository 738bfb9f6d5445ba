package cl.juntosporlainfancia.process.agreement;

import cl.juntosporlainfancia.agreement.Agreements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether the agreement of another alliance covers this one. */
@Component
class FindAgreementDelegate implements JavaDelegate {

    private final Agreements agreements;

    FindAgreementDelegate(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                AgreementModel.VARIABLE_COVERAGE,
                agreements.coverage(execution.getProcessBusinessKey()).name());
    }
}
