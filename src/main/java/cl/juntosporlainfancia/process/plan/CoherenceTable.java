package cl.juntosporlainfancia.process.plan;

import cl.juntosporlainfancia.workplan.CoherencePolicies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Evaluates {@code bpmn/plan-coherence.dmn} in memory: a plan is looked at whenever somebody has typed something into it, some twenty
 * rows each time, and that is nothing for the engine's history to keep.
 */
@Component
class CoherenceTable implements CoherencePolicies {

    static final String PLAN_COHERENCE = "plan-coherence";

    private final DmnEngine engine;
    private final DmnDecision table;

    CoherenceTable() {
        engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (InputStream in = new ClassPathResource("bpmn/" + PLAN_COHERENCE + ".dmn").getInputStream()) {
            table = engine.parseDecision(PLAN_COHERENCE, in);
        } catch (IOException e) {
            throw new UncheckedIOException(PLAN_COHERENCE, e);
        }
    }

    @Override
    public Optional<Weight> judge(Check check, int measured, int reference) {
        return Optional.ofNullable(engine.evaluateDecisionTable(
                                table, Map.of("check", check.name(), "measured", measured, "reference", reference))
                        .getSingleResult())
                .map(row -> Weight.valueOf(row.getEntry("weight")));
    }
}
