package cl.juntosporlainfancia.process.plan;

import cl.juntosporlainfancia.workplan.PlanRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The plan that the three have approved becomes the agreed version. */
@Component
class AgreePlanDelegate implements JavaDelegate {

    private final PlanRounds rounds;

    AgreePlanDelegate(PlanRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rounds.agree(execution.getProcessBusinessKey());
    }
}
