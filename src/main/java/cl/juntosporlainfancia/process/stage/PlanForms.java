package cl.juntosporlainfancia.process.stage;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.AllianceHeader;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.ActivityLine;
import cl.juntosporlainfancia.workplan.WorkPlan;
import cl.juntosporlainfancia.workplan.WorkPlans;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms in which a plan is agreed: its first version, its redesign, and the long term (manual, sections 4.2 and 5.2). */
@Configuration(proxyBeanMethods = false)
class PlanForms {

    record Form(
            @NotBlank(message = "{plan.objective.required}") @Size(max = 2000, message = "{plan.objective.tooLong}")
            String objective,

            @NotEmpty(message = "{plan.activities.none}") @Valid
            List<ActivityLine> activities) {}

    @Bean
    TaskForm<Form> buildWorkPlanForm(WorkPlans plans, Catalogue catalogue, AllianceHeader header, Texts texts) {
        return new PlanForm(
                StageModel.TASK_BUILD_PLAN, WorkPlan.Horizon.YEARLY, false, plans, catalogue, header, texts);
    }

    @Bean
    TaskForm<Form> redesignWorkPlanForm(WorkPlans plans, Catalogue catalogue, AllianceHeader header, Texts texts) {
        return new PlanForm(
                StageModel.TASK_REDESIGN_PLAN, WorkPlan.Horizon.YEARLY, true, plans, catalogue, header, texts);
    }

    @Bean
    TaskForm<Form> projectLongTermPlanForm(WorkPlans plans, Catalogue catalogue, AllianceHeader header, Texts texts) {
        return new PlanForm(
                StageModel.TASK_PROJECT_LONG_TERM, WorkPlan.Horizon.LONG_TERM, true, plans, catalogue, header, texts);
    }

    /**
     * @param startsFromOpen whether it starts as a copy of what the version in force leaves open
     */
    private record PlanForm(
            String task,
            WorkPlan.Horizon horizon,
            boolean startsFromOpen,
            WorkPlans plans,
            Catalogue catalogue,
            AllianceHeader header,
            Texts texts)
            implements TaskForm<Form> {

        @Override
        public Class<Form> type() {
            return Form.class;
        }

        @Override
        public Map<String, Object> fill(TaskSubject subject) {
            Map<String, Object> values = header.of(subject);
            Map<String, String> standards = new LinkedHashMap<>();
            for (Dimension dimension : catalogue.dimensions()) {
                for (Standard standard : dimension.standards()) {
                    standards.put(
                            standard.code(),
                            texts.get("plan.standard.option", standard.code(), dimension.name(), standard.name()));
                }
            }
            values.put("standards", TaskForm.options(standards));
            if (startsFromOpen) {
                List<Activity> open = plans.open(subject.caseCode());
                Map<String, String> labels = new LinkedHashMap<>();
                open.forEach(activity -> labels.put(activity.id().toString(), activity.description()));
                values.put("openActivities", TaskForm.options(labels));
                values.put("activities", open.stream().map(PlanForm::line).toList());
                plans.inForce(subject.caseCode()).ifPresent(plan -> values.put("objective", plan.objective()));
            }
            return values;
        }

        private static ActivityLine line(Activity activity) {
            return new ActivityLine(
                    activity.standard(),
                    activity.description(),
                    activity.indicator(),
                    activity.startsOn(),
                    activity.endsOn(),
                    activity.companyPeople(),
                    activity.residencePeople(),
                    activity.budgetClp(),
                    activity.volunteerHours(),
                    activity.funding(),
                    activity.id());
        }

        @Override
        public void submit(Form form, TaskSubject subject) {
            plans.agree(subject.caseCode(), horizon, form.objective(), form.activities());
        }
    }
}
