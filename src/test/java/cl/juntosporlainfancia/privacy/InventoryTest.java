package cl.juntosporlainfancia.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.ApplicationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the inventory of personal data to the real schema, and {@code docs/datos-personales.md} to the inventory. Run with
 * {@code -Dupdate.docs=true} to write it anew.
 */
@ApplicationTest
class InventoryTest {

    private static final Path DOCS = Path.of("docs", "datos-personales.md");
    private static final String WORDS =
            "('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY', 'inet', 'xml', 'name')";

    /** How the engine calls who did, has or owns something. */
    private static final String ENGINE =
            "(column_name like '%user_id_' or column_name like '%assigne%_' or column_name = 'owner_'"
                    + " or column_name in ('first_', 'last_', 'email_', 'pwd_', 'salt_', 'picture_id_', 'password_')"
                    + " or (table_name = 'act_id_user' and column_name = 'id_'))"
                    + " and column_name <> 'assignee_hash_'";

    @Autowired
    Inventory inventory;

    @Autowired
    JdbcClient jdbc;

    private Set<String> columns(String schema, String condition) {
        return new TreeSet<>(jdbc.sql("select c.table_name || '.' || c.column_name from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where table_schema = ? and t.table_type = 'BASE TABLE' and c.table_name <> 'flyway_schema_history'"
                        + " and " + condition)
                .param(schema)
                .query(String.class)
                .list());
    }

    @Test
    @DisplayName("every column that can hold words is in the inventory, or listed as one without personal data")
    void everyColumnOfOurs() throws IOException {
        Set<String> present = columns("juntos", "c.data_type in " + WORDS);
        assertThat(present).hasSizeGreaterThan(250);
        Set<String> listed = inventory.own().stream()
                .map(column -> column.table() + "." + column.column())
                .collect(Collectors.toCollection(TreeSet::new));
        List<List<String>> without = Inventory.rows("no-personal-data.csv", 2);
        assertThat(without).noneMatch(row -> row.get(1).isBlank());
        Set<String> innocent = without.stream().map(row -> row.get(0)).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>(present);
        unknown.removeAll(listed);
        unknown.removeIf(name -> innocent.contains(name) || innocent.contains("*" + name.substring(name.indexOf('.'))));
        assertThat(unknown).as("columns that nobody has thought of").isEmpty();
        assertThat(listed).as("columns that are no more").isSubsetOf(present);
    }

    @Test
    @DisplayName("every column in which the engine has a login or a name is in the inventory")
    void everyColumnOfTheEngine() {
        Set<String> present =
                columns("public", ENGINE.replace("column_name", "c.column_name").replace("table_name", "c.table_name"));
        assertThat(present).hasSizeGreaterThan(15);
        Set<String> listed = inventory.engine().stream()
                .map(column -> column.table().substring("public.".length()) + "." + column.column())
                .collect(Collectors.toSet());
        assertThat(listed).containsAll(present);
        assertThat(columns("public", "true")).containsAll(listed);
    }

    @Test
    @DisplayName("what is kept of an erased person says why, and nothing else does")
    void keptForAReason() {
        assertThat(inventory.columns())
                .allMatch(column -> (column.erasure() == Inventory.Erasure.KEEP)
                        != column.why().isBlank())
                .noneMatch(column -> column.label().isBlank()
                        || column.whose().isBlank()
                        || column.purpose().isBlank()
                        || column.basis().isBlank()
                        || column.kept().isBlank());
    }

    @Test
    @DisplayName("the documentation is the inventory's")
    void documentation() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(DOCS, expected);
        }
        assertThat(Files.readString(DOCS)).isEqualTo(expected);
    }

    private String document() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.addAll(Files.readAllLines(Path.of("src/main/resources/privacy/preface.md")));
        Map<String, List<Inventory.Column>> byTable = new LinkedHashMap<>();
        inventory.columns().forEach(column -> byTable.computeIfAbsent(column.table(), table -> new ArrayList<>())
                .add(column));
        lines.add("");
        lines.add("## Qué se guarda, para qué y hasta cuándo");
        lines.add("");
        lines.add(
                "| Dónde (tabla, columna) | Qué es | De quién | Para qué | Base | Se guarda | Al borrar a la persona |");
        lines.add("|---|---|---|---|---|---|---|");
        byTable.forEach(
                (table, columns) -> columns.forEach(column -> lines.add("| `%s.%s` | %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                table,
                                column.column(),
                                column.label(),
                                column.whose(),
                                column.purpose(),
                                column.basis(),
                                column.kept(),
                                erasure(column)))));
        lines.add("");
        lines.add("## Qué se borra solo, todos los días");
        lines.add("");
        lines.add("| Qué | Después de | Qué pasa |");
        lines.add("|---|---|---|");
        Retention.read()
                .forEach(rule ->
                        lines.add("| %s | %s | %s |".formatted(rule.what(), period(rule.after()), rule.then())));
        return String.join("\n", lines) + "\n";
    }

    private static String period(java.time.Period period) {
        return period.toTotalMonths() > 0
                ? period.toTotalMonths() + " meses"
                : period.getDays() == 1 ? "1 día" : period.getDays() + " días";
    }

    private static String erasure(Inventory.Column column) {
        return switch (column.erasure()) {
            case BLANK -> "queda vacío";
            case PSEUDONYM -> "queda el seudónimo";
            case REDACT -> "lo que la nombra se reemplaza por el seudónimo";
            case DELETE -> "se borra la fila";
            case KEEP -> "se conserva: " + column.why();
        };
    }
}
