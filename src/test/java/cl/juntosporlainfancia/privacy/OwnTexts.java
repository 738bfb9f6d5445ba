package cl.juntosporlainfancia.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the programme itself writes of activities, needs, standards and practices, as people write it too. */
final class OwnTexts {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private OwnTexts() {}

    static List<String> all() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : List.of("activities", "needs", "drafts")) {
            Files.readAllLines(RESOURCES.resolve("demo/" + file + ".csv")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(",")))
                    .filter(cell -> cell.contains(" "))
                    .forEach(texts::add);
        }
        for (String file : List.of("catalogue/good-practices.json", "catalogue/standards.json")) {
            collect(new ObjectMapper().readTree(RESOURCES.resolve(file).toFile()), texts);
        }
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> collect(child, texts));
    }
}
