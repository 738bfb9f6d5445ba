package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationProcess;
import cl.juntosporlainfancia.process.engine.Decided;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts the process of an invitation. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class IncorporationEngine implements IncorporationProcess {

    private final RuntimeService runtime;
    private final Decided decided;

    IncorporationEngine(RuntimeService runtime, Decided decided) {
        this.runtime = runtime;
        this.decided = decided;
    }

    @Override
    public void invited(String incorporationCode) {
        decided.carryOut(() -> runtime.startProcessInstanceByKey(IncorporationModel.PROCESS, incorporationCode));
    }
}
