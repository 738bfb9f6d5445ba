package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.registry.CosDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The files of the folder {@code demo}: who there is, and what the invented people write into forms. */
@Component
@Profile(Demonstration.PROFILE)
class DemoData {

    /** A person with a login. */
    record PersonRow(String username, String name, String group, String role) {}

    private static final CsvMapper CSV = new CsvMapper();

    private final ObjectMapper json;
    private final JsonNode forms;
    private final JsonNode beginnings;

    DemoData(ObjectMapper json) {
        this.json = json;
        this.forms = tree("demo/forms.json");
        this.beginnings = tree("demo/beginnings.json");
    }

    private JsonNode tree(String file) {
        try (InputStream in = new ClassPathResource(file).getInputStream()) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** What happens before an alliance. */
    JsonNode beginnings() {
        return beginnings;
    }

    /** Logins of those who come with what happens before an alliance. */
    List<String> newcomers() {
        List<String> logins = new ArrayList<>();
        beginnings.path("organizations").forEach(organization -> {
            logins.add(organization.path("login").asText());
            organization
                    .path("residences")
                    .forEach(residence -> logins.add(residence.path("login").asText()));
        });
        logins.removeIf(String::isEmpty);
        return logins;
    }

    List<PersonRow> people() {
        return rows("demo/people.csv", PersonRow.class);
    }

    List<AllianceRow> alliances() {
        return rows("demo/alliances.csv", AllianceRow.class);
    }

    private static <T> List<T> rows(String file, Class<T> type) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withComments();
        try (InputStream in = new ClassPathResource(file).getInputStream();
                MappingIterator<T> rows = CSV.readerFor(type).with(schema).readValues(in)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The values of a form; {@code @today} and {@code @today+20d} stand for dates. */
    @SuppressWarnings("unchecked")
    Map<String, Object> form(String name, LocalDate today) {
        return json.convertValue(dated(forms.get(name).deepCopy(), today), Map.class);
    }

    /** What is invented of COS, beside the mission that the manual says. */
    CosDetails cos(@Nullable String mission) {
        ObjectNode said = forms.get("cos").deepCopy();
        return json.convertValue(said.put("mission", mission), CosDetails.class);
    }

    String text(String name) {
        return forms.get(name).asText();
    }

    private JsonNode dated(JsonNode node, LocalDate today) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(dated(entry.getValue(), today)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, dated(array.get(i), today));
            }
        } else if (node.isTextual() && node.textValue().startsWith("@today")) {
            String days = node.textValue().replaceAll("\\D", "");
            return json.getNodeFactory()
                    .textNode(today.plusDays(days.isEmpty() ? 0 : Long.parseLong(days))
                            .toString());
        }
        return node;
    }
}
