package cl.juntosporlainfancia.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cl.juntosporlainfancia.language.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of offices as they come, and those that had better not have come. */
class SpreadsheetsTest {

    private static final String TEXT = "nombre,comuna\nHogar Año Nuevo,Ñuñoa\n";

    private static Table read(byte[] content) {
        return read("archivo", content, Limits.USUAL);
    }

    private static Table read(String filename, byte[] content, Limits limits) {
        try {
            return Spreadsheets.read(filename, new ByteArrayInputStream(content), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table csv(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Refused refused(byte[] content) {
        return refused("archivo", content, Limits.USUAL);
    }

    private static Refused refused(String filename, byte[] content, Limits limits) {
        return assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> read(filename, content, limits))
                .actual();
    }

    private static byte[] xlsx(Consumer<Worksheet> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Prueba", "1.0")) {
            content.accept(workbook.newWorksheet("Hoja1"));
            workbook.newWorksheet("Hoja2").value(0, 0, "otra");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withSheet(String sheet) {
        String relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return zip(Map.of(
                "[Content_Types].xml",
                bytes(
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
                "xl/workbook.xml",
                bytes("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
                        + relation + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
                "xl/_rels/workbook.xml.rels",
                bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" Type=\"" + relation
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
                "xl/worksheets/sheet1.xml",
                bytes(sheet)));
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void lettersAreReadInWhateverCharsetTheyWereWritten(String charset) {
        Table table = read(TEXT.getBytes(Charset.forName(charset)));
        assertThat(table.columns()).extracting(Table.Column::name).containsExactly("nombre", "comuna");
        assertThat(table.rows()).containsExactly(new Table.Row(2, List.of("Hogar Año Nuevo", "Ñuñoa")));
    }

    @Test
    void theMarkBeforeUtf8IsNoPartOfTheHeader() {
        assertThat(csv("\uFEFF" + TEXT).columns().get(0).name()).isEqualTo("nombre");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsTheOneThatPartsTheHeader(String separator) {
        Table table = csv("nombre" + separator + "sucursales" + separator + "\"a,b;c\"\r\n1" + separator
                + "\"Talca;Curicó, y más\"" + separator + "x\r\n");
        assertThat(table.columns()).extracting(Table.Column::name).containsExactly("nombre", "sucursales", "a,b;c");
        assertThat(table.rows().get(0).cells()).containsExactly("1", "Talca;Curicó, y más", "x");
    }

    @Test
    void linesAreThoseOfTheFileAlsoAfterRemarksEmptyLinesAndBreaksWithinQuotes() {
        Table table =
                csv("# una fuente\n\nsep=;\nnombre;nota\n\"uno\ndos\";\"dijo \"\"sí\"\"\"\n# otra; cosa\n;;\nfin;\n");
        assertThat(table.rows())
                .containsExactly(
                        new Table.Row(5, List.of("uno\ndos", "dijo \"sí\"")), new Table.Row(9, List.of("fin")));
    }

    @Test
    void quotesThatAreNeverClosedAreToldWithTheirLine() {
        Refused refused = refused(bytes("a,b\n1,2\n3,\"4\n5,6\n"));
        assertThat(refused.messageKey()).isEqualTo("spreadsheet.quote");
        assertThat(refused.arguments()).containsExactly("3");
    }

    @ParameterizedTest
    @CsvSource({"0, A", "25, Z", "26, AA", "59, BH", "701, ZZ", "702, AAA"})
    void columnsAreCalledAsASpreadsheetCallsThem(int index, String letter) {
        assertThat(Table.letterOf(index)).isEqualTo(letter);
    }

    @Test
    void cellsOfAWorkbookAreReadAsTheyAreShown() {
        byte[] file = xlsx(sheet -> {
            sheet.value(1, 1, "Texto");
            sheet.value(1, 2, "Fecha");
            sheet.value(1, 3, "Número");
            sheet.value(1, 4, "Suma");
            sheet.value(1, 5, "Bandera");
            sheet.value(3, 1, " Ñandú\u00A0");
            sheet.value(3, 2, LocalDate.of(2009, 5, 31));
            sheet.style(3, 2).format("dd-mm-yyyy").set();
            sheet.value(3, 3, 20.0);
            sheet.value(3, 4, 0.1 + 0.2);
            sheet.value(3, 5, true);
            sheet.value(4, 3, 65018488);
        });
        Table table = read(file);
        assertThat(table.columns()).contains(new Table.Column(2, "Fecha"));
        assertThat(table.columns().get(1).letter()).isEqualTo("C");
        assertThat(table.rows())
                .containsExactly(
                        new Table.Row(4, List.of("", "Ñandú", "2009-05-31", "20", "0,3", "true")),
                        new Table.Row(5, List.of("", "", "", "65018488")));
    }

    @Test
    void ofAFormulaItsValueIsReadAndRowsMayLeaveOutTheirNumber() {
        Table table = read(withSheet(sheet("<row><c t=\"inlineStr\"><is><t>Total</t></is></c></row>"
                + "<row><c><f>SUM(B1:B2)</f><v>7.0</v></c></row><row><c t=\"str\"><f>A1</f><v>hola</v></c></row>")));
        assertThat(table.rows()).containsExactly(new Table.Row(2, List.of("7")), new Table.Row(3, List.of("hola")));
    }

    @Test
    void whatWasWrittenIsReadBack() {
        byte[] file = Spreadsheets.workbook(List.of(new SheetContent(
                "Datos",
                List.of(
                        SheetContent.Column.text("Nombre", 20),
                        SheetContent.Column.number("Plazas", 10),
                        new SheetContent.Column("Desde", 12, SheetContent.Type.DATE, true)),
                List.of(
                        Arrays.asList("=1+1", 20, LocalDate.of(2026, 11, 21)),
                        Arrays.asList("2.1; 4.2", null, null)))));
        assertThat(read(file).rows())
                .containsExactly(
                        new Table.Row(2, List.of("=1+1", "20", "2026-11-21")), new Table.Row(3, List.of("2.1; 4.2")));
    }

    @Test
    void eachLimitIsToldWhenItIsPassedAndNotBefore() {
        Limits limits = new Limits(200, 2, 3, 5);
        assertThat(read("a.csv", bytes("a,b,c\n12345,2,3\n4,5,6\n"), limits).rows())
                .hasSize(2);
        assertThat(refused("a.csv", bytes("a,b,c\n1,2,3\n4,5,6\n7,8,9\n"), limits)
                        .messageKey())
                .isEqualTo("spreadsheet.rows");
        assertThat(refused("a.csv", bytes("a,b,c,d\n"), limits).messageKey()).isEqualTo("spreadsheet.columns");
        assertThat(refused("a.csv", bytes("x".repeat(201)), limits).messageKey())
                .isEqualTo("spreadsheet.bytes");
        Refused cell = refused("a.csv", bytes("a,b\n1,123456\n"), limits);
        assertThat(cell.messageKey()).isEqualTo("spreadsheet.cell");
        assertThat(cell.arguments()).containsExactly("2", "B", 5);
        assertThat(refused("a.csv", bytes("\n# nada\n"), limits).messageKey()).isEqualTo("spreadsheet.empty");
        assertThat(refused("a.csv", new byte[0], limits).messageKey()).isEqualTo("spreadsheet.empty");
    }

    @Test
    void aMillionRowsAreRefusedOnTheWay() {
        byte[] file = xlsx(sheet -> {
            for (int i = 0; i < 1_000_000; i++) {
                sheet.value(i, 0, i);
            }
        });
        assertThat(file.length).isGreaterThan(1000);
        String key = refused("filas.xlsx", file, new Limits(50_000_000, 20_000, 60, 4_000))
                .messageKey();
        assertThat(key).isIn("spreadsheet.rows", "spreadsheet.unpacked");
        assertThat(refused(withSheet(sheet("<row><c><v>1</v></c></row>".repeat(300_000))))
                        .messageKey())
                .isEqualTo("spreadsheet.rows");
    }

    @Test
    void aSmallZipThatHoldsAMountainIsRefused() {
        byte[] bomb = zip(Map.of("xl/workbook.xml", new byte[100_000_000]));
        assertThat(bomb.length).isLessThan(Limits.USUAL.bytes());
        assertThat(refused(bomb).messageKey()).isEqualTo("spreadsheet.unpacked");
    }

    @Test
    void entitiesAndCellsThatDoNotExistAreRefused() {
        assertThat(refused(withSheet("<!DOCTYPE a [<!ENTITY x \"yyyyyyyy\">]>" + sheet("")))
                        .messageKey())
                .isEqualTo("spreadsheet.broken");
        assertThat(refused(withSheet(sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")))
                        .messageKey())
                .isEqualTo("spreadsheet.broken");
        assertThat(refused(withSheet("<worksheet><sheetData><row>")).messageKey())
                .isEqualTo("spreadsheet.broken");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThat(refused(zip(Map.of("foto.txt", bytes("hola")))).messageKey()).isEqualTo("spreadsheet.neither");
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        assertThat(refused(noise).messageKey()).isEqualTo("spreadsheet.neither");
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 1, 2, 3}).messageKey())
                .isIn("spreadsheet.broken", "spreadsheet.neither");
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThat(refused(old).messageKey()).isEqualTo("spreadsheet.old");
        assertThat(refused("a.xlsx", bytes(TEXT), Limits.USUAL).messageKey()).isEqualTo("spreadsheet.broken");
        byte[] cut = xlsx(sheet -> sheet.value(0, 0, "nombre"));
        assertThat(refused(Arrays.copyOf(cut, cut.length / 2)).messageKey())
                .isIn("spreadsheet.broken", "spreadsheet.neither");
    }
}
