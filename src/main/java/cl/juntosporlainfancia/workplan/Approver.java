package cl.juntosporlainfancia.workplan;

/** The three whose approval a plan needs (rules P5). */
public enum Approver {
    RESIDENCE,
    ORGANIZATION,
    COMPANY
}
