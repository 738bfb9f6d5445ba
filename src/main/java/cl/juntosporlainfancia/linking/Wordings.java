package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.language.Refused;
import org.jspecify.annotations.Nullable;

/** Texts that people typed: none that is blank where one is needed, none that does not fit. */
final class Wordings {

    private Wordings() {}

    /**
     * @throws Refused if it is blank ({@code linking.<field>.required}) or too long ({@code linking.<field>.tooLong})
     */
    static String required(String field, @Nullable String typed, int longest) {
        String text = optional(field, typed, longest);
        if (text == null) {
            throw new Refused(field, "linking." + field + ".required");
        }
        return text;
    }

    /** Null if it is blank. */
    static @Nullable String optional(String field, @Nullable String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.length() > longest) {
            throw new Refused(field, "linking." + field + ".tooLong", longest);
        }
        return typed.strip();
    }
}
