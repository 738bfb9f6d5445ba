package cl.juntosporlainfancia.alliance;

/** What the running process is told. Each call takes part in the caller's transaction. */
public interface AllianceProcess {

    void allianceFormed(String allianceCode);

    void closingRequested(String allianceCode);

    void preparationRequested(String allianceCode);

    void endingNotified(String allianceCode, boolean immediate);

    void endingWithdrawn(String allianceCode);
}
