package cl.juntosporlainfancia.planfile;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.spreadsheet.Table;
import cl.juntosporlainfancia.workplan.PlanSheet;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which column says what. The header may have titles above it, and its months in the line below, as in the manual's template.
 */
final class PlanHeader {

    /** Lines in which the header is looked for. */
    private static final int SEARCHED = 20;

    private static final Pattern ISO_MONTH = Pattern.compile("(\\d{4})-(\\d{2})(-\\d{2}.*)?");
    private static final int CENTURY = 2000;

    /**
     * A column of a month.
     *
     * @param month null if it is none of the plan's
     */
    record MonthColumn(int index, String title, @Nullable YearMonth month, Amounts.Unit unit) {}

    /** What the name of a month says; the manual's template says no year. */
    record NamedMonth(Month month, @Nullable Integer year, Amounts.Unit unit) {}

    private final Map<PlanColumn, Integer> columns;
    private final Map<PlanColumn, String> titles;
    private final List<MonthColumn> months;
    private final List<Table.Row> rows;

    private PlanHeader(
            Map<PlanColumn, Integer> columns,
            Map<PlanColumn, String> titles,
            List<MonthColumn> months,
            List<Table.Row> rows) {
        this.columns = columns;
        this.titles = titles;
        this.months = months;
        this.rows = rows;
    }

    /** @throws Refused about the field {@code file}, if no line names the activity and its area or standard */
    static PlanHeader find(Table table, PlanSheet plan, Texts texts) {
        List<Table.Row> all = new ArrayList<>();
        all.add(firstRow(table));
        all.addAll(table.rows());
        Map<String, PlanColumn> names = names(texts);
        for (int i = 0; i < Math.min(all.size(), SEARCHED); i++) {
            Map<PlanColumn, Integer> columns = new EnumMap<>(PlanColumn.class);
            Map<PlanColumn, String> titles = new EnumMap<>(PlanColumn.class);
            List<String> cells = all.get(i).cells();
            for (int c = 0; c < cells.size(); c++) {
                PlanColumn column = names.get(Words.key(cells.get(c)));
                if (column != null && columns.putIfAbsent(column, c) == null) {
                    titles.put(column, cells.get(c));
                }
            }
            if (columns.containsKey(PlanColumn.ACTIVITY)
                    && (columns.containsKey(PlanColumn.AREA) || columns.containsKey(PlanColumn.STANDARD))) {
                int first = i + 1;
                List<MonthColumn> months = months(all.get(i), columns, plan);
                if (months.isEmpty() && first < all.size()) {
                    months = months(all.get(first), columns, plan);
                    first += months.isEmpty() ? 0 : 1;
                }
                return new PlanHeader(columns, titles, months, all.subList(first, all.size()));
            }
        }
        throw new Refused("file", "planfile.header.unknown");
    }

    /** What the table takes for its header: to us it may be a title. */
    private static Table.Row firstRow(Table table) {
        int width = table.columns().stream().mapToInt(Table.Column::index).max().orElse(-1) + 1;
        List<String> cells = new ArrayList<>(Collections.nCopies(width, ""));
        table.columns().forEach(column -> cells.set(column.index(), column.name()));
        return new Table.Row(1, cells);
    }

    private static Map<String, PlanColumn> names(Texts texts) {
        Map<String, PlanColumn> names = new HashMap<>();
        for (PlanColumn column : PlanColumn.values()) {
            names.put(Words.key(texts.get("planfile.column." + column)), column);
            Arrays.stream(texts.get("planfile.column." + column + ".also").split(","))
                    .forEach(name -> names.putIfAbsent(Words.key(name), column));
        }
        return names;
    }

    private static List<MonthColumn> months(Table.Row row, Map<PlanColumn, Integer> columns, PlanSheet plan) {
        List<MonthColumn> months = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int c = 0; c < row.cells().size(); c++) {
            String title = row.cell(c);
            Optional<NamedMonth> named = columns.containsValue(c) ? Optional.empty() : month(title);
            if (named.isPresent()) {
                Month month = named.get().month();
                Integer year = named.get().year();
                int time = seen.merge(month + " " + named.get().unit(), 1, Integer::sum);
                YearMonth at = plan.gantt().stream()
                        .filter(each -> each.getMonth() == month)
                        .filter(each -> year == null || each.getYear() == year)
                        .skip(year == null ? time - 1L : 0)
                        .findFirst()
                        .orElse(null);
                months.add(new MonthColumn(c, title, at, named.get().unit()));
            }
        }
        return months;
    }

    /** «Dic», «dic 2026», «dic 2026 $», «Diciembre 26 (h)», 2026-12-01. */
    static Optional<NamedMonth> month(String title) {
        Matcher iso = ISO_MONTH.matcher(title);
        if (iso.matches()) {
            int number = Integer.parseInt(iso.group(2));
            return number < 1 || number > 12
                    ? Optional.empty()
                    : Optional.of(new NamedMonth(Month.of(number), Integer.valueOf(iso.group(1)), Amounts.Unit.EITHER));
        }
        List<String> words = Words.of(title);
        Month month = words.isEmpty() ? null : Words.month(words.get(0)).orElse(null);
        if (month == null) {
            return Optional.empty();
        }
        Integer year = null;
        Amounts.Unit unit = title.contains("$") ? Amounts.Unit.MONEY : Amounts.Unit.EITHER;
        for (String word : words.subList(1, words.size())) {
            switch (word) {
                case "h", "hr", "hrs", "hora", "horas", "voluntariado" -> unit = Amounts.Unit.HOURS;
                case "clp", "peso", "pesos", "dinero", "monto" -> unit = Amounts.Unit.MONEY;
                case "de", "del", "en" -> {}
                default -> {
                    if (!word.matches("\\d{2}|\\d{4}") || year != null) {
                        return Optional.empty();
                    }
                    year = Integer.parseInt(word) + (word.length() == 2 ? CENTURY : 0);
                }
            }
        }
        return Optional.of(new NamedMonth(month, year, unit));
    }

    List<Table.Row> rows() {
        return rows;
    }

    List<MonthColumn> months() {
        return months;
    }

    /** Empty if there is no such column, or nothing in it. */
    String cell(Table.Row row, PlanColumn column) {
        Integer index = columns.get(column);
        return index == null ? "" : row.cell(index);
    }

    /** Whether it says nothing but an area: the manual's template has one such row for each. */
    boolean isBlank(Table.Row row) {
        return columns.keySet().stream()
                        .filter(column -> column != PlanColumn.AREA)
                        .allMatch(column -> cell(row, column).isEmpty())
                && months.stream().allMatch(month -> row.cell(month.index()).isEmpty());
    }

    /** What a spreadsheet calls the column; null if the sheet does not have it. */
    @Nullable
    String letter(PlanColumn column) {
        Integer index = columns.get(column);
        return index == null ? null : Table.letterOf(index);
    }

    /** As the sheet writes it; empty if it does not have it. */
    String title(PlanColumn column) {
        return titles.getOrDefault(column, "");
    }
}
