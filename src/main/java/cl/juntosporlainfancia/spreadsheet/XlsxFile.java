package cl.juntosporlainfancia.spreadsheet;

import cl.juntosporlainfancia.language.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of an Excel workbook.
 *
 * <p>A workbook is a zip, and a small zip may hold a mountain. So its parts are unpacked here first, up to a limit, looked through,
 * and packed anew: the library reads only what has passed.
 */
final class XlsxFile {

    private static final int MAX_UNPACKED = 64 * 1024 * 1024;
    private static final int MAX_PARTS = 2_000;
    /** Rows that have a format and no content count here, and not among those of the limits. */
    private static final int MAX_PHYSICAL_ROWS = 200_000;
    /** Three letters and seven digits; farther out the library would make room for columns that don't exist. */
    private static final Pattern CELL_REFERENCE = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");
    /** As many digits as a spreadsheet shows. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");

    private XlsxFile() {}

    static Table read(byte[] content, Limits limits) {
        Repacked safe = repacked(content);
        TableBuilder table = new TableBuilder(limits);
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                        new ByteArrayInputStream(safe.content()), new ReadingOptions(safe.hasFormats(), true));
                Stream<Row> rows = firstSheet(workbook).openStream()) {
            int line = 0;
            int physical = 0;
            int offset = 0;
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                if (++physical > MAX_PHYSICAL_ROWS) {
                    throw new Refused("file", "spreadsheet.rows", limits.rows());
                }
                // A row may leave out its number: then the library counts from 0.
                offset = physical == 1 && row.getRowNum() == 0 ? 1 : offset;
                line = Math.max(line + 1, row.getRowNum() + offset);
                table.add(line, cells(row));
            }
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
        return table.table();
    }

    private static Sheet firstSheet(ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new Refused("file", "spreadsheet.empty"));
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row.getCell(i)));
        }
        return cells;
    }

    /** The value that is shown; of a formula, the one it had when the file was saved. */
    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            if (isDate(cell)) {
                try {
                    LocalDateTime date = cell.asDate();
                    return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                            ? date.toLocalDate().toString()
                            : date.toString();
                } catch (DateTimeException e) {
                    return number.toString();
                }
            }
            BigDecimal shown = number.round(SHOWN).stripTrailingZeros();
            // With a comma, as a sheet in es-CL shows it: «1.125» would be read as more than a thousand.
            return Math.abs((long) shown.scale()) > 40 ? shown.toString() : decimal(shown);
        }
        return cell.getText();
    }

    /** Never three places: a comma before three digits looks like one that groups them. */
    private static String decimal(BigDecimal number) {
        BigDecimal clear = number.scale() == 3 ? number.setScale(4) : number;
        return clear.toPlainString().replace('.', ',');
    }

    /** A date is a number whose format shows a day or a year. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        if (format != null) {
            String bare = NOT_FORMAT.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
            return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0;
        }
        // The formats that every Excel knows without writing them down.
        return id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58);
    }

    /**
     * A workbook that has been looked through.
     *
     * @param hasFormats a workbook may come without; the library wants to be told
     */
    private record Repacked(byte[] content, boolean hasFormats) {}

    private static Repacked repacked(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        boolean workbook = false;
        boolean formats = false;
        Path file = null;
        try {
            // In a file, because a zip is told by its end: read as a stream, those that large exports write look
            // broken.
            file = Files.createTempFile("table", ".zip");
            Files.write(file, content);
            try (ZipFile zip = new ZipFile(file.toFile());
                    ZipOutputStream out = new ZipOutputStream(packed)) {
                if (zip.size() > MAX_PARTS) {
                    throw new Refused("file", "spreadsheet.unpacked");
                }
                out.setLevel(Deflater.BEST_SPEED);
                int left = MAX_UNPACKED;
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    String name = entry.getName();
                    // Pictures, macros and the like are nothing to us.
                    if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
                        continue;
                    }
                    byte[] part = unpacked(zip, entry, left);
                    left -= part.length;
                    lookThrough(part);
                    workbook |= name.endsWith("workbook.xml");
                    formats |= name.endsWith("styles.xml");
                    out.putNextEntry(new ZipEntry(name));
                    out.write(part);
                    out.closeEntry();
                }
            }
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        } finally {
            delete(file);
        }
        if (!workbook) {
            throw new Refused("file", "spreadsheet.neither");
        }
        return new Repacked(packed.toByteArray(), formats);
    }

    private static byte[] unpacked(ZipFile zip, ZipEntry entry, int limit) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] part = in.readNBytes(limit + 1);
            if (part.length > limit) {
                throw new Refused("file", "spreadsheet.unpacked");
            }
            return part;
        }
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void lookThrough(byte[] part) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new ByteArrayInputStream(part)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new XMLStreamException("a workbook has no document type");
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    String reference = xml.getAttributeValue(null, "r");
                    if (reference != null && !CELL_REFERENCE.matcher(reference).matches()) {
                        throw new XMLStreamException("no cell: " + reference);
                    }
                }
            }
        }
    }

    private static Refused unreadable(Exception cause) {
        Refused refused = new Refused("file", "spreadsheet.broken");
        refused.initCause(cause);
        return refused;
    }
}
