package cl.juntosporlainfancia.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** When two names that people type are the same, and when they are suspiciously alike. */
final class Spelling {

    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    /** Words that tell no two names apart. */
    private static final Set<String> WEAK = Set.of(
            "el",
            "la",
            "los",
            "las",
            "de",
            "del",
            "y",
            "e",
            "para",
            "fundacion",
            "corporacion",
            "hogar",
            "residencia",
            "casa",
            "empresa",
            "empresas",
            "compania",
            "sociedad",
            "sa",
            "spa",
            "ltda",
            "limitada",
            "anonima");

    private Spelling() {}

    /** Letters and digits only: «Fundación San José» and «FUNDACION  SAN-JOSE» are the same name. */
    static String key(String typed) {
        return words(typed).replace(" ", "");
    }

    /** Without the words that names are often written with or without, in any order; empty if nothing is left. */
    static String gist(String typed) {
        return Arrays.stream(words(typed).replaceAll("\\bs a\\b", "sa").split(" "))
                .filter(word -> !word.isEmpty() && !WEAK.contains(word))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** As the registry compares names: without accents, case and signs, one blank between words. */
    static String words(String typed) {
        String plain = ACCENT.matcher(Normalizer.normalize(typed, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return OTHER.matcher(plain).replaceAll(" ").strip();
    }

    /** Whether one key becomes the other by one letter more, less or different, or two that swap; a digit tells apart on purpose. */
    static boolean isOneLetterOff(String key, String other) {
        if (Math.abs(key.length() - other.length()) > 1 || key.equals(other)) {
            return false;
        }
        int from = 0;
        while (from < Math.min(key.length(), other.length()) && key.charAt(from) == other.charAt(from)) {
            from++;
        }
        int end = 0;
        while (end < Math.min(key.length(), other.length()) - from
                && key.charAt(key.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String odd = key.substring(from, key.length() - end);
        String otherOdd = other.substring(from, other.length() - end);
        boolean swapped = odd.length() == 2
                && otherOdd.length() == 2
                && odd.charAt(0) == otherOdd.charAt(1)
                && odd.charAt(1) == otherOdd.charAt(0);
        return (swapped || odd.length() <= 1 && otherOdd.length() <= 1)
                && (odd + otherOdd).chars().noneMatch(Character::isDigit);
    }
}
