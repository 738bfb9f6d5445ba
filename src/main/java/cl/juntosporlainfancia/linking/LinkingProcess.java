package cl.juntosporlainfancia.linking;

/** What the running process is told. Each call takes part in the caller's transaction. */
public interface LinkingProcess {

    void linkingOpened(String linkingCode);
}
