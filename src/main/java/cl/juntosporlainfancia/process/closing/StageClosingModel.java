package cl.juntosporlainfancia.process.closing;

/** The names of {@code bpmn/stage-closing.bpmn}. */
public final class StageClosingModel {

    public static final String PROCESS = "stage-closing";

    public static final String TASK_EVALUATE = "userTask_evaluateStage";
    public static final String TASK_DECIDE = "userTask_decideClosing";

    /** Which way the closing went: a {@code ClosingDecision.Kind}. */
    public static final String VARIABLE_DECISION = "closingDecision";

    private StageClosingModel() {}
}
