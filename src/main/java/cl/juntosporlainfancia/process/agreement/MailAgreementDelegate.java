package cl.juntosporlainfancia.process.agreement;

import cl.juntosporlainfancia.agreement.Agreements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Each party gets its copy of the signed agreement. */
@Component
class MailAgreementDelegate implements JavaDelegate {

    private final Agreements agreements;

    MailAgreementDelegate(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        agreements.deliver(execution.getProcessBusinessKey());
    }
}
