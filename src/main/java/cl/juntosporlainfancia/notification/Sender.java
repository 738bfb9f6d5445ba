package cl.juntosporlainfancia.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** Whom the mails are from. */
record Sender(String name, String address) {

    /**
     * Reads the setting {@code jxi.mail.from}.
     *
     * @param from an address, or «Name &lt;address&gt;»
     * @throws IllegalArgumentException if it holds no address
     */
    static Sender parse(String from) {
        try {
            InternetAddress parsed = new InternetAddress(from, true);
            return new Sender(
                    Optional.ofNullable(parsed.getPersonal()).orElse(parsed.getAddress()), parsed.getAddress());
        } catch (AddressException e) {
            throw new IllegalArgumentException("jxi.mail.from is not an address: " + from, e);
        }
    }

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
