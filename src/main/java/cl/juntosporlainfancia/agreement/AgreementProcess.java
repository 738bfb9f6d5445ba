package cl.juntosporlainfancia.agreement;

/** What the running process of an alliance is told about its agreement; nothing happens where it does not wait for it. */
public interface AgreementProcess {

    /** Another alliance's agreement covers it from now on: its own need not be prepared. */
    void included(String allianceCode);

    /** The agreement of another alliance, which covers it, has all three signatures. */
    void signed(String allianceCode);

    /** The agreement of another alliance covers it no longer: its own has to be prepared. */
    void released(String allianceCode);

    /** What the document says that is being signed is no longer so: it has to be prepared again. */
    void outdated(String allianceCode);
}
