package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.linking.LinkingProcess;
import cl.juntosporlainfancia.process.engine.Decided;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts the process of a linking. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LinkingEngine implements LinkingProcess {

    private final RuntimeService runtime;
    private final Decided decided;

    LinkingEngine(RuntimeService runtime, Decided decided) {
        this.runtime = runtime;
        this.decided = decided;
    }

    @Override
    public void companyWithdrew(String code) {
        tell(LinkingModel.MESSAGE_COMPANY_WITHDREW, code);
    }

    @Override
    public void searchDropped(String code) {
        tell(LinkingModel.MESSAGE_SEARCH_DROPPED, code);
    }

    private void tell(String message, String code) {
        try {
            decided.carryOut(() -> runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(code)
                    .correlate());
        } catch (MismatchingMessageCorrelationException notWaiting) {
            throw new Refused("", "process.notWaiting");
        }
    }

    @Override
    public void linkingOpened(String code) {
        decided.carryOut(() -> runtime.startProcessInstanceByKey(LinkingModel.PROCESS, code));
    }
}
