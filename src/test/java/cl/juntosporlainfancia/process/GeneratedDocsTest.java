package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.notification.Occasion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/models.md} to the models: what it lists is read from them. Run with {@code -Dupdate.docs=true} to write it anew.
 */
class GeneratedDocsTest {

    private static final Path DOCS = Path.of("docs", "models.md");

    @Test
    void theTablesOfTheDocumentationAreThoseOfTheModels() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(DOCS, expected);
        }
        assertThat(Files.readString(DOCS)).isEqualTo(expected);
    }

    private static String document() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# What the models hold");
        lines.add("");
        lines.add("Generated from `bpmn/`, `forms/` and the mail occasions by `GeneratedDocsTest`; run it with"
                + " `-Dupdate.docs=true` after a change.");
        tasks(lines);
        timers(lines);
        decisions(lines);
        mails(lines);
        return String.join("\n", lines) + "\n";
    }

    private static List<BpmnModelInstance> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .toList();
        }
    }

    private static String processOf(BpmnModelInstance model) {
        return model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                .iterator()
                .next()
                .getId();
    }

    private static void tasks(List<String> lines) throws IOException {
        lines.add("");
        lines.add("## Human tasks: who does them, with which form");
        lines.add("");
        lines.add("| Model | Task | Name | Assigned to | May be taken by | Form fields |");
        lines.add("|---|---|---|---|---|---|");
        for (BpmnModelInstance model : models()) {
            for (UserTask task : model.getModelElementsByType(UserTask.class).stream()
                    .sorted(Comparator.comparing(UserTask::getId))
                    .toList()) {
                String form = task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
                lines.add("| %s | `%s` | %s | %s | %s | %s |"
                        .formatted(
                                processOf(model),
                                task.getId(),
                                task.getName(),
                                role(task.getCamundaAssignee() == null ? "–" : task.getCamundaAssignee()),
                                role(task.getCamundaCandidateGroups()),
                                String.join(", ", fields(form))));
            }
        }
    }

    private static String role(String expression) {
        Matcher matcher =
                Pattern.compile("\\$\\{parties\\.(\\w+)\\(execution\\)}").matcher(expression);
        return matcher.replaceAll("$1").replace(",", ", ");
    }

    private static List<String> fields(String form) throws IOException {
        List<String> fields = new ArrayList<>();
        for (JsonNode component : new ObjectMapper()
                .readTree(Path.of("forms", form + ".form").toFile())
                .path("components")) {
            String key = component.path("key").asText(component.path("path").asText(""));
            if (!key.isEmpty()) {
                fields.add(component.path("validate").path("required").asBoolean() ? key + "*" : key);
            }
        }
        return fields;
    }

    private static void timers(List<String> lines) throws IOException {
        lines.add("");
        lines.add("## Timers");
        lines.add("");
        lines.add("| Model | Timer | Name | Date from |");
        lines.add("|---|---|---|---|");
        for (BpmnModelInstance model : models()) {
            for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class).stream()
                    .sorted(Comparator.comparing(TimerEventDefinition::getId))
                    .toList()) {
                CatchEvent event = (CatchEvent) timer.getParentElement();
                lines.add("| %s | `%s` | %s | `%s` |"
                        .formatted(
                                processOf(model),
                                event.getId(),
                                event.getName(),
                                timer.getTimeDate().getTextContent()));
            }
        }
    }

    private static void decisions(List<String> lines) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".dmn")).sorted().toList()) {
                DecisionTable table = Dmn.readModelFromFile(file.toFile())
                        .getModelElementsByType(DecisionTable.class)
                        .iterator()
                        .next();
                List<DmnDecision> decisions =
                        new DefaultDmnEngineConfiguration().buildEngine().parseDecisions(Files.newInputStream(file));
                lines.add("");
                lines.add("## Decision table `" + decisions.get(0).getKey() + "`: "
                        + decisions.get(0).getName());
                lines.add("");
                List<String> heads = new ArrayList<>();
                table.getInputs().forEach(input -> heads.add(input.getLabel()));
                table.getOutputs().forEach(output -> heads.add(output.getLabel()));
                heads.add("Razón");
                lines.add("| " + String.join(" | ", heads) + " |");
                lines.add("|" + "---|".repeat(heads.size()));
                for (Rule rule : table.getRules()) {
                    List<String> cells = new ArrayList<>();
                    rule.getInputEntries()
                            .forEach(entry -> cells.add(entry.getText().getTextContent()));
                    rule.getOutputEntries()
                            .forEach(entry -> cells.add(entry.getText().getTextContent()));
                    cells.add(rule.getDescription().getTextContent());
                    lines.add("| " + String.join(" | ", cells).replace("\"", "") + " |");
                }
            }
        }
    }

    private static void mails(List<String> lines) {
        ResourceBundle texts = ResourceBundle.getBundle("mail-messages", Locale.ROOT);
        lines.add("");
        lines.add("## Mails");
        lines.add("");
        lines.add("| Occasion | To | Subject |");
        lines.add("|---|---|---|");
        for (Occasion occasion : Occasion.values()) {
            String subject = new MessageFormat(
                            texts.getString("mail." + occasion + ".subject"), Locale.forLanguageTag("es-CL"))
                    .format(new Object[] {"«residencia»", "«empresa»", "«fecha»", "«etapa»", "«dato»"});
            lines.add("| `%s` | %s | %s |".formatted(occasion, occasion.audience(), subject));
        }
    }
}
