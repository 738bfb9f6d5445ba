package cl.juntosporlainfancia.intake;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a cell or a row.
 *
 * @param error whether it keeps the row from being taken; if not it is a notice
 * @param letter of the column, «C»; null if it is about the whole row
 * @param header of the column as the file writes it
 * @param value what stands there
 * @param sentence for people
 */
public record Finding(
        boolean error,
        @Nullable String letter,
        @Nullable String header,
        @Nullable String value,
        String sentence) {}
