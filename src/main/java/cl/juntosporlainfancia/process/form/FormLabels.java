package cl.juntosporlainfancia.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What each field is called on screen, read from the form files, so that a refusal names it in the same words. */
@Component
class FormLabels {

    /** In the rows of a list the form itself says what is required. */
    private static final String REQUIRED_MARK = " *";

    private final Map<String, Map<String, String>> byForm = new HashMap<>();

    FormLabels(ObjectMapper json) throws IOException {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form")) {
            try (InputStream in = resource.getInputStream()) {
                JsonNode form = json.readTree(in);
                Map<String, String> labels = new HashMap<>();
                collect(form, labels);
                byForm.put(form.path("id").asText(), labels);
            }
        }
    }

    private static void collect(JsonNode node, Map<String, String> labels) {
        for (JsonNode component : node.path("components")) {
            String key = component.hasNonNull("key")
                    ? component.get("key").asText()
                    : component.path("path").asText("");
            String label =
                    component.path("dateLabel").asText(component.path("label").asText(""));
            if (!key.isEmpty() && !label.isEmpty()) {
                labels.put(key, label.replace(REQUIRED_MARK, ""));
            }
            collect(component, labels);
        }
    }

    /** The label of a field of a task's form, or its key where it has none. */
    String of(String task, String key) {
        return byForm.getOrDefault(formOf(task), Map.of()).getOrDefault(key, key);
    }

    /** {@code userTask_recordFollowUp} has the form {@code record-follow-up}. */
    static String formOf(String task) {
        return task.substring(task.indexOf('_') + 1)
                .replaceAll("([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }
}
