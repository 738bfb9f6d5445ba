package cl.juntosporlainfancia.language;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Everything visible is said through this: messages by key, and dates and amounts as Chile writes them. */
@Component
public class Texts {

    public static final Locale LOCALE = Locale.forLanguageTag("es-CL");

    private static final ZoneId ZONE = ZoneId.of("America/Santiago");
    private static final DateTimeFormatter LONG_DATE =
            DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'de' yyyy", LOCALE);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d 'de' MMMM 'de' yyyy", LOCALE);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy", LOCALE);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", LOCALE);
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm", LOCALE);

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** The message of that key; a missing key is a mistake of ours and throws. */
    public String get(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LOCALE);
    }

    /** The word for an enumerated value: the message {@code <Type>.<NAME>}. */
    public String of(Enum<?> value) {
        return get(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /** The sentence for a refusal. */
    public String of(Refused refused) {
        return get(refused.messageKey(), refused.arguments());
    }

    /** «lunes 7 de diciembre de 2026». */
    public String longDate(LocalDate date) {
        return LONG_DATE.format(date);
    }

    /** «7 de diciembre de 2026», as deeds write it. */
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /** «07-12-2026». */
    public String shortDate(LocalDate date) {
        return SHORT_DATE.format(date);
    }

    /** «dic 2026». */
    public String month(LocalDate date) {
        return MONTH.format(date);
    }

    /** «07-12-2026 09:30», in America/Santiago. */
    public String timestamp(Instant instant) {
        return TIMESTAMP.format(instant.atZone(ZONE));
    }

    /** «$1.250.000». */
    public String pesos(long amount) {
        return "$" + NumberFormat.getIntegerInstance(LOCALE).format(amount);
    }
}
