package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/access.md} to the access matrix. Run with {@code -Dupdate.docs=true} to write it anew. */
class AccessDocsTest {

    private static final Path DOCS = Path.of("docs", "access.md");

    @Test
    void theTablesOfTheDocumentationAreTheMatrix() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(DOCS, expected);
        }
        assertThat(Files.readString(DOCS)).isEqualTo(expected);
    }

    private static String document() {
        List<AccessMatrix.Row> rows = AccessMatrix.read().rows();
        List<String> lines = new ArrayList<>(
                List.of(
                        "# Who may do what",
                        "",
                        "Generated from `src/main/resources/access/matrix.csv` by `AccessDocsTest`; run it with `-Dupdate.docs=true` after a"
                                + " change. The application opens its doors by that file and shuts every other, for everybody; `AccessMatrixTest`"
                                + " calls each cell, and each cell of a party's role once more as the same role of another alliance.",
                        "",
                        "● all · ○ what is its own: of its party's alliances, or a task of its group; 404 or 403 for anything else · ◦ sees the"
                                + " task and cannot take it · empty: shut, 403, or the login page for whoever has not logged in",
                        "",
                        "Roles: **—** not logged in · **DE** executive director · **GA** alliance managers · **AD** administrators · **DI** Board"
                                + " · **VO** volunteers of Jxi · **CB** search commission · **CE** gatherings commission · **CS** sustainability"
                                + " commission · **COS** · **CPC** · **OCA** organisation · **RE** residence · **EM** company"));
        section(lines, rows, AccessMatrix.Kind.TASK, "Human tasks", false);
        section(lines, rows, AccessMatrix.Kind.PAGE, "Pages", true);
        section(lines, rows, AccessMatrix.Kind.DOWNLOAD, "Downloads", true);
        section(lines, rows, AccessMatrix.Kind.REST, "What pages and the engine's web applications ask", true);
        section(lines, rows, AccessMatrix.Kind.STATIC, "Files that are the same for everybody", true);
        return String.join("\n", lines) + "\n";
    }

    private static void section(
            List<String> lines, List<AccessMatrix.Row> rows, AccessMatrix.Kind kind, String title, boolean doors) {
        lines.addAll(List.of("", "## " + title, ""));
        lines.add("| " + (doors ? "Door" : "Task")
                + " | | — | DE | GA | AD | DI | VO | CB | CE | CS | COS | CPC | OCA | RE | EM |");
        lines.add("|---|---" + "|:-:".repeat(Role.values().length) + "|");
        rows.stream()
                .filter(row -> row.kind() == kind)
                .forEach(row -> lines.add("| %s`%s` | %s | %s |"
                        .formatted(
                                doors ? row.method().replace("*", "any") + " " : "",
                                row.path().replace("|", "\\|"),
                                row.what(),
                                Arrays.stream(Role.values())
                                        .map(role -> sign(row.right(role)))
                                        .collect(Collectors.joining(" | ")))));
    }

    private static String sign(AccessMatrix.Right right) {
        return switch (right) {
            case ALLOWED -> "●";
            case OWN -> "○";
            case SEES -> "◦";
            case DENIED -> "";
        };
    }
}
