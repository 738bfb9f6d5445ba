package cl.juntosporlainfancia.incorporation;

/** What the running process is told. Takes part in the caller's transaction. */
public interface IncorporationProcess {

    void invited(String incorporationCode);
}
