package cl.juntosporlainfancia.notification;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An addressee who can be written to.
 *
 * @param name without control characters, so that it cannot add a header
 * @param address in lower case and ASCII: the same person is the same recipient however the address was typed
 */
record Recipient(String name, String address) {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final String WORD = "[a-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])";

    /** Words with dots between them at a domain of at least two labels; possessive, so that no length of it recurses. */
    private static final Pattern POSSIBLE =
            Pattern.compile(WORD + "(?:\\." + WORD + ")*+@(?:" + LABEL + "?\\.)++" + LABEL);

    /** Empty if the address is blank or cannot be one. */
    static Optional<Recipient> of(Addressee addressee) {
        String typed = addressee.email().strip();
        int at = typed.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || typed.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        try {
            String address =
                    (typed.substring(0, at) + "@" + IDN.toASCII(typed.substring(at + 1))).toLowerCase(Locale.ROOT);
            boolean possible = address.length() <= LONGEST_ADDRESS
                    && POSSIBLE.matcher(address).matches();
            return possible ? Optional.of(new Recipient(nameOf(addressee, address), address)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Addressee addressee, String address) {
        String name = addressee.name().replaceAll("\\p{Cntrl}+", " ").strip();
        return name.isEmpty() ? address : name;
    }
}
