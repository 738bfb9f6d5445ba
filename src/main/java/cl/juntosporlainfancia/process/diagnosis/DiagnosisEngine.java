package cl.juntosporlainfancia.process.diagnosis;

import cl.juntosporlainfancia.diagnosis.DiagnosisProcess;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.engine.Decided;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the running process what happened to its diagnosis. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DiagnosisEngine implements DiagnosisProcess {

    private final RuntimeService runtime;
    private final Decided decided;

    DiagnosisEngine(RuntimeService runtime, Decided decided) {
        this.runtime = runtime;
        this.decided = decided;
    }

    @Override
    public void diagnosisOpened(String code) {
        decided.carryOut(() -> runtime.startProcessInstanceByKey(DiagnosisModel.PROCESS, code));
    }

    @Override
    public void helpRequested(String code) {
        try {
            decided.carryOut(() -> runtime.createMessageCorrelation(DiagnosisModel.MESSAGE_HELP_REQUESTED)
                    .processInstanceBusinessKey(code)
                    .correlate());
        } catch (MismatchingMessageCorrelationException notWaiting) {
            throw new Refused("", "process.notWaiting");
        }
    }
}
