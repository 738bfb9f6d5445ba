package cl.juntosporlainfancia.diagnosis;

/** How far a diagnosis is (rules P2). One that is returned goes back to {@link #FILLING}. */
public enum DiagnosisState {
    OPENED,
    VISITED,
    FILLING,
    HANDED_IN,
    VALIDATED,
    ACCEPTED;

    /** Whether the residence may write in it: from the visit, where it is explained, until it is handed in. */
    public boolean isWritable() {
        return this == VISITED || this == FILLING;
    }
}
