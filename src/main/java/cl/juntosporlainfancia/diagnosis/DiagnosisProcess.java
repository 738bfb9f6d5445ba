package cl.juntosporlainfancia.diagnosis;

/** What the running process is told. */
public interface DiagnosisProcess {

    /** A diagnosis was opened: its steps begin. */
    void diagnosisOpened(String code);

    /** The residence asked for help, and no earlier question of that diagnosis waits for its answer. */
    void helpRequested(String code);
}
