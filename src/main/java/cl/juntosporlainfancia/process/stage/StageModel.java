package cl.juntosporlainfancia.process.stage;

/** The names that the three stages share, and those of each. */
public final class StageModel {

    public static final String SENSITIZATION = "sensitization";
    public static final String CONSOLIDATION = "consolidation";
    public static final String CONTINUITY = "continuity";

    public static final String CALL_FOLLOW_UP = "callActivity_followUp";
    public static final String CALL_BUILD_PLAN = "callActivity_buildWorkPlan";
    public static final String CALL_REDESIGN_PLAN = "callActivity_redesignWorkPlan";
    public static final String CALL_PROJECT_LONG_TERM = "callActivity_projectLongTermPlan";
    public static final String CALL_AGREEMENT = "callActivity_agreement";
    public static final String CALL_STAGE_CLOSING = "callActivity_stageClosing";

    public static final String TIMER_FOLLOW_UP_INVITATION = "event_followUpInvitation";
    public static final String TIMER_STAGE_LENGTH = "event_stageLength";
    public static final String TIMER_PREPARATION = "event_preparationDue";

    public static final String MESSAGE_CLOSING_REQUESTED = "stage.closingRequested";
    public static final String MESSAGE_PREPARATION_REQUESTED = "stage.preparationRequested";

    public static final String TASK_FRAMING = "userTask_holdFramingMeeting";
    public static final String TASK_INDUCTION = "userTask_inductVolunteers";
    public static final String TASK_FIRST_VISIT = "userTask_makeFirstVisit";
    public static final String TASK_CELEBRATE = "userTask_celebrateAlliance";
    public static final String TASK_RENEW_BASELINE = "userTask_renewBaseline";

    /** Whether a follow-up is left before the planned end. */
    public static final String VARIABLE_FOLLOW_UP_PLANNED = "followUpPlanned";
    /** Id of the follow-up that was planned last. */
    public static final String VARIABLE_FOLLOW_UP_ID = "followUpId";

    private StageModel() {}
}
