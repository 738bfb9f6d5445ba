package cl.juntosporlainfancia.notification;

/** The way in: what is left here is sent once, after the caller's transaction has committed. */
public interface Notifications {

    /**
     * Leaves one mail for each addressee in the outbox, in the caller's transaction. A mail that was already left for the same
     * recipient, occasion and occurrence is not left again.
     */
    void leave(Letter letter);

    /**
     * As {@link #leave(Letter)}, where the letter's link ends with a secret: what is kept and shown of the mail has a mask in its
     * place, and the secret is put in when the mail goes out and is then forgotten.
     *
     * @param secret letters, digits, hyphens and underscores
     */
    void leave(Letter letter, String secret);
}
