package cl.juntosporlainfancia.spreadsheet;

import cl.juntosporlainfancia.language.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes rows as they are read and refuses what goes over the limits, before more of it is read. */
final class TableBuilder {

    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\u00A0\\uFEFF]+|[\\s\\u00A0]+$");

    private final Limits limits;
    private final List<Table.Row> rows = new ArrayList<>();
    private @Nullable List<Table.Column> columns;

    TableBuilder(Limits limits) {
        this.limits = limits;
    }

    /** The next row; the first one with content is the header. */
    void add(int line, List<String> typed) {
        List<String> cells = new ArrayList<>(Math.min(typed.size(), limits.columns()));
        for (int i = 0; i < typed.size(); i++) {
            String cell = BLANKS_AROUND.matcher(typed.get(i)).replaceAll("");
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= limits.columns()) {
                throw new Refused("file", "spreadsheet.columns", limits.columns());
            }
            if (cell.length() > limits.characters()) {
                throw new Refused(
                        "file", "spreadsheet.cell", String.valueOf(line), Table.letterOf(i), limits.characters());
            }
            while (cells.size() < i) {
                cells.add("");
            }
            cells.add(cell);
        }
        if (cells.isEmpty()) {
            return;
        }
        if (columns == null) {
            columns = header(cells);
        } else if (rows.size() == limits.rows()) {
            throw new Refused("file", "spreadsheet.rows", limits.rows());
        } else {
            rows.add(new Table.Row(line, cells));
        }
    }

    private static List<Table.Column> header(List<String> cells) {
        List<Table.Column> columns = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                columns.add(new Table.Column(i, cells.get(i)));
            }
        }
        return columns;
    }

    Table table() {
        if (columns == null) {
            throw new Refused("file", "spreadsheet.empty");
        }
        return new Table(columns, rows);
    }
}
