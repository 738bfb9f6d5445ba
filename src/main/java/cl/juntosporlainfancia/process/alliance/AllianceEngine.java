package cl.juntosporlainfancia.process.alliance;

import cl.juntosporlainfancia.alliance.AllianceProcess;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.engine.Decided;
import cl.juntosporlainfancia.process.stage.StageModel;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the running process what happened to its alliance. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AllianceEngine implements AllianceProcess {

    private final RuntimeService runtime;
    private final Decided decided;

    AllianceEngine(RuntimeService runtime, Decided decided) {
        this.runtime = runtime;
        this.decided = decided;
    }

    @Override
    public void allianceFormed(String allianceCode) {
        decided.carryOut(() -> runtime.startProcessInstanceByKey(AllianceModel.PROCESS, allianceCode));
    }

    @Override
    public void closingRequested(String allianceCode) {
        tell(allianceCode, StageModel.MESSAGE_CLOSING_REQUESTED, Map.of());
    }

    @Override
    public void preparationRequested(String allianceCode) {
        tell(allianceCode, StageModel.MESSAGE_PREPARATION_REQUESTED, Map.of());
    }

    @Override
    public void endingNotified(String allianceCode, boolean immediate) {
        tell(allianceCode, AllianceModel.MESSAGE_ENDING_NOTIFIED, Map.of(AllianceModel.VARIABLE_IMMEDIATE, immediate));
    }

    @Override
    public void endingWithdrawn(String allianceCode) {
        tell(allianceCode, AllianceModel.MESSAGE_ENDING_WITHDRAWN, Map.of());
    }

    private void tell(String allianceCode, String message, Map<String, Object> variables) {
        try {
            decided.carryOut(() -> runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(allianceCode)
                    .setVariables(variables)
                    .correlate());
        } catch (MismatchingMessageCorrelationException notWaiting) {
            throw new Refused("", "process.notWaiting");
        }
    }
}
