package cl.juntosporlainfancia.report;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.spreadsheet.SheetContent;
import cl.juntosporlainfancia.spreadsheet.SheetContent.Column;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report of the plans as a workbook: figures are numbers, what is not known is «s/i», and coverage without needs is «–». */
@Component
public class PlanReportSheets {

    private static final int WIDE = 40;
    private static final int NARROW = 14;

    private final Texts texts;
    private final BusinessCalendar calendar;

    PlanReportSheets(Texts texts, BusinessCalendar calendar) {
        this.texts = texts;
        this.calendar = calendar;
    }

    /**
     * @param words what the scope is narrowed to, as it is shown: names of an organisation, a company, a region; empty for all
     */
    public byte[] workbook(PlanReport report, Scope scope, Words words) {
        return Spreadsheets.workbook(List.of(synthesis(report), standards(report), about(report, scope, words)));
    }

    /** Names of what a scope is narrowed to; empty for all. */
    public record Words(String organization, String company, String region) {}

    private SheetContent synthesis(PlanReport report) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(texts.get("report.column.dimension"), WIDE));
        columns.addAll(figureColumns());
        columns.add(Column.number(texts.get("report.sheet.coverage"), NARROW));
        columns.add(Column.number(texts.get("report.sheet.trueCoverage"), NARROW));
        columns.add(Column.number(texts.get("report.sheet.compliance"), NARROW));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        report.dimensions().forEach(part -> rows.add(synthesis(part.name(), part.figures())));
        rows.add(synthesis(texts.get("report.total"), report.total()));
        return new SheetContent(texts.get("report.sheet.synthesis"), columns, rows);
    }

    private List<@Nullable Object> synthesis(String name, Figures figures) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(name);
        row.addAll(cells(figures));
        // That there are none is known, and is not the same as not knowing.
        String none = texts.get(figures.needs() == null ? "report.unknown" : "report.noNeeds");
        row.add(known(figures.coverage(), none));
        row.add(known(figures.trueCoverage(), none));
        row.add(known(figures.compliance(), texts.get("report.unknown")));
        return row;
    }

    private SheetContent standards(PlanReport report) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(texts.get("report.column.dimension"), WIDE));
        columns.add(Column.text(texts.get("report.sheet.code"), NARROW));
        columns.add(Column.text(texts.get("report.column.standard"), WIDE));
        columns.addAll(figureColumns());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        report.dimensions().forEach(part -> {
            part.standards()
                    .forEach(standard ->
                            rows.add(row(part.name(), standard.code(), standard.name(), standard.figures())));
            rows.add(row(part.name(), null, texts.get("report.total"), part.figures()));
        });
        return new SheetContent(texts.get("report.sheet.standards"), columns, rows);
    }

    private List<@Nullable Object> row(String dimension, @Nullable String code, String name, Figures figures) {
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(dimension, code, name));
        row.addAll(cells(figures));
        return row;
    }

    private List<Column> figureColumns() {
        return List.of(
                Column.number(texts.get("report.column.needs"), NARROW),
                Column.number(texts.get("report.column.answered"), NARROW),
                Column.number(texts.get("report.column.planned"), NARROW),
                Column.number(texts.get("report.column.done"), NARROW),
                Column.number(texts.get("report.column.pending"), NARROW),
                Column.number(texts.get("report.column.removed"), NARROW));
    }

    private List<@Nullable Object> cells(Figures figures) {
        Object unknown = texts.get("report.unknown");
        return Arrays.asList(
                figures.needs() == null ? unknown : figures.needs(),
                figures.needs() == null ? unknown : figures.answered(),
                figures.planned(),
                figures.done(),
                figures.pending(),
                figures.removed());
    }

    private static Object known(OptionalInt percent, String otherwise) {
        return percent.isPresent() ? percent.getAsInt() : otherwise;
    }

    /** What was counted, and when. */
    private SheetContent about(PlanReport report, Scope scope, Words words) {
        String all = texts.get("report.all");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList(texts.get("report.sheet.madeOn"), calendar.today()));
        rows.add(Arrays.asList(texts.get("report.filter.organization"), orAll(words.organization(), all)));
        rows.add(Arrays.asList(texts.get("report.filter.company"), orAll(words.company(), all)));
        rows.add(Arrays.asList(texts.get("report.filter.region"), orAll(words.region(), all)));
        rows.add(Arrays.asList(
                texts.get("report.filter.from"),
                scope.from() == null ? texts.get("report.sheet.fromStart") : scope.from()));
        rows.add(Arrays.asList(
                texts.get("report.filter.to"), scope.to() == null ? texts.get("report.sheet.toToday") : scope.to()));
        rows.add(Arrays.asList(texts.get("report.sheet.alliances"), report.alliances()));
        rows.add(Arrays.asList(texts.get("report.sheet.residences"), report.residences()));
        return new SheetContent(
                texts.get("report.sheet.about"),
                List.of(
                        Column.text(texts.get("report.sheet.what"), WIDE),
                        new Column(texts.get("report.sheet.value"), WIDE, SheetContent.Type.NUMBER, false)),
                rows);
    }

    private static String orAll(String name, String all) {
        return name.isEmpty() ? all : name;
    }
}
