package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.linking.LinkingProcess;
import cl.juntosporlainfancia.process.engine.Decided;
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
    public void linkingOpened(String code) {
        decided.carryOut(() -> runtime.startProcessInstanceByKey(LinkingModel.PROCESS, code));
    }
}
