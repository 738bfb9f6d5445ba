package cl.juntosporlainfancia.planfile;

import cl.juntosporlainfancia.language.Texts;
import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** When two words that people type are the same. */
final class Words {

    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final int SHORTEST_MONTH = 3;

    private Words() {}

    /** Without accents, case and signs; in parts. */
    static List<String> of(String typed) {
        String plain = ACCENT.matcher(Normalizer.normalize(typed, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(OTHER.split(plain)).filter(word -> !word.isEmpty()).toList();
    }

    /** Letters and digits only. */
    static String key(String typed) {
        return String.join("", of(typed));
    }

    /** «dic», «sept», «Diciembre»: at least three letters of a month's name. */
    static Optional<Month> month(String word) {
        return word.length() < SHORTEST_MONTH
                ? Optional.empty()
                : Arrays.stream(Month.values())
                        .filter(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, Texts.LOCALE)
                                .startsWith(word))
                        .findFirst();
    }
}
