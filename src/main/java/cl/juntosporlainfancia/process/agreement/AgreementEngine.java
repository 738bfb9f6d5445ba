package cl.juntosporlainfancia.process.agreement;

import cl.juntosporlainfancia.agreement.AgreementProcess;
import cl.juntosporlainfancia.process.engine.Decided;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the running processes of alliances what became of the agreement they share. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AgreementEngine implements AgreementProcess {

    private final RuntimeService runtime;
    private final Decided decided;

    AgreementEngine(RuntimeService runtime, Decided decided) {
        this.runtime = runtime;
        this.decided = decided;
    }

    @Override
    public void included(String allianceCode) {
        tell(AgreementModel.MESSAGE_INCLUDED, allianceCode);
    }

    @Override
    public void signed(String allianceCode) {
        tell(AgreementModel.MESSAGE_SIGNED, allianceCode);
    }

    @Override
    public void released(String allianceCode) {
        tell(AgreementModel.MESSAGE_RELEASED, allianceCode);
    }

    @Override
    public void outdated(String allianceCode) {
        tell(AgreementModel.MESSAGE_OUTDATED, allianceCode);
    }

    /** One that does not wait for it finds out by itself when it comes to its agreement. */
    private void tell(String message, String allianceCode) {
        decided.carryOut(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(allianceCode)
                .correlateAll());
    }
}
