package cl.juntosporlainfancia.process.alliance;

/** The names of {@code bpmn/alliance.bpmn}. */
public final class AllianceModel {

    public static final String PROCESS = "alliance";

    public static final String CALL_SENSITIZATION = "callActivity_sensitization";
    public static final String CALL_CONSOLIDATION = "callActivity_consolidation";
    public static final String CALL_CONTINUITY = "callActivity_continuity";

    public static final String TIMER_NOTICE_ELAPSED = "event_noticeElapsed";

    public static final String MESSAGE_ENDING_NOTIFIED = "alliance.endingNotified";
    public static final String MESSAGE_ENDING_WITHDRAWN = "alliance.endingWithdrawn";

    public static final String ERROR_ENDING = "ALLIANCE_ENDING";

    /** Whether a notice takes effect the same day. */
    public static final String VARIABLE_IMMEDIATE = "immediate";

    private AllianceModel() {}
}
