package cl.juntosporlainfancia.evaluation;

import cl.juntosporlainfancia.alliance.Condition;
import cl.juntosporlainfancia.alliance.ConditionCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The conditions of a stage that only its evaluation can answer. */
@Configuration(proxyBeanMethods = false)
class EvaluationConditions {

    @Bean
    ConditionCheck evaluationRecorded(@Lazy Evaluations evaluations) {
        return ConditionCheck.of(
                Condition.EVALUATION_RECORDED, run -> evaluations.of(run.id()).isPresent());
    }

    /** Decided, and for going on without the programme. */
    @Bean
    ConditionCheck sustainabilityDecided(@Lazy Evaluations evaluations) {
        return ConditionCheck.of(Condition.SUSTAINABILITY_DECIDED, run -> evaluations
                .of(run.id())
                .map(StageEvaluation::sustainable)
                .orElse(false));
    }
}
