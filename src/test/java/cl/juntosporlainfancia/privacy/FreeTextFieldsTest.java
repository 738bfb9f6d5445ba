package cl.juntosporlainfancia.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.language.KeptAsTyped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wherever people type words, they are told not to name a child, and what they type is looked at. */
class FreeTextFieldsTest {

    private static final Path FORMS = Path.of("forms");
    private static final Path PAGES = Path.of("src/main/resources/templates/panel");
    private static final Pattern WARNING = Pattern.compile("No escriba nombres ni datos");
    private static final Pattern TEXTAREA = Pattern.compile("<textarea\\b[^>]*>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile(
            "\\bname=\"([^\"]+)\"|th:name=\"\\|([a-zA-Z]+)|th:field=\"\\*\\{(\\w+)}\"|data-(?:frame|field)=\"([^\"]+)\"");

    /**
     * Every textarea of a page, and by which door what it holds is looked at. What the editor and the diagnosis keep by themselves is
     * looked at when it is handed on, by its task's form.
     */
    private static final Map<String, String> DOORS = Map.ofEntries(
            Map.entry("contact.html summary", "AllianceActions requireOf"),
            Map.entry("notice.html reason", "AllianceActions requireOf"),
            Map.entry("linking.html motivo", "BeginningActions requireNoChild"),
            Map.entry("plan-life.html evidence", "PlanPages freeText.require"),
            Map.entry("plan-life.html reason", "PlanPages freeText.require"),
            Map.entry("registry-organization-form.html mission", "RegistryForms requireOf"),
            Map.entry("registry-cos-form.html mission", "RegistryForms requireOf"),
            Map.entry("diagnosis.html question", "DiagnosisPages freeText.require"),
            Map.entry("diagnosis-parts.html text", "DiagnosisPages freeText.require"),
            Map.entry("diagnosis.html valueProposal", "process/diagnosis/FillSelfDiagnosisForm written("),
            Map.entry("diagnosis-parts.html currentState", "process/diagnosis/FillSelfDiagnosisForm currentState()"),
            Map.entry("diagnosis-parts.html desiredState", "process/diagnosis/FillSelfDiagnosisForm desiredState()"),
            Map.entry("plan.html ${field}", "process/plan/PlanTexts valueProposal()"),
            Map.entry("plan-parts.html remarks", "process/form/TaskForms freeText.require"),
            Map.entry("plan-parts.html description", "process/plan/PlanTexts description()"),
            Map.entry("plan-parts.html objective", "process/plan/PlanTexts objective()"),
            Map.entry("plan-parts.html indicator", "process/plan/PlanTexts indicator()"));

    @Test
    @DisplayName("every form with a field for words says that no child is named")
    void formsWarn() {
        Map<Path, Boolean> warns = new TreeMap<>();
        for (Path file : files(FORMS, ".form")) {
            JsonNode form = json(file);
            if (hasWords(form)) {
                warns.put(file, WARNING.matcher(form.toString()).find());
            }
        }
        assertThat(warns).hasSizeGreaterThan(20);
        assertThat(warns).doesNotContainValue(false);
    }

    private static boolean hasWords(JsonNode node) {
        for (JsonNode component : node.path("components")) {
            String type = component.path("type").asText();
            if (type.equals("textarea") || type.equals("textfield") || hasWords(component)) {
                return true;
            }
        }
        return false;
    }

    @Test
    @DisplayName("every text of a task's form is looked at, or says why not")
    void formsAreLookedAt() throws ReflectiveOperationException {
        List<String> looked = new ArrayList<>();
        Map<String, String> exempt = new TreeMap<>();
        Set<String> inFiles = new TreeSet<>();
        files(FORMS, ".form")
                .forEach(file ->
                        collect(json(file), file.getFileName().toString().replace(".form", ""), inFiles));
        for (Path file : files(Path.of("src/main/java/cl/juntosporlainfancia/process"), "Form.java")) {
            String name =
                    file.toString().replaceAll("^src/main/java/|\\.java$", "").replace('/', '.');
            for (Class<?> inner : Class.forName(name).getDeclaredClasses()) {
                if (inner.isRecord()) {
                    fields(formOf(file), inner, looked, exempt);
                }
            }
        }
        assertThat(looked).hasSizeGreaterThan(40);
        assertThat(exempt.values()).isNotEmpty().noneMatch(String::isBlank);
        Set<String> known = new TreeSet<>(looked);
        known.addAll(exempt.keySet());
        // A list's rows are records too: their fields stand beside the form's.
        assertThat(inFiles).isNotEmpty().isSubsetOf(known);
        assertThat(looked)
                .contains("hold-framing-meeting.notes", "approve-plan.remarks", "evaluate-stage.achievements");
    }

    /** «HoldFramingMeetingForm.java» handles «hold-framing-meeting». */
    private static String formOf(Path handler) {
        return handler.getFileName()
                .toString()
                .replace("Form.java", "")
                .replaceAll("(?<!^)(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static void collect(JsonNode node, String form, Set<String> keys) {
        for (JsonNode component : node.path("components")) {
            if (Set.of("textarea", "textfield").contains(component.path("type").asText())) {
                keys.add(form + "." + component.path("key").asText());
            }
            collect(component, form, keys);
        }
    }

    private static void fields(String form, Class<?> record, List<String> looked, Map<String, String> exempt)
            throws NoSuchFieldException {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getType() == String.class) {
                Field field = record.getDeclaredField(component.getName());
                KeptAsTyped kept = field.getAnnotation(KeptAsTyped.class);
                if (kept == null) {
                    looked.add(form + "." + component.getName());
                } else {
                    exempt.put(form + "." + component.getName(), kept.value());
                }
            }
        }
    }

    @Test
    @DisplayName("every textarea of a page is looked at by a door that is named here, and warns")
    void pagesAreLookedAt() throws IOException {
        Set<String> found = new TreeSet<>();
        Map<String, String> silent = new TreeMap<>();
        for (Path file : files(PAGES, ".html")) {
            String html = Files.readString(file);
            Matcher textarea = TEXTAREA.matcher(html);
            while (textarea.find()) {
                String field = name(textarea.group());
                found.add(file.getFileName() + " " + field);
                if (!html.contains("#{diagnosis.privacy}")
                        && !html.contains("#{form.noChildren}")
                        && !html.contains("#{ending.reason.hint}")) {
                    silent.put(file.toString(), field);
                }
            }
        }
        assertThat(found).isEqualTo(new TreeSet<>(DOORS.keySet()));
        assertThat(silent).isEmpty();
        Map<String, String> unseen = new TreeMap<>();
        for (Map.Entry<String, String> door : DOORS.entrySet()) {
            String[] where = door.getValue().split(" ");
            String folder = where[0].contains("/") ? "" : "panel/";
            String source =
                    Files.readString(Path.of("src/main/java/cl/juntosporlainfancia/" + folder + where[0] + ".java"));
            if (!source.contains(where[1])) {
                unseen.put(door.getKey(), door.getValue());
            }
        }
        assertThat(unseen).isEmpty();
    }

    private static String name(String tag) {
        Matcher name = NAME.matcher(tag);
        assertThat(name.find()).as(tag).isTrue();
        return Stream.of(1, 2, 3, 4)
                .map(name::group)
                .filter(group -> group != null)
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(Path folder, String end) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(end)).sorted().toList();
            assertThat(files).isNotEmpty();
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
