package cl.juntosporlainfancia.spreadsheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet to be written: a header that stays in view, and rows.
 *
 * @param name at most 31 characters, none of {@code []:*?/\}
 * @param titles what stands above the header, a line each
 * @param frozen how many columns stay in view, from the left
 * @param rows each with one value per column: text, a whole or decimal number, a date, or null
 */
public record SheetContent(
        String name, List<String> titles, List<Column> columns, int frozen, List<List<@Nullable Object>> rows) {

    /** Without titles, and with no column that stays in view. */
    public SheetContent(String name, List<Column> columns, List<List<@Nullable Object>> rows) {
        this(name, List.of(), columns, 0, rows);
    }

    /** How the cells of a column are typed, also those that are still empty. */
    public enum Type {
        TEXT,
        NUMBER,
        /** Whole, with its thousands apart. */
        AMOUNT,
        DATE
    }

    /**
     * A column.
     *
     * @param title its header
     * @param width in characters
     * @param strong whether its header stands out, as one that has to be filled in
     */
    public record Column(String title, int width, Type type, boolean strong) {

        public static Column text(String title, int width) {
            return new Column(title, width, Type.TEXT, false);
        }

        public static Column number(String title, int width) {
            return new Column(title, width, Type.NUMBER, false);
        }
    }
}
