package cl.juntosporlainfancia.process.plan;

import cl.juntosporlainfancia.privacy.Passage;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.workplan.PlanRounds;
import jakarta.validation.constraints.AssertTrue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps that are written on the plan's own page, and handed on here (manual, section 4.2). */
@Configuration(proxyBeanMethods = false)
class StepForms {

    record Form(
            @AssertTrue(message = "{plan.confirmed.required}")
            boolean confirmed) {}

    @Bean
    TaskForm<Form> orderNeedsForm(PlanRounds rounds, PlanHeader header, PlanTexts plans) {
        return new StepForm(PlanModel.TASK_ORDER_NEEDS, rounds::needsOrdered, header, plans);
    }

    @Bean
    TaskForm<Form> proposeActionsForm(PlanRounds rounds, PlanHeader header, PlanTexts plans) {
        return new StepForm(PlanModel.TASK_PROPOSE, rounds::proposed, header, plans);
    }

    @Bean
    TaskForm<Form> addValueProposalForm(PlanRounds rounds, PlanHeader header, PlanTexts plans) {
        return new StepForm(PlanModel.TASK_ADD_VALUE, rounds::valueAdded, header, plans);
    }

    @Bean
    TaskForm<Form> agreeGanttForm(PlanRounds rounds, PlanHeader header, PlanTexts plans) {
        return new StepForm(PlanModel.TASK_AGREE_GANTT, rounds::ganttAgreed, header, plans);
    }

    /**
     * @param handOn what happens to the plan of an alliance when the step is done
     */
    private record StepForm(String task, Consumer<String> handOn, PlanHeader header, PlanTexts plans)
            implements TaskForm<Form> {

        @Override
        public Class<Form> type() {
            return Form.class;
        }

        @Override
        public Map<String, Object> fill(TaskSubject subject) {
            return header.of(subject);
        }

        @Override
        public List<Passage> written(TaskSubject subject) {
            return plans.of(subject.caseCode());
        }

        @Override
        public void submit(Form form, TaskSubject subject) {
            handOn.accept(subject.caseCode());
        }
    }
}
