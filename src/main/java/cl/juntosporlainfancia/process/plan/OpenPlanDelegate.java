package cl.juntosporlainfancia.process.plan;

import cl.juntosporlainfancia.workplan.PlanRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the alliance's next plan, with the needs it starts from. */
@Component
class OpenPlanDelegate implements JavaDelegate {

    private final PlanRounds rounds;

    OpenPlanDelegate(PlanRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rounds.open(execution.getProcessBusinessKey());
    }
}
