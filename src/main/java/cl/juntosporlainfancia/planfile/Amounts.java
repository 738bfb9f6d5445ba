package cl.juntosporlainfancia.planfile;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what people write into a month: «$50.000», «50000», «20 h», «$50.000 + 20 h», or just a cross. */
final class Amounts {

    /** What a month's column takes. */
    enum Unit {
        MONEY,
        HOURS,
        /** As in the manual's template: each cell says which. */
        EITHER
    }

    /** What keeps a cell from being read. */
    enum Fault {
        NOT_A_NUMBER,
        /** A small number in a column for either. */
        WHICH
    }

    /**
     * What a cell says.
     *
     * @param fault null if it could be read
     */
    record Read(
            @Nullable BigDecimal clp,
            @Nullable BigDecimal hours,
            @Nullable Fault fault) {

        static Read failed(Fault fault) {
            return new Read(null, null, fault);
        }
    }

    /** Less than that is no amount of money that anybody plans with. */
    private static final BigDecimal LEAST_PLAIN_MONEY = BigDecimal.valueOf(1000);

    private static final Set<String> CROSSES = Set.of("x", "si", "✓", "✔", "•", "■");
    private static final Pattern PARTS = Pattern.compile("[+/;\\n]|\\sy\\s");
    private static final Pattern NUMBER = Pattern.compile("(-?)\\s*([0-9][0-9.,]*)");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("\\d+([.,]\\d+)?");
    // Whoever writes «1,000» for a thousand would otherwise get one.
    private static final Pattern COMMA_IN_THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+");
    private static final Pattern MONEY_WORDS = Pattern.compile("\\$|\\b(clp|pesos?|m\\$)\\b");
    private static final Pattern HOUR_WORDS = Pattern.compile("(?<![a-z])(hrs?|horas?|h)(?![a-z])\\.?");
    private static final Pattern OTHER_WORDS = Pattern.compile("\\b(de|voluntariado|voluntarios?)\\b");

    private Amounts() {}

    static Read of(String cell, Unit unit) {
        String typed = cell.toLowerCase(java.util.Locale.ROOT).strip();
        if (CROSSES.contains(typed)) {
            return new Read(null, null, null);
        }
        BigDecimal clp = null;
        BigDecimal hours = null;
        for (String part : PARTS.split(typed)) {
            boolean money = MONEY_WORDS.matcher(part).find();
            boolean time = HOUR_WORDS.matcher(part).find();
            Optional<BigDecimal> number = number(part);
            if (number.isEmpty() || money && time || unit == Unit.MONEY && time || unit == Unit.HOURS && money) {
                return Read.failed(Fault.NOT_A_NUMBER);
            }
            boolean isTime = time || unit == Unit.HOURS;
            if (unit == Unit.EITHER
                    && !money
                    && !time
                    && number.get().signum() > 0
                    && number.get().compareTo(LEAST_PLAIN_MONEY) < 0) {
                return Read.failed(Fault.WHICH);
            }
            if (isTime) {
                hours = hours == null ? number.get() : hours.add(number.get());
            } else {
                clp = clp == null ? number.get() : clp.add(number.get());
            }
        }
        return new Read(clp, hours, null);
    }

    /** The one number of a part that says nothing else. */
    private static Optional<BigDecimal> number(String part) {
        String bare = OTHER_WORDS
                .matcher(HOUR_WORDS
                        .matcher(MONEY_WORDS.matcher(part).replaceAll(" "))
                        .replaceAll(" "))
                .replaceAll(" ")
                .strip();
        Matcher number = NUMBER.matcher(bare);
        if (!number.matches()) {
            return Optional.empty();
        }
        String digits = number.group(2);
        if (COMMA_IN_THOUSANDS.matcher(digits).matches()) {
            return Optional.empty();
        }
        if (THOUSANDS.matcher(digits).matches()) {
            digits = digits.replace(".", "").replace(',', '.');
        } else if (PLAIN.matcher(digits).matches()) {
            digits = digits.replace(',', '.');
        } else {
            return Optional.empty();
        }
        BigDecimal read = new BigDecimal(digits);
        return Optional.of(number.group(1).isEmpty() ? read : read.negate());
    }
}
