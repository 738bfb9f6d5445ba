package cl.juntosporlainfancia.spreadsheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes CSV files: the header and the rows of a sheet. */
final class CsvText {

    private static final String MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r";

    private CsvText() {}

    static byte[] write(SheetContent sheet) {
        StringBuilder text = new StringBuilder(MARK);
        line(
                new ArrayList<>(
                        sheet.columns().stream().map(SheetContent.Column::title).toList()),
                text);
        sheet.rows().forEach(row -> line(row, text));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(List<@Nullable Object> values, StringBuilder text) {
        text.append(values.stream().map(CsvText::cell).collect(Collectors.joining(";")))
                .append("\r\n");
    }

    /** Text is always quoted; numbers are numbers. */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String text = value.toString();
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
