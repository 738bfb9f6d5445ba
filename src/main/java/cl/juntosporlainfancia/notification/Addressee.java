package cl.juntosporlainfancia.notification;

/**
 * Whom a mail goes to.
 *
 * @param name as it is shown in the greeting and in the header
 * @param email the address
 */
public record Addressee(String name, String email) {

    /** Whether the address can be one; whether somebody reads it, only a mail can tell. */
    public boolean isReachable() {
        return Recipient.of(this).isPresent();
    }
}
