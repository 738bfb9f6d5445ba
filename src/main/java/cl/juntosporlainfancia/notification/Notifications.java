package cl.juntosporlainfancia.notification;

/** The way in: what is left here is sent once, after the caller's transaction has committed. */
public interface Notifications {

    /**
     * Leaves one mail for each addressee in the outbox, in the caller's transaction. A mail that was already left for the same
     * recipient, occasion and occurrence is not left again.
     */
    void leave(Letter letter);
}
