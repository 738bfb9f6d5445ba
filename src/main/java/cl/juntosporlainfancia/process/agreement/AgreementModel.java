package cl.juntosporlainfancia.process.agreement;

/** The names of {@code bpmn/agreement.bpmn}. */
public final class AgreementModel {

    public static final String PROCESS = "agreement";

    public static final String TASK_PREPARE = "userTask_prepareAgreement";
    public static final String TASK_SIGN = "userTask_signAgreement";

    public static final String MESSAGE_INCLUDED = "agreement.included";
    public static final String MESSAGE_SIGNED = "agreement.signed";
    public static final String MESSAGE_RELEASED = "agreement.released";
    public static final String MESSAGE_OUTDATED = "agreement.outdated";

    /** Whether another agreement covers the alliance, and whether that is signed. */
    public static final String VARIABLE_COVERAGE = "coverage";
    /** Whether a party has returned the document. */
    public static final String VARIABLE_RETURNED = "returned";
    /** Which of the three signs, in the task of each. */
    public static final String VARIABLE_SIGNATORY = "signatory";

    private AgreementModel() {}
}
