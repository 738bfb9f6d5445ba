package cl.juntosporlainfancia.process.plan;

/** The names of {@code bpmn/work-plan.bpmn}. */
public final class PlanModel {

    public static final String PROCESS = "work-plan";

    public static final String TASK_ORDER_NEEDS = "userTask_orderNeeds";
    public static final String TASK_PROPOSE = "userTask_proposeActions";
    public static final String TASK_ADD_VALUE = "userTask_addValueProposal";
    public static final String TASK_AGREE_GANTT = "userTask_agreeGantt";
    public static final String TASK_REVIEW = "userTask_reviewCoherence";
    public static final String TASK_APPROVE = "userTask_approvePlan";

    /** The step that the plan goes back to; {@link #ONWARD} if it goes on. */
    public static final String VARIABLE_RETURN_TO = "returnTo";
    /** Which of the three approves, in the task of each. */
    public static final String VARIABLE_APPROVER = "approver";

    /** Value of {@link #VARIABLE_RETURN_TO} where nothing is sent back. */
    public static final String ONWARD = "NONE";

    private PlanModel() {}
}
