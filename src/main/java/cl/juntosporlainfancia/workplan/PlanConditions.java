package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.alliance.Condition;
import cl.juntosporlainfancia.alliance.ConditionCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The conditions of a stage that only its plans can answer. */
@Configuration(proxyBeanMethods = false)
class PlanConditions {

    @Bean
    ConditionCheck planAgreed(@Lazy WorkPlans plans) {
        return ConditionCheck.of(Condition.PLAN_AGREED, run -> plans.hasPlan(run.allianceCode()));
    }

    @Bean
    ConditionCheck planRedesigned(@Lazy WorkPlans plans) {
        return ConditionCheck.of(Condition.PLAN_REDESIGNED, run -> plans.hasPlanOf(run, WorkPlan.Horizon.YEARLY));
    }

    @Bean
    ConditionCheck longTermPlanProjected(@Lazy WorkPlans plans) {
        return ConditionCheck.of(
                Condition.LONG_TERM_PLAN_PROJECTED, run -> plans.hasPlanOf(run, WorkPlan.Horizon.LONG_TERM));
    }
}
