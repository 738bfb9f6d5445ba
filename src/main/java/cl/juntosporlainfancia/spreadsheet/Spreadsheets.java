package cl.juntosporlainfancia.spreadsheet;

import cl.juntosporlainfancia.language.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** Reads tables from files that people hand in, and writes the files that they get. */
public final class Spreadsheets {

    private static final int[] ZIP = {'P', 'K'};
    /** What begins an Excel file of before 2007, and one that is locked with a password. */
    private static final int[] COMPOUND = {0xD0, 0xCF, 0x11, 0xE0};

    private Spreadsheets() {}

    /**
     * Reads the table of a CSV file or the first sheet of an XLSX workbook; which of them it is, its content tells.
     *
     * @param filename for the sentence of a refusal
     * @throws Refused about the field {@code file}, if it can't be read or goes over a limit
     * @throws IOException if the stream fails
     */
    public static Table read(String filename, InputStream in, Limits limits) throws IOException {
        byte[] content = in.readNBytes(limits.bytes() + 1);
        if (content.length > limits.bytes()) {
            throw new Refused("file", "spreadsheet.bytes", limits.bytes() / 1024 / 1024);
        }
        if (content.length == 0) {
            throw new Refused("file", "spreadsheet.empty");
        }
        if (begins(content, ZIP)) {
            return XlsxFile.read(content, limits);
        }
        if (begins(content, COMPOUND)) {
            throw new Refused("file", "spreadsheet.old");
        }
        String name = filename.toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
            throw new Refused("file", "spreadsheet.broken");
        }
        return CsvFile.read(content, limits);
    }

    /** An XLSX workbook of these sheets. */
    public static byte[] workbook(List<SheetContent> sheets) {
        return WorkbookFile.write(sheets);
    }

    /**
     * The rows of a sheet as a CSV file, as an office in Chile opens it: in UTF-8 with its mark, semicolons between the values. What a
     * program would take for a formula begins with an apostrophe.
     */
    public static byte[] csv(SheetContent sheet) {
        return CsvText.write(sheet);
    }

    private static boolean begins(byte[] content, int[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (content.length <= i || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
