package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.spreadsheet.Limits;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import cl.juntosporlainfancia.spreadsheet.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Where personal data can stand, what for, how long, and what becomes of it: {@code privacy/inventory.csv}. */
@Component
public class Inventory {

    /** What of a person stands there. */
    public enum Kind {
        LOGIN,
        NAME,
        MAIL,
        PHONE,
        RUT,
        /** Words that may name somebody. */
        TEXT,
        /** Where somebody is. */
        ADDRESS,
        /** A file, kept whole. */
        DOCUMENT,
        /** From where somebody acted. */
        NETWORK,
        /** What nobody is shown, its owner neither. */
        SECRET,
        PSEUDONYM
    }

    /** What becomes of it when the person is erased. */
    public enum Erasure {
        /** Nothing stays in its place. */
        BLANK,
        /** The pseudonym stands in its place. */
        PSEUDONYM,
        /** Of the words around it, those that name the person become the pseudonym. */
        REDACT,
        /** The whole row goes. */
        DELETE,
        /** It stays, for a reason. */
        KEEP
    }

    /**
     * A column.
     *
     * @param table of schema juntos, unless it says «public.», where the engine has its own
     * @param label what it is, for people
     * @param why it is kept; empty if it is not
     */
    public record Column(
            String table,
            String column,
            Kind kind,
            String label,
            String whose,
            String purpose,
            String basis,
            String kept,
            Erasure erasure,
            String why) {

        /** Whether the engine owns it. */
        public boolean isEngine() {
            return table.startsWith("public.");
        }

        String qualified() {
            return isEngine() ? table : "juntos." + table;
        }
    }

    private final List<Column> columns;

    Inventory() throws IOException {
        this.columns = read();
    }

    static List<Column> read() throws IOException {
        List<Column> columns = new ArrayList<>();
        for (List<String> cells : rows("inventory.csv", 10)) {
            columns.add(new Column(
                    cells.get(0),
                    cells.get(1),
                    Kind.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6),
                    cells.get(7),
                    Erasure.valueOf(cells.get(8).toUpperCase(Locale.ROOT)),
                    cells.get(9)));
        }
        return List.copyOf(columns);
    }

    /** The rows of a file beside the inventory, without comments and header, each with so many cells. */
    static List<List<String>> rows(String file, int width) throws IOException {
        try (InputStream in = Inventory.class.getResourceAsStream("/privacy/" + file)) {
            if (in == null) {
                throw new IOException("no resource privacy/" + file);
            }
            Table table = Spreadsheets.read(file, in, new Limits(1024 * 1024, 1_000, 20, 2_000));
            List<List<String>> rows = new ArrayList<>();
            for (Table.Row row : table.rows()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    cells.add(row.cell(i));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    /** All, in the file's order. */
    public List<Column> columns() {
        return columns;
    }

    /** Those of our own tables. */
    List<Column> own() {
        return columns.stream().filter(column -> !column.isEngine()).toList();
    }

    /** Those of the engine's tables. */
    public List<Column> engine() {
        return columns.stream().filter(Column::isEngine).toList();
    }
}
