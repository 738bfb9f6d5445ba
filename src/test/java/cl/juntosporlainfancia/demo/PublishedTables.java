package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.report.Figures;
import cl.juntosporlainfancia.report.PlanReport;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.springframework.core.io.ClassPathResource;

/** Tables 11 to 16 of the external evaluation of 2020, and the program's figures in the same form. */
final class PublishedTables {

    private static final String UNKNOWN = "s/i";

    /** The dimensions of tables 11 to 15, in their order. */
    private static final List<String> DIMENSIONS =
            List.of("INSTITUTIONAL_MANAGEMENT", "CHILD_SUPPORT", "TEAM_TRAINING", "INFRASTRUCTURE", "FUNDING");

    /** As table 16 calls and orders them. */
    private static final List<String> SYNTHESIS =
            List.of("CHILD_SUPPORT", "INFRASTRUCTURE", "INSTITUTIONAL_MANAGEMENT", "TEAM_TRAINING", "FUNDING");

    private PublishedTables() {}

    /** Tables 11 to 15, a row for each standard and total: its place, then needs, planned, done, pending, removed. */
    static List<String> byStandard() {
        List<String> rows = new ArrayList<>();
        for (int table = 11; table <= 15; table++) {
            int standard = 0;
            for (Map<String, String> row : read("table-" + table)) {
                boolean total = cell(row, "estandar").equals("TOTAL");
                rows.add(String.join(
                        " ",
                        DIMENSIONS.get(table - 11),
                        total ? "TOTAL" : (table - 10) + "." + ++standard,
                        needs(cell(row, "debe_ser_trabajado")),
                        cell(row, "total_planificado"),
                        cell(row, "realizada"),
                        cell(row, "pendiente"),
                        cell(row, "eliminada")));
            }
        }
        return rows;
    }

    /** What can't be read in table 14 is «?», and what is not known «s/i». */
    private static String needs(String cell) {
        return cell.isEmpty() ? "?" : cell.equals("sin información") ? UNKNOWN : cell;
    }

    static List<String> byStandard(PlanReport report) {
        List<String> rows = new ArrayList<>();
        report.dimensions().forEach(dimension -> {
            dimension
                    .standards()
                    .forEach(standard -> rows.add(row(dimension.code(), standard.code(), standard.figures())
                            // Three needs of table 14 can't be read.
                            .replaceFirst("(?<= 4\\.[234]) \\d+", " ?")));
            rows.add(row(dimension.code(), "TOTAL", dimension.figures()));
        });
        return rows;
    }

    private static String row(String dimension, String name, Figures figures) {
        return "%s %s %s %d %d %d %d"
                .formatted(
                        dimension,
                        name,
                        figures.needs() == null ? UNKNOWN : figures.needs(),
                        figures.planned(),
                        figures.done(),
                        figures.pending(),
                        figures.removed());
    }

    /** Table 16 as its own figures give it: needs, planned, done, coverage, compliance. */
    static List<String> synthesis() {
        List<Map<String, String>> rows = read("table-16");
        List<String> synthesis = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            synthesis.add(String.join(
                    " ",
                    i < SYNTHESIS.size() ? SYNTHESIS.get(i) : "TOTAL",
                    cell(row, "necesidades"),
                    cell(row, "planificadas"),
                    cell(row, "realizadas"),
                    cell(row, "cobertura_recalculada").replaceFirst("%.*", "%"),
                    cell(row, "cumplimiento_recalculado")));
        }
        return synthesis;
    }

    static List<String> synthesis(PlanReport report) {
        List<String> rows = new ArrayList<>();
        for (String code : SYNTHESIS) {
            report.dimensions().stream()
                    .filter(dimension -> dimension.code().equals(code))
                    .forEach(dimension -> rows.add(synthesis(code, dimension.figures())));
        }
        rows.add(synthesis("TOTAL", report.total()));
        return rows;
    }

    private static String synthesis(String name, Figures figures) {
        return "%s %s %d %d %s %s"
                .formatted(
                        name,
                        figures.needs() == null ? UNKNOWN : figures.needs(),
                        figures.planned(),
                        figures.done(),
                        percent(figures.coverage()),
                        percent(figures.compliance()));
    }

    private static String percent(OptionalInt percent) {
        return percent.isPresent() ? percent.getAsInt() + "%" : UNKNOWN;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static List<Map<String, String>> read(String table) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withComments();
        try (InputStream in = new ClassPathResource("published/" + table + ".csv").getInputStream();
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(schema)
                        .readValues(in)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(table, e);
        }
    }
}
