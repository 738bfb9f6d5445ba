package cl.juntosporlainfancia.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/**
 * Who may go through which door, and who sees and does which human task: {@code access/matrix.csv}, the only place where that is
 * written. {@link WebSecurity} opens the doors by it and shuts every other; a test calls each cell.
 */
public final class AccessMatrix {

    private static final String FILE = "access/matrix.csv";
    private static final int FIRST_ROLE = 4;

    /** What a row is about. */
    public enum Kind {
        PAGE,
        DOWNLOAD,
        /** What a page's program or another program asks. */
        REST,
        /** Files that are the same for everybody. */
        STATIC,
        /** A human task of a model. */
        TASK
    }

    /** What a role may. */
    public enum Right {
        /** It sees and does all. */
        ALLOWED,
        /** It does so with what is its own: its party's alliances, the tasks of its groups. */
        OWN,
        /** Of a task: it sees it and cannot take it. */
        SEES,
        DENIED
    }

    /**
     * @param kind what it is
     * @param method the request's, or {@code *} for any; empty for a task
     * @param path the door's path as a pattern; a task's id in its model
     * @param what what it is for, in Spanish
     * @param rights of every role
     */
    public record Row(Kind kind, String method, String path, String what, Map<Role, Right> rights) {

        public Right right(Role role) {
            return rights.getOrDefault(role, Right.DENIED);
        }

        /** Whether one of these roles gets through; what is behind asks again whose it is. */
        boolean admits(Set<Role> roles) {
            return roles.stream().anyMatch(role -> right(role) != Right.DENIED);
        }

        public boolean isDoor() {
            return kind != Kind.TASK;
        }
    }

    private final List<Row> rows;

    private AccessMatrix(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads it.
     *
     * @throws IllegalStateException if a line lacks a column
     */
    public static AccessMatrix read() {
        List<String> lines;
        try {
            lines = new ClassPathResource(FILE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Role> roles = Arrays.stream(lines.get(0).split(";", -1))
                .skip(FIRST_ROLE)
                .map(Role::ofColumn)
                .toList();
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            if (cells.length != FIRST_ROLE + roles.size()) {
                throw new IllegalStateException("%s: %d columns in: %s".formatted(FILE, cells.length, line));
            }
            Map<Role, Right> rights = new EnumMap<>(Role.class);
            for (int i = 0; i < roles.size(); i++) {
                rights.put(roles.get(i), right(cells[FIRST_ROLE + i]));
            }
            rows.add(new Row(
                    Kind.valueOf(cells[0].toUpperCase(Locale.ROOT)), cells[1], cells[2], cells[3], Map.copyOf(rights)));
        }
        return new AccessMatrix(rows);
    }

    private static Right right(String cell) {
        return switch (cell) {
            case "yes" -> Right.ALLOWED;
            case "own" -> Right.OWN;
            case "see" -> Right.SEES;
            case "-" -> Right.DENIED;
            default -> throw new IllegalStateException(FILE + ": " + cell);
        };
    }

    public List<Row> rows() {
        return rows;
    }
}
