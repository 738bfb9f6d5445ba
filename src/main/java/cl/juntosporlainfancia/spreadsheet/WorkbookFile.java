package cl.juntosporlainfancia.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes XLSX workbooks. Text is always written as text: what begins with «=» is no formula. */
final class WorkbookFile {

    private static final String TEAL = "0F6E6E";
    private static final String PALE_TEAL = "E3F0EF";
    private static final String INK = "1F2A37";
    private static final String WHITE = "FFFFFF";
    private static final String DATE_FORMAT = "dd-mm-yyyy";
    private static final String AMOUNT_FORMAT = "#,##0";

    private WorkbookFile() {}

    static byte[] write(List<SheetContent> sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Juntos", "1.0")) {
            for (SheetContent sheet : sheets) {
                write(sheet, workbook.newWorksheet(sheet.name()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(SheetContent sheet, Worksheet worksheet) {
        int header = sheet.titles().size();
        for (int c = 0; c < sheet.columns().size(); c++) {
            SheetContent.Column column = sheet.columns().get(c);
            worksheet.width(c, column.width());
            switch (column.type()) {
                case TEXT -> worksheet.style(c).format("@").set();
                case DATE -> worksheet.style(c).format(DATE_FORMAT).set();
                case AMOUNT -> worksheet.style(c).format(AMOUNT_FORMAT).set();
                case NUMBER -> {}
            }
            worksheet.value(header, c, column.title());
            worksheet
                    .style(header, c)
                    .bold()
                    .fontColor(column.strong() ? WHITE : INK)
                    .fillColor(column.strong() ? TEAL : PALE_TEAL)
                    .wrapText(true)
                    .verticalAlignment("center")
                    .set();
        }
        for (int t = 0; t < header; t++) {
            worksheet.value(t, 0, sheet.titles().get(t));
            worksheet.style(t, 0).bold().fontColor(INK).wrapText(false).set();
        }
        worksheet.freezePane(sheet.frozen(), header + 1);
        for (int r = 0; r < sheet.rows().size(); r++) {
            List<@Nullable Object> row = sheet.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                write(worksheet, header + 1 + r, c, sheet.columns().get(c).type(), row.get(c));
            }
        }
    }

    private static void write(
            Worksheet worksheet, int row, int column, SheetContent.Type type, @Nullable Object value) {
        if (value instanceof Number number) {
            worksheet.value(row, column, number);
            if (type == SheetContent.Type.AMOUNT) {
                worksheet.style(row, column).format(AMOUNT_FORMAT).set();
            }
            worksheet.style(row, column).verticalAlignment("top").set();
        } else if (value instanceof LocalDate date) {
            worksheet.value(row, column, date);
            worksheet
                    .style(row, column)
                    .format(DATE_FORMAT)
                    .verticalAlignment("top")
                    .set();
        } else if (value != null) {
            worksheet.value(row, column, value.toString());
            worksheet
                    .style(row, column)
                    .format("@")
                    .wrapText(true)
                    .verticalAlignment("top")
                    .set();
        }
    }
}
