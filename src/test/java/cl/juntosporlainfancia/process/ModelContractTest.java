package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.alliance.StagePolicies;
import cl.juntosporlainfancia.alliance.StagePolicy;
import cl.juntosporlainfancia.process.agreement.AgreementModel;
import cl.juntosporlainfancia.process.alliance.AllianceModel;
import cl.juntosporlainfancia.process.closing.StageClosingModel;
import cl.juntosporlainfancia.process.diagnosis.DiagnosisModel;
import cl.juntosporlainfancia.process.followup.FollowUpModel;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskForms;
import cl.juntosporlainfancia.process.incorporation.IncorporationModel;
import cl.juntosporlainfancia.process.linking.LinkingModel;
import cl.juntosporlainfancia.process.plan.PlanModel;
import cl.juntosporlainfancia.process.stage.StageModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Everything a model names has its other side in the code, and the other way round. */
@ApplicationTest
@Import(AllianceStory.class)
class ModelContractTest {

    private static final Map<String, BpmnModelInstance> MODELS = read();

    @Autowired
    ApplicationContext context;

    @Autowired
    TaskForms forms;

    @Autowired
    ObjectMapper json;

    @Autowired
    StagePolicies policies;

    private static Map<String, BpmnModelInstance> read() {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".bpmn", ""),
                            file -> Bpmn.readModelFromFile(file.toFile())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return MODELS.values().stream().flatMap(model -> model.getModelElementsByType(type).stream());
    }

    /** The values of the constants of the names classes that start with one of these. */
    private static Set<String> names(String... prefixes) {
        Set<String> names = new HashSet<>();
        for (Class<?> type : List.of(
                AllianceModel.class,
                StageModel.class,
                FollowUpModel.class,
                StageClosingModel.class,
                IncorporationModel.class,
                DiagnosisModel.class,
                LinkingModel.class,
                PlanModel.class,
                AgreementModel.class)) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && Stream.of(prefixes)
                                .anyMatch(prefix -> field.getName().startsWith(prefix))) {
                    try {
                        names.add((String) field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
        return names;
    }

    @Test
    void eachFileIsOneProcessOfThatName() {
        assertThat(MODELS).hasSize(11);
        MODELS.forEach((file, model) -> assertThat(model.getModelElementsByType(Process.class))
                .singleElement()
                .satisfies(process -> {
                    assertThat(process.getId()).isEqualTo(file);
                    assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
                }));
        assertThat(names("PROCESS", "SENSITIZATION", "CONSOLIDATION", "CONTINUITY"))
                .isEqualTo(MODELS.keySet());
    }

    @Test
    void humanTasksTimersCallsAndMessagesAreNamedInTheCode() {
        assertThat(all(UserTask.class).map(UserTask::getId).collect(Collectors.toSet()))
                .isEqualTo(names("TASK_"));
        assertThat(all(CallActivity.class).map(CallActivity::getId).collect(Collectors.toSet()))
                .isEqualTo(names("CALL_"));
        assertThat(all(Message.class).map(Message::getName).collect(Collectors.toSet()))
                .isEqualTo(names("MESSAGE_"));
        assertThat(all(TimerEventDefinition.class)
                        .map(timer -> ((CatchEvent) timer.getParentElement()).getId())
                        .collect(Collectors.toSet()))
                .isEqualTo(names("TIMER_"));
    }

    @Test
    void everyCallFindsItsModelAndEveryModelIsCalledOrStartedByAFeature() {
        Set<String> called =
                all(CallActivity.class).map(CallActivity::getCalledElement).collect(Collectors.toSet());
        Set<String> expected = new HashSet<>(MODELS.keySet());
        expected.removeAll(Set.of(AllianceModel.PROCESS, IncorporationModel.PROCESS, LinkingModel.PROCESS));
        assertThat(called).isEqualTo(expected);
        all(CallActivity.class)
                .forEach(call -> assertThat(call.getExtensionElements().getDomElement().getChildElements().stream()
                                .map(child -> child.getAttribute("businessKey")))
                        .as("business key of %s", call.getId())
                        .contains(
                                call.getId().equals(IncorporationModel.CALL_DIAGNOSIS)
                                        ? "#{" + IncorporationModel.VARIABLE_DIAGNOSIS_CODE + "}"
                                        : "#{execution.processBusinessKey}"));
    }

    @Test
    void everyDelegateExistsIsUsedAndIsCalledLikeItsTask() {
        Map<String, String> used = new HashMap<>();
        all(ServiceTask.class).forEach(task -> used.put(task.getId(), task.getCamundaDelegateExpression()));
        used.forEach((id, expression) ->
                assertThat(expression).isEqualTo("${" + id.substring(id.indexOf('_') + 1) + "Delegate}"));
        assertThat(used.values().stream()
                        .map(expression -> expression.substring(2, expression.length() - 1))
                        .collect(Collectors.toSet()))
                .isEqualTo(context.getBeansOfType(JavaDelegate.class).keySet());
    }

    @Test
    void everyBeanNamedInAnExpressionHasThatMethod() {
        Pattern call = Pattern.compile("[$#]\\{(\\w+)\\.(\\w+)\\(");
        List<String> expressions = new ArrayList<>();
        all(TimerEventDefinition.class)
                .forEach(timer -> expressions.add(timer.getTimeDate().getTextContent()));
        all(UserTask.class).forEach(task -> {
            expressions.add(String.valueOf(task.getCamundaAssignee()));
            expressions.add(task.getCamundaCandidateGroups());
            expressions.add(String.valueOf(task.getCamundaDueDate()));
        });
        int found = 0;
        for (String expression : expressions) {
            Matcher matcher = call.matcher(expression);
            while (matcher.find()) {
                found++;
                assertThat(context.getBean(matcher.group(1)).getClass().getMethods())
                        .as(expression)
                        .extracting("name")
                        .contains(matcher.group(2));
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    @Test
    void everyVariableOfAConditionOrMappingIsDeclared() {
        Set<String> declared = names("VARIABLE_");
        Set<String> read = new TreeSet<>();
        all(ConditionExpression.class).forEach(condition -> {
            Matcher matcher = Pattern.compile("\\{(\\w+)").matcher(condition.getTextContent());
            assertThat(matcher.find()).isTrue();
            read.add(matcher.group(1));
        });
        all(CallActivity.class)
                .flatMap(
                        callActivity -> callActivity.getExtensionElements().getDomElement().getChildElements().stream())
                .map(element -> element.getAttribute("source"))
                .filter(source -> source != null)
                .forEach(read::add);
        read.add(PlanModel.VARIABLE_APPROVER);
        read.add(AgreementModel.VARIABLE_SIGNATORY);
        read.add(IncorporationModel.VARIABLE_DIAGNOSIS_CODE);
        assertThat(read).isEqualTo(declared);
    }

    @Test
    void everyHumanTaskHasItsFormItsRecordAndItsHandlerAndNoFormIsLeftOver() throws IOException {
        Set<String> used = new HashSet<>();
        all(UserTask.class).forEach(task -> {
            String form = task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
            assertThat(form).as("form of %s", task.getId()).isEqualTo(kebab(task.getId()));
            assertThat(forms.of(task.getId())).as("handler of %s", task.getId()).isPresent();
            used.add(form + ".form");
        });
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(used);
        }
        assertThat(context.getBeansOfType(TaskForm.class)).hasSameSizeAs(names("TASK_"));
    }

    private static String kebab(String task) {
        return task.substring(task.indexOf('_') + 1)
                .replaceAll("([A-Z])", "-$1")
                .toLowerCase(java.util.Locale.ROOT);
    }

    static Collection<String> tasks() {
        return new TreeSet<>(names("TASK_"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tasks")
    void aFormAsksForWhatItsRecordTakesWithTheSameLimits(String task) throws IOException {
        JsonNode form = json.readTree(Path.of("forms", kebab(task) + ".form").toFile());
        assertThat(form.path("id").asText()).isEqualTo(kebab(task));
        agree(form, forms.of(task).orElseThrow().type(), task, false);
    }

    /**
     * In the rows of a list the form carries no limits: with them Tasklist 7.24 keeps «Completar» shut for ever, because it counts
     * the empty list of a valid row's errors as an error. The server checks them, and a star says what is required.
     */
    private void agree(JsonNode form, Class<?> record, String where, boolean inRows) {
        Map<String, JsonNode> fields = new HashMap<>();
        for (JsonNode component : form.path("components")) {
            String key = component.hasNonNull("key")
                    ? component.get("key").asText()
                    : component.path("path").asText("");
            if (!key.isEmpty()) {
                fields.put(key, component);
            }
        }
        Set<String> components = new HashSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            components.add(component.getName());
            JsonNode field = fields.get(component.getName());
            String at = where + "." + component.getName();
            boolean required = has(record, component, NotNull.class) || has(record, component, NotBlank.class);
            if (field == null) {
                assertThat(required)
                        .as("%s is required but the form lacks it", at)
                        .isFalse();
                continue;
            }
            JsonNode validate = field.path("validate");
            if (field.path("type").asText().equals("dynamiclist")) {
                ParameterizedType list = (ParameterizedType) component.getGenericType();
                agree(field, (Class<?>) list.getActualTypeArguments()[0], at, true);
                continue;
            }
            if (inRows) {
                String label =
                        field.path("dateLabel").asText(field.path("label").asText());
                assertThat(label.endsWith(" *")).as("%s has a star", at).isEqualTo(required);
                assertThat(validate.isMissingNode())
                        .as("%s has no limits of its own", at)
                        .isTrue();
                continue;
            }
            if (component.getType() != boolean.class) {
                assertThat(validate.path("required").asBoolean(false))
                        .as("%s required", at)
                        .isEqualTo(required);
            }
            Size size = annotation(record, component, Size.class);
            assertThat(validate.path("maxLength").asInt(Integer.MAX_VALUE))
                    .as("%s maximal length", at)
                    .isEqualTo(size == null ? Integer.MAX_VALUE : size.max());
            Min min = annotation(record, component, Min.class);
            assertThat(validate.path("min").asLong(Long.MIN_VALUE))
                    .as("%s minimum", at)
                    .isEqualTo(min == null ? Long.MIN_VALUE : min.value());
            Max max = annotation(record, component, Max.class);
            assertThat(validate.path("max").asLong(Long.MAX_VALUE))
                    .as("%s maximum", at)
                    .isEqualTo(max == null ? Long.MAX_VALUE : max.value());
        }
        assertThat(components).as("%s takes every field of the form", where).containsAll(fields.keySet());
    }

    private static boolean has(Class<?> record, RecordComponent component, Class<? extends Annotation> type) {
        return annotation(record, component, type) != null || annotation(record, component, NotEmpty.class) != null;
    }

    /** Constraints stand on the record's fields too, and that is where the compiler leaves those that are no type annotations. */
    private static <A extends Annotation> @org.jspecify.annotations.Nullable A annotation(
            Class<?> record, RecordComponent component, Class<A> type) {
        try {
            return record.getDeclaredField(component.getName()).getAnnotation(type);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFiguresInTheDrawingsAreThoseOfTheDecisionTable() {
        for (Stage stage : Stage.values()) {
            StagePolicy policy = policies.of(stage);
            String model = stage.name().toLowerCase(java.util.Locale.ROOT);
            String length = policy.lengthMonths() == 12 ? "1 año" : policy.lengthMonths() + " meses";
            String interval = policy.followUpIntervalMonths() == 1
                    ? "ada mes"
                    : "ada " + policy.followUpIntervalMonths() + " meses";
            assertThat(nameOf(model, StageModel.TIMER_STAGE_LENGTH)).startsWith(length + ":");
            assertThat(nameOf(model, StageModel.TIMER_FOLLOW_UP_INVITATION)).contains(interval + ":");
            assertThat(nameOf(AllianceModel.PROCESS, "callActivity_" + model))
                    .contains("\n" + length + "\n")
                    .contains("seguimiento c" + interval);
            if (policy.preparationLeadMonths() > 0) {
                assertThat(nameOf(model, StageModel.TIMER_PREPARATION))
                        .startsWith(policy.preparationLeadMonths() + " meses antes");
            }
        }
    }

    private static String nameOf(String model, String id) {
        ModelElementInstance element =
                java.util.Objects.requireNonNull(MODELS.get(model)).getModelElementById(id);
        assertThat(element).as("%s#%s", model, id).isNotNull();
        return element.getAttributeValue("name");
    }
}
