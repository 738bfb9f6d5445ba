package cl.juntosporlainfancia.process.followup;

/** The names of {@code bpmn/follow-up.bpmn}. */
public final class FollowUpModel {

    public static final String PROCESS = "follow-up";

    public static final String TASK_RECORD = "userTask_recordFollowUp";

    public static final String TIMER_REMINDER = "event_reminderDue";
    public static final String TIMER_NEXT_DUE = "event_nextFollowUpDue";

    /** Id of the follow-up. */
    public static final String VARIABLE_FOLLOW_UP_ID = "followUpId";
    /** Whether a reminder is left. */
    public static final String VARIABLE_REMINDER_LEFT = "reminderLeft";
    /** Whether that reminder is the escalation. */
    public static final String VARIABLE_ESCALATION = "escalation";

    private FollowUpModel() {}
}
