package cl.juntosporlainfancia.process.diagnosis;

import cl.juntosporlainfancia.diagnosis.DiagnosisProcess;
import cl.juntosporlainfancia.language.Refused;
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

    DiagnosisEngine(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void diagnosisOpened(String code) {
        runtime.startProcessInstanceByKey(DiagnosisModel.PROCESS, code);
    }

    @Override
    public void helpRequested(String code) {
        try {
            runtime.createMessageCorrelation(DiagnosisModel.MESSAGE_HELP_REQUESTED)
                    .processInstanceBusinessKey(code)
                    .correlate();
        } catch (MismatchingMessageCorrelationException notWaiting) {
            throw new Refused("", "process.notWaiting");
        }
    }
}
