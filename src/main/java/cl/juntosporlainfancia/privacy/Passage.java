package cl.juntosporlainfancia.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A text that somebody has typed.
 *
 * @param field as the form's record names it; empty where the form has no such field
 * @param label what the field is called on screen
 * @param namesAdults whether adults are named in it on purpose
 */
public record Passage(String field, String label, @Nullable String text, boolean namesAdults) {

    /** A text in which nobody has to be named. */
    public Passage(String field, String label, @Nullable String text) {
        this(field, label, text, false);
    }
}
