package cl.juntosporlainfancia.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number by which Chile identifies a person or company (RUT), without its check digit, which follows from it.
 *
 * @param number from 1 to 99,999,999
 */
public record Rut(int number) {

    private static final int HIGHEST = 99_999_999;
    private static final Pattern IGNORED = Pattern.compile("[\\s\\u00A0.]");
    private static final Pattern TYPED = Pattern.compile("(\\d{1,8})[-\\u2010-\\u2015\\u2212]?([\\dkK])");
    private static final Locale CHILE = Locale.forLanguageTag("es-CL");

    public Rut {
        if (number < 1 || number > HIGHEST) {
            throw new IllegalArgumentException("Not a RUT: " + number);
        }
    }

    /** Reads «12.345.678-5», with or without dots, dash and blanks; empty if it's no RUT or the check digit is wrong. */
    public static Optional<Rut> parse(String typed) {
        Matcher parts = TYPED.matcher(IGNORED.matcher(typed).replaceAll(""));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(parts.group(1));
        if (number == 0) {
            return Optional.empty();
        }
        Rut rut = new Rut(number);
        return parts.group(2).toUpperCase(Locale.ROOT).equals(rut.checkDigit()) ? Optional.of(rut) : Optional.empty();
    }

    /** Modulo 11: the digits from the last one, times 2 to 7 over and over; «K» stands for ten. */
    public String checkDigit() {
        int sum = 0;
        int factor = 2;
        for (int rest = number; rest > 0; rest /= 10) {
            sum += rest % 10 * factor;
            factor = factor == 7 ? 2 : factor + 1;
        }
        int digit = (11 - sum % 11) % 11;
        return digit == 10 ? "K" : Integer.toString(digit);
    }

    /** As people read it: «12.345.678-5». */
    public String formatted() {
        return String.format(CHILE, "%,d-%s", number, checkDigit());
    }

    /** As it is stored: «12345678-5». */
    @Override
    public String toString() {
        return number + "-" + checkDigit();
    }
}
