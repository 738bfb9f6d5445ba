package cl.juntosporlainfancia.spreadsheet;

import java.util.List;

/**
 * What a file says: a header, and the rows under it. Rows without any content are left out.
 *
 * @param columns those that have a name, from left to right
 * @param rows from top to bottom
 */
public record Table(List<Column> columns, List<Row> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param index from 0
     * @param name as the header writes it
     */
    public record Column(int index, String name) {

        /** «A», «B» … «Z», «AA»: as a spreadsheet calls it. */
        public String letter() {
            return letterOf(index);
        }
    }

    /**
     * A row.
     *
     * @param line where it begins in the file, from 1
     * @param cells as text without blanks around it, dates as 2026-11-21, numbers with a point and no trailing zeros; may be
     *     shorter or longer than the header
     */
    public record Row(int line, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** What stands in that column; empty if nothing does. */
        public String cell(Column column) {
            return cell(column.index());
        }

        /** What stands in the column of that index; empty if nothing does. */
        public String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }
    }

    /** What a spreadsheet calls the column of that index, counted from 0. */
    public static String letterOf(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
