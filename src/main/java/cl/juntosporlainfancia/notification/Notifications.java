package cl.juntosporlainfancia.notification;

import java.util.Optional;

/** The way in: what is left here is sent once, after the caller's transaction has committed. */
public interface Notifications {

    /**
     * Leaves one mail for each addressee in the outbox, in the caller's transaction. A mail that was already left for the same
     * recipient, occasion and occurrence is not left again.
     */
    void leave(Letter letter);

    /**
     * The address as a recipient is known by, however it was typed: addressees with the same one are the same recipient. Empty if it
     * cannot be one.
     */
    Optional<String> address(Addressee addressee);

    /**
     * Keeps a warning, in the caller's transaction, that people cannot be written to; for who writes to many and knows more of it than
     * a letter to nobody would. One of the same occasion, occurrence, reason and addressee is kept once.
     *
     * @param addressee who misses the mails: a name and address, or a group's name
     * @param detail what is missed because of it, in words
     */
    void warn(Occasion occasion, String occurrence, SentMails.Warning.Reason reason, String addressee, String detail);

    /**
     * As {@link #leave(Letter)}, where the letter's link ends with a secret: what is kept and shown of the mail has a mask in its
     * place, and the secret is put in when the mail goes out and is then forgotten.
     *
     * @param secret letters, digits, hyphens and underscores
     */
    void leave(Letter letter, String secret);
}
