package cl.juntosporlainfancia.process.plan;

import cl.juntosporlainfancia.workplan.PlanRounds;
import cl.juntosporlainfancia.workplan.PlanStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks at what the three have answered, and tells the model where the plan goes. */
@Component
class CloseRoundDelegate implements JavaDelegate {

    private final PlanRounds rounds;

    CloseRoundDelegate(PlanRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                PlanModel.VARIABLE_RETURN_TO,
                rounds.close(execution.getProcessBusinessKey())
                        .map(PlanStep::name)
                        .orElse(PlanModel.ONWARD));
    }
}
