package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/manual-trace.md} to the models and the tests it names. */
class ManualTraceTest {

    private static final Pattern ELEMENT = Pattern.compile("`(bpmn/[\\w-]+\\.(?:bpmn|dmn))(?:#([\\w-]+))?`");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    private static final String TRACE = read();

    private static String read() {
        try {
            return Files.readString(Path.of("docs", "manual-trace.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyModelElementItNamesExists() throws IOException {
        Matcher matcher = ELEMENT.matcher(TRACE);
        int found = 0;
        while (matcher.find()) {
            found++;
            Path file = Path.of(matcher.group(1));
            assertThat(file).exists();
            if (matcher.group(2) != null) {
                assertThat(Files.readString(file)).as(matcher.group()).contains("id=\"" + matcher.group(2) + "\"");
            }
        }
        assertThat(found).isGreaterThan(15);
    }

    @Test
    void everyTestItNamesExists() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        Matcher matcher = TEST.matcher(TRACE);
        Set<String> named = new HashSet<>();
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        assertThat(named).hasSizeGreaterThan(4);
        assertThat(tests).containsAll(named);
    }

    @Test
    void everyHumanTaskIsTraced() throws IOException {
        List<String> untraced = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            files.filter(file -> file.toString().endsWith(".bpmn")).forEach(file -> {
                BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
                model.getModelElementsByType(UserTask.class).stream()
                        .map(UserTask::getId)
                        .filter(id -> !TRACE.contains("#" + id + "`"))
                        .forEach(untraced::add);
            });
        }
        assertThat(untraced).isEmpty();
    }
}
