package cl.juntosporlainfancia.planfile;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.spreadsheet.SheetContent;
import cl.juntosporlainfancia.spreadsheet.SheetContent.Column;
import cl.juntosporlainfancia.spreadsheet.SheetContent.Type;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.Amount;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlannedActivity;
import cl.juntosporlainfancia.workplan.WorkPlan;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes a plan as the manual's template (annex 7.2): a row for each activity, and for each month its money and its hours. */
@Service
public class PlanWorkbooks {

    private static final int NARROW = 8;
    private static final int AMOUNT = 11;
    private static final int DATE = 12;
    private static final int MIDDLE = 22;
    private static final int WIDE = 36;

    /** What stays in view while one looks at a late month: the area, the standard and the activity. */
    private static final int FROZEN = 3;

    private final WorkPlans plans;
    private final Catalogue catalogue;
    private final Texts texts;

    PlanWorkbooks(WorkPlans plans, Catalogue catalogue, Texts texts) {
        this.plans = plans;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    /** An activity as a row. */
    private record Row(
            String standard,
            @Nullable String secondDimension,
            String description,
            @Nullable String objective,
            @Nullable String indicator,
            LocalDate startsOn,
            LocalDate endsOn,
            SortedMap<YearMonth, Amount> months,
            @Nullable String companyPeople,
            @Nullable String residencePeople,
            Funding funding,
            @Nullable String state) {}

    /**
     * An agreed version, with what became of each activity.
     *
     * @throws NoSuchElementException if there is none of that number
     */
    @Transactional(readOnly = true)
    public byte[] version(AllianceView alliance, int number) {
        WorkPlan plan = plans.version(alliance.code(), number)
                .orElseThrow(() -> new NoSuchElementException("work plan version " + number));
        List<Row> rows = plan.activities().stream().map(this::row).toList();
        return workbook(
                texts.get("planfile.title.version", alliance.residenceName(), alliance.companyName(), number),
                months(plan.startsOn(), plan.endsOn(), rows),
                rows,
                true);
    }

    /** The plan that is being built. */
    public byte[] draft(AllianceView alliance, PlanSheet plan) {
        List<Row> rows = plan.activities().stream().map(PlanWorkbooks::row).toList();
        return workbook(draftTitle(alliance, plan), months(plan.startsOn(), plan.endsOn(), rows), rows, false);
    }

    /** An empty sheet with the months of the plan that is being built. */
    public byte[] template(AllianceView alliance, PlanSheet plan) {
        return workbook(draftTitle(alliance, plan), plan.gantt(), List.of(), false);
    }

    private String draftTitle(AllianceView alliance, PlanSheet plan) {
        return texts.get("planfile.title.draft", alliance.residenceName(), alliance.companyName(), plan.number());
    }

    private Row row(Activity activity) {
        return new Row(
                activity.standard(),
                activity.secondDimension(),
                activity.description(),
                activity.objective(),
                activity.indicator(),
                activity.startsOn(),
                activity.endsOn(),
                activity.months(),
                activity.companyPeople(),
                activity.residencePeople(),
                activity.funding(),
                texts.of(activity.state()));
    }

    private static Row row(PlannedActivity activity) {
        return new Row(
                activity.standard(),
                activity.secondDimension(),
                activity.description(),
                activity.objective(),
                activity.indicator(),
                activity.startsOn(),
                activity.endsOn(),
                activity.months(),
                activity.companyPeople(),
                activity.residencePeople(),
                activity.funding(),
                null);
    }

    /** Those of the Gantt, and any beyond it in which something is planned. */
    private static List<YearMonth> months(LocalDate startsOn, LocalDate endsOn, List<Row> rows) {
        TreeSet<YearMonth> months = new TreeSet<>();
        for (YearMonth month = YearMonth.from(startsOn);
                !month.isAfter(YearMonth.from(endsOn));
                month = month.plusMonths(1)) {
            months.add(month);
        }
        rows.forEach(row -> months.addAll(row.months().keySet()));
        return List.copyOf(months);
    }

    private byte[] workbook(String title, List<YearMonth> months, List<Row> rows, boolean states) {
        List<Column> columns = new ArrayList<>();
        columns.add(column(PlanColumn.AREA, MIDDLE, Type.TEXT, true));
        columns.add(column(PlanColumn.STANDARD, MIDDLE, Type.TEXT, true));
        columns.add(column(PlanColumn.ACTIVITY, WIDE, Type.TEXT, true));
        columns.add(column(PlanColumn.OBJECTIVE, WIDE, Type.TEXT, false));
        columns.add(column(PlanColumn.INDICATOR, WIDE, Type.TEXT, false));
        columns.add(column(PlanColumn.STARTS_ON, DATE, Type.DATE, true));
        columns.add(column(PlanColumn.ENDS_ON, DATE, Type.DATE, true));
        for (YearMonth month : months) {
            String name = texts.month(month.atDay(1));
            columns.add(new Column(texts.get("planfile.column.money", name), AMOUNT, Type.AMOUNT, false));
            columns.add(new Column(texts.get("planfile.column.hours", name), NARROW, Type.AMOUNT, false));
        }
        columns.add(column(PlanColumn.COMPANY_PEOPLE, MIDDLE, Type.TEXT, false));
        columns.add(column(PlanColumn.RESIDENCE_PEOPLE, MIDDLE, Type.TEXT, false));
        columns.add(column(PlanColumn.FUNDING, MIDDLE, Type.TEXT, false));
        columns.add(column(PlanColumn.SECOND_AREA, MIDDLE, Type.TEXT, false));
        if (states) {
            columns.add(column(PlanColumn.STATE, DATE, Type.TEXT, false));
        }
        return Spreadsheets.workbook(List.of(new SheetContent(
                texts.get("planfile.sheet"),
                List.of(title, texts.get("planfile.hint")),
                columns,
                FROZEN,
                rows.stream().map(row -> cells(row, months, states)).toList())));
    }

    private Column column(PlanColumn column, int width, Type type, boolean strong) {
        return new Column(texts.get("planfile.column." + column), width, type, strong);
    }

    private List<@Nullable Object> cells(Row row, List<YearMonth> months, boolean states) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(area(row.standard()));
        cells.add(texts.get(
                "planfile.standard",
                row.standard(),
                catalogue.standard(row.standard()).name()));
        cells.add(row.description());
        cells.add(row.objective());
        cells.add(row.indicator());
        cells.add(row.startsOn());
        cells.add(row.endsOn());
        for (YearMonth month : months) {
            Amount amount = row.months().get(month);
            cells.add(amount == null || amount.clp() == 0 ? null : amount.clp());
            cells.add(amount == null || amount.hours() == 0 ? null : amount.hours());
        }
        cells.add(row.companyPeople());
        cells.add(row.residencePeople());
        cells.add(texts.get("planfile.funding." + row.funding()));
        cells.add(dimension(row.secondDimension()));
        if (states) {
            cells.add(row.state());
        }
        return cells;
    }

    private String area(String standard) {
        return catalogue.hasStandard(standard)
                ? catalogue.dimensionOf(standard).name()
                : texts.get("planfile.area.beside");
    }

    private @Nullable String dimension(@Nullable String code) {
        return catalogue.dimensions().stream()
                .filter(dimension -> dimension.code().equals(code))
                .map(Dimension::name)
                .findFirst()
                .orElse(null);
    }
}
