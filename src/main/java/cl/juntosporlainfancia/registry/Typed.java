package cl.juntosporlainfancia.registry;

import org.jspecify.annotations.Nullable;

/** What people type, without the blanks around it. */
final class Typed {

    private Typed() {}

    /** On one line, without control characters and without blanks around it; empty for nothing. */
    static String line(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replaceAll("[\\s\\u00A0]+", " ")
                        .replaceAll("\\p{Cc}", "")
                        .strip();
    }

    /** As {@link #line}; null where nothing is left. */
    static @Nullable String lineOrNull(@Nullable String typed) {
        String line = line(typed);
        return line.isEmpty() ? null : line;
    }
}
