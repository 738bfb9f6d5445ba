package cl.juntosporlainfancia.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An addressee who can be written to.
 *
 * @param name without control characters, so that it cannot add a header
 * @param address in lower case and ASCII: the same person is the same recipient however the address was typed
 */
record Recipient(String name, String address) {

    private static final int LONGEST_ADDRESS = 254;

    /** Empty if the address is blank or cannot be one. */
    static Optional<Recipient> of(Addressee addressee) {
        String typed = addressee.email().strip();
        int at = typed.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        try {
            String address =
                    (typed.substring(0, at) + "@" + IDN.toASCII(typed.substring(at + 1))).toLowerCase(Locale.ROOT);
            // A mail domain has at least two labels; the strict parser below knows the rest.
            boolean possible = address.indexOf('.', at) > 0
                    && address.length() <= LONGEST_ADDRESS
                    && StandardCharsets.US_ASCII.newEncoder().canEncode(address)
                    && address.equals(new InternetAddress(address, true).getAddress());
            return possible ? Optional.of(new Recipient(nameOf(addressee, address), address)) : Optional.empty();
        } catch (AddressException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Addressee addressee, String address) {
        String name = addressee.name().replaceAll("\\p{Cntrl}+", " ").strip();
        return name.isEmpty() ? address : name;
    }
}
