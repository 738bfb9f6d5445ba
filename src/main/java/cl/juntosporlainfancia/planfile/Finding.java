package cl.juntosporlainfancia.planfile;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a cell or a row.
 *
 * @param error whether it keeps the row from being taken; if not it is a notice
 * @param letter of the column, «C»; null if it is about the whole row
 * @param sentence for people
 */
public record Finding(boolean error, @Nullable String letter, String sentence) {}
