package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.FreeText;
import cl.juntosporlainfancia.privacy.Passage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** All forms by task: fills them, and binds and checks what is handed in before a handler sees it. */
@Component
public class TaskForms {

    private static final Pattern DATE = Pattern.compile("([+-]?\\d{4,9})-\\d{2}-\\d{2}");
    private static final Pattern POSSIBLE_YEAR = Pattern.compile("19\\d{2}|2[01]\\d{2}");

    private final ObjectProvider<TaskForm<?>> handlers;
    private final FormLabels labels;
    private final ObjectMapper json;
    private final Validator validator;
    private final FreeText freeText;
    private final Texts texts;
    private volatile @Nullable Map<String, TaskForm<?>> byTask;

    // The engine needs this while it is built, and the handlers need the engine: they are looked up at first use.
    TaskForms(
            ObjectProvider<TaskForm<?>> handlers,
            FormLabels labels,
            ObjectMapper json,
            @Lazy Validator validator,
            @Lazy FreeText freeText,
            Texts texts) {
        this.handlers = handlers;
        this.labels = labels;
        // Half a peso is no peso: nothing is cut off to make a number fit.
        this.json = json.copy().disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        this.validator = validator;
        this.freeText = freeText;
        this.texts = texts;
    }

    /** The handler of a task; empty if the task has no form. */
    public Optional<TaskForm<?>> of(String task) {
        Map<String, TaskForm<?>> known = byTask;
        if (known == null) {
            known = handlers.stream().collect(Collectors.toMap(TaskForm::task, Function.identity()));
            byTask = known;
        }
        return Optional.ofNullable(known.get(task));
    }

    /** Hands submitted values to the task's handler; whatever the form's record does not declare is dropped. */
    <F> void submit(TaskForm<F> handler, Map<String, Object> submitted, TaskSubject subject) {
        F form = bind(handler, submitted);
        String violations = validator.validate(form).stream()
                .sorted((a, b) -> path(a).compareTo(path(b)))
                .map(violation -> sentence(handler, violation))
                .distinct()
                .collect(Collectors.joining(" "));
        if (!violations.isEmpty()) {
            throw new FormRejected(violations);
        }
        try {
            freeText.require(passages(handler, form, subject));
            handler.submit(form, subject);
        } catch (Refused refused) {
            throw new FormRejected(texts.of(refused));
        }
    }

    /** All that is said by handing it in. */
    private <F> List<Passage> passages(TaskForm<F> handler, F form, TaskSubject subject) {
        List<Passage> passages =
                new ArrayList<>(FreeText.passages((Record) form, key -> labels.of(handler.task(), key)));
        passages.addAll(handler.written(subject));
        return passages;
    }

    private static String path(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().toString();
    }

    /** Within a list the row is named too: «Actividad 2: …». */
    private String sentence(TaskForm<?> handler, ConstraintViolation<?> violation) {
        for (var node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                String list = path(violation).replaceAll("\\[.*", "");
                return texts.get(
                        "form.row", labels.of(handler.task(), list), node.getIndex() + 1, violation.getMessage());
            }
        }
        return violation.getMessage();
    }

    private <F> F bind(TaskForm<F> handler, Map<String, Object> submitted) {
        ObjectNode declared = json.createObjectNode();
        for (RecordComponent component : handler.type().getRecordComponents()) {
            declared.set(component.getName(), tidy(node(submitted.get(component.getName()))));
        }
        requirePossibleDates(handler, "", declared);
        try {
            return json.treeToValue(declared, handler.type());
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(name -> name != null)
                    .reduce((outer, inner) -> inner)
                    .orElse("");
            throw new FormRejected(texts.get("form.value.unreadable", labels.of(handler.task(), field)));
        } catch (JsonProcessingException e) {
            throw new FormRejected(texts.get("form.unreadable"));
        }
    }

    /** A year that the database cannot hold is a slip of the keyboard, and told as one. */
    private void requirePossibleDates(TaskForm<?> handler, String key, JsonNode node) {
        node.properties().forEach(entry -> requirePossibleDates(handler, entry.getKey(), entry.getValue()));
        if (node.isArray()) {
            node.forEach(row -> requirePossibleDates(handler, key, row));
        }
        Matcher date = DATE.matcher(node.asText(""));
        if (date.matches() && !POSSIBLE_YEAR.matcher(date.group(1)).matches()) {
            throw new FormRejected(texts.get("form.date.range", labels.of(handler.task(), key)));
        }
    }

    private JsonNode node(@Nullable Object value) {
        if (value instanceof SpinJsonNode spin) {
            try {
                return json.readTree(spin.toString());
            } catch (JsonProcessingException e) {
                throw new FormRejected(texts.get("form.unreadable"));
            }
        }
        return json.valueToTree(value);
    }

    /** Spaces around a text go, a text of nothing is none, and 10.0 is 10: a browser's way of writing does not matter. */
    private JsonNode tidy(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(tidy(entry.getValue())));
            return object;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode rows = json.createArrayNode();
            for (JsonNode row : array) {
                JsonNode tidied = tidy(row);
                if (!tidied.isNull()) {
                    rows.add(tidied);
                }
            }
            return rows;
        }
        if (node.isTextual()) {
            // A text of our database holds no such sign.
            String text = node.textValue().replace("\0", "").strip();
            return text.isEmpty() ? json.nullNode() : json.getNodeFactory().textNode(text);
        }
        if (node.isFloatingPointNumber() && node.canConvertToExactIntegral() && node.canConvertToLong()) {
            return json.getNodeFactory().numberNode(node.longValue());
        }
        return node;
    }

    /** The components of a form's record, in order. */
    public static Iterable<String> declared(TaskForm<?> handler) {
        return Arrays.stream(handler.type().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
