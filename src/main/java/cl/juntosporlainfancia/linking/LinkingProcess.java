package cl.juntosporlainfancia.linking;

/** What the running process is told. Each call takes part in the caller's transaction. */
public interface LinkingProcess {

    /** A company that had accepted goes back on it. */
    void companyWithdrew(String code);

    /** The search is over without a company. */
    void searchDropped(String code);

    void linkingOpened(String linkingCode);
}
