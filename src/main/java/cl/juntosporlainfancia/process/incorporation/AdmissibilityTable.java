package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.AdmissibilityRules;
import cl.juntosporlainfancia.incorporation.Requirement;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Asks {@code bpmn/admissibility.dmn}. */
@Component
class AdmissibilityTable implements AdmissibilityRules {

    private static final String TABLE = "admissibility";

    private final DecisionService decisions;

    AdmissibilityTable(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Verdict of(Requirement requirement, int value) {
        DmnDecisionRuleResult row = decisions
                .evaluateDecisionTableByKey(TABLE)
                .variables(Variables.putValue("requirement", requirement.name()).putValue("value", value))
                .evaluate()
                .getSingleResult();
        if (row == null) {
            throw new IllegalStateException(
                    "decision table %s has no row for %s %d".formatted(TABLE, requirement, value));
        }
        return new Verdict(
                Outcome.valueOf(row.getEntry("outcome")), row.getEntry("reason"), row.getEntry("wayForward"));
    }
}
