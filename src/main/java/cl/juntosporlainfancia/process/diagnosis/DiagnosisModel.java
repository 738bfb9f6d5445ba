package cl.juntosporlainfancia.process.diagnosis;

/** The names of {@code bpmn/residence-diagnosis.bpmn}. */
public final class DiagnosisModel {

    public static final String PROCESS = "residence-diagnosis";

    public static final String TASK_VISIT = "userTask_visitResidence";
    public static final String TASK_FILL = "userTask_fillSelfDiagnosis";
    public static final String TASK_HELP = "userTask_giveHelp";
    public static final String TASK_VALIDATE = "userTask_validateSelfDiagnosis";
    public static final String TASK_REVIEW = "userTask_reviewSelfDiagnosis";

    public static final String MESSAGE_HELP_REQUESTED = "diagnosis.helpRequested";

    /** Whether whoever looked at the sheet last agrees with it. */
    public static final String VARIABLE_AGREED = "agreed";

    private DiagnosisModel() {}
}
