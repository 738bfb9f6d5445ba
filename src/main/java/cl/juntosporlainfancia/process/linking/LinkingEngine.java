package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.linking.LinkingProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts the process of a linking. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LinkingEngine implements LinkingProcess {

    private final RuntimeService runtime;

    LinkingEngine(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void linkingOpened(String code) {
        runtime.startProcessInstanceByKey(LinkingModel.PROCESS, code);
    }
}
