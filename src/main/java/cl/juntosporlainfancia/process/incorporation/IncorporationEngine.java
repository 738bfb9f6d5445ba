package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts the process of an invitation. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class IncorporationEngine implements IncorporationProcess {

    private final RuntimeService runtime;

    IncorporationEngine(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void invited(String incorporationCode) {
        runtime.startProcessInstanceByKey(IncorporationModel.PROCESS, incorporationCode);
    }
}
