package cl.juntosporlainfancia.process.agreement;

import cl.juntosporlainfancia.agreement.Agreements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the document that is signed or returned from now on. */
@Component
class GenerateAgreementDelegate implements JavaDelegate {

    private final Agreements agreements;

    GenerateAgreementDelegate(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        agreements.generate(execution.getProcessBusinessKey());
        execution.setVariable(AgreementModel.VARIABLE_RETURNED, false);
    }
}
