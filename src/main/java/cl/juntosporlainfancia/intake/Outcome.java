package cl.juntosporlainfancia.intake;

/** What became of a row, or would become of it. */
public enum Outcome {
    /** Something of it is new, and nothing is wrong. */
    TAKEN,
    /** All of it is registered already, or stands in an earlier row; it was left as it is. */
    ALREADY_THERE,
    /** Something is wrong with it; nothing of it was taken. */
    WRONG
}
