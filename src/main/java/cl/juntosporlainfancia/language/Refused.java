package cl.juntosporlainfancia.language;

import java.util.Arrays;

/**
 * Input that the rules do not admit. Its exception message is English, for the log; the screen shows the Spanish message of its
 * key, which names the field and says why.
 */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String messageKey;
    private final transient Object[] arguments;

    /**
     * @param field the input it is about, as the form's record names it; empty if about the whole
     * @param messageKey key in {@code messages.properties}
     * @param arguments of that message
     */
    public Refused(String field, String messageKey, Object... arguments) {
        super("refused " + field + ": " + messageKey + " " + Arrays.toString(arguments));
        this.field = field;
        this.messageKey = messageKey;
        this.arguments = arguments;
    }

    public String field() {
        return field;
    }

    public String messageKey() {
        return messageKey;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
