package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.spreadsheet.SheetContent;
import cl.juntosporlainfancia.spreadsheet.SheetContent.Column;
import cl.juntosporlainfancia.spreadsheet.SheetContent.Type;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The workbooks that go with an import: what to fill in, and what was found. */
@Service
public class IntakeSheets {

    private static final int NARROW = 11;
    private static final int MIDDLE = 24;
    private static final int WIDE = 40;
    private static final int TEXT = 75;

    private final Texts texts;
    private final Heading heading;
    private final Comunas comunas;
    private final Catalogue catalogue;

    IntakeSheets(Texts texts, Heading heading, Comunas comunas, Catalogue catalogue) {
        this.texts = texts;
        this.heading = heading;
        this.comunas = comunas;
        this.catalogue = catalogue;
    }

    /** An empty sheet of that kind, with what its columns mean and what they may say. */
    public byte[] template(Kind kind) {
        List<SheetContent> sheets = new ArrayList<>(List.of(rows(kind), columns(kind), comunas()));
        if (kind.fields().contains(Field.RESOURCES)) {
            sheets.add(standards());
        }
        return Spreadsheets.workbook(sheets);
    }

    private SheetContent rows(Kind kind) {
        return new SheetContent(
                texts.get("intake.sheet.rows"),
                kind.fields().stream()
                        .map(field -> new Column(
                                heading.title(kind, field),
                                width(field),
                                // Text, so that no program makes a date of «2.1» nor a number of a telephone.
                                switch (field) {
                                    case FOUNDED, INCORPORATED -> Type.DATE;
                                    case FECU, PLACES -> Type.NUMBER;
                                    default -> Type.TEXT;
                                },
                                kind.required().contains(field)))
                        .toList(),
                List.of());
    }

    private static int width(Field field) {
        return switch (field) {
            case ORGANIZATION_NAME, RESIDENCE_NAME, COMPANY_NAME, ORGANIZATION, ADDRESS, CENTRAL_ADDRESS, MISSION ->
                WIDE;
            case FECU, PLACES, COS_MEMBER, COLLABORATES -> NARROW + 2;
            case RUT, REPRESENTATIVE_RUT, FOUNDED, DEED, INCORPORATED, CODE, PHONE, REGION -> NARROW + 6;
            default -> MIDDLE;
        };
    }

    private SheetContent columns(Kind kind) {
        return new SheetContent(
                texts.get("intake.sheet.columns"),
                List.of(
                        Column.text(texts.get("intake.columns.column"), MIDDLE + 6),
                        Column.text(texts.get("intake.columns.required"), NARROW + 4),
                        Column.text(texts.get("intake.columns.hint"), TEXT),
                        Column.text(texts.get("intake.columns.example"), MIDDLE)),
                kind.fields().stream()
                        .map(field -> row(
                                heading.title(kind, field),
                                texts.get("intake.columns.required."
                                        + (kind.required().contains(field) ? "yes" : "no")),
                                heading.hint(kind, field),
                                texts.get("intake.column." + field.name() + ".example")))
                        .toList());
    }

    private SheetContent comunas() {
        return new SheetContent(
                texts.get("intake.sheet.comunas"),
                List.of(
                        Column.text(texts.get("intake.comunas.comuna"), MIDDLE),
                        Column.text(texts.get("intake.comunas.region"), MIDDLE)),
                comunas.all().stream()
                        .map(comuna -> row(comuna.name(), comuna.region()))
                        .toList());
    }

    private SheetContent standards() {
        return new SheetContent(
                texts.get("intake.sheet.standards"),
                List.of(
                        Column.text(texts.get("intake.standards.code"), NARROW),
                        Column.text(texts.get("intake.standards.standard"), WIDE),
                        Column.text(texts.get("intake.standards.dimension"), WIDE)),
                catalogue.dimensions().stream()
                        .flatMap(dimension -> dimension.standards().stream()
                                .map(standard -> row(standard.code(), standard.name(), dimension.name())))
                        .toList());
    }

    /** Everything that was found, a line for each finding, errors first; to correct the sheet beside it. */
    public byte[] findings(IntakeReport report) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (boolean errors : new boolean[] {true, false}) {
            for (RowReport row : report.rows()) {
                for (Finding finding : row.findings()) {
                    if (finding.error() == errors) {
                        rows.add(row(
                                row.line(),
                                row.name(),
                                texts.get("intake.errors.type." + (errors ? "error" : "notice")),
                                finding.letter(),
                                finding.header(),
                                finding.value(),
                                finding.sentence()));
                    }
                }
            }
        }
        return Spreadsheets.workbook(List.of(new SheetContent(
                texts.get("intake.sheet.errors"),
                List.of(
                        Column.number(texts.get("intake.errors.line"), NARROW - 3),
                        Column.text(texts.get("intake.errors.name"), WIDE),
                        Column.text(texts.get("intake.errors.type"), NARROW),
                        Column.text(texts.get("intake.errors.letter"), NARROW),
                        Column.text(texts.get("intake.errors.header"), MIDDLE),
                        Column.text(texts.get("intake.errors.value"), MIDDLE),
                        Column.text(texts.get("intake.errors.sentence"), TEXT)),
                rows)));
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
