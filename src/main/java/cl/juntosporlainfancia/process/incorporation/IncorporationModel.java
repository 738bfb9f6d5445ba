package cl.juntosporlainfancia.process.incorporation;

/** The names of {@code bpmn/organization-incorporation.bpmn}. */
public final class IncorporationModel {

    public static final String PROCESS = "organization-incorporation";

    public static final String TASK_ANSWER = "userTask_answerInvitation";
    public static final String TASK_DECIDE_SILENCE = "userTask_decideSilence";
    public static final String TASK_VERIFY = "userTask_verifyAdmissibility";
    public static final String TASK_MEETING = "userTask_holdInformativeMeeting";
    public static final String TASK_RECHECK = "userTask_recheckMembership";

    public static final String CALL_DIAGNOSIS = "callActivity_residenceDiagnosis";

    public static final String TIMER_ANSWER_OVERDUE = "event_answerOverdue";
    public static final String TIMER_RECHECK = "event_recheckDue";

    /** Whether the organisation wants to take part. */
    public static final String VARIABLE_INTERESTED = "interested";
    /** Whether the programme invites once more. */
    public static final String VARIABLE_INSIST = "insist";
    /** The worst outcome of the requirements: MET, WAIT or REFUSED. */
    public static final String VARIABLE_ADMISSIBILITY = "admissibility";
    /** Whether the membership of COS is still waited for, or there. */
    public static final String VARIABLE_KEEP_WAITING = "keepWaiting";
    /** Code of one diagnosis, in the call of each. */
    public static final String VARIABLE_DIAGNOSIS_CODE = "diagnosisCode";

    private IncorporationModel() {}
}
