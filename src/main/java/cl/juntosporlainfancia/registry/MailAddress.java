package cl.juntosporlainfancia.registry;

import java.net.IDN;
import java.util.regex.Pattern;

/** Whether something typed can be a mail address; whether anybody reads it there is another matter. */
final class MailAddress {

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");
    private static final int LONGEST_LOCAL = 64;

    private MailAddress() {}

    static boolean isPossible(String typed) {
        int at = typed.lastIndexOf('@');
        if (at < 1
                || at > LONGEST_LOCAL
                || !LOCAL.matcher(typed.substring(0, at)).matches()) {
            return false;
        }
        try {
            return DOMAIN.matcher(IDN.toASCII(typed.substring(at + 1))).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
