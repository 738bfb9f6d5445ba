package cl.juntosporlainfancia.process.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.TaskFormDataImpl;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * Stands between the engine and a task's form: what a form shows is read from the facts at that moment, and what it hands in goes
 * to the features. No form value becomes a process variable, so none can overwrite one.
 */
final class RecordTaskFormHandler implements TaskFormHandler {

    private final String task;
    private final TaskFormHandler original;
    private final TaskForms forms;
    private final SubmittedForms submitted;
    private final ObjectMapper json;

    RecordTaskFormHandler(
            String task, TaskFormHandler original, TaskForms forms, SubmittedForms submitted, ObjectMapper json) {
        this.task = task;
        this.original = original;
        this.forms = forms;
        this.submitted = submitted;
        this.json = json;
    }

    private TaskForm<?> handler() {
        return forms.of(task).orElseThrow(() -> new IllegalStateException("no form handler for task " + task));
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity entity) {
        TaskFormDataImpl data = (TaskFormDataImpl) original.createTaskForm(entity);
        List<FormField> fields = new ArrayList<>();
        handler().fill(new TaskSubject(entity.getExecution())).forEach((key, value) -> {
            FormFieldImpl field = new FormFieldImpl();
            field.setId(key);
            field.setValue(typed(value));
            fields.add(field);
        });
        data.setFormFields(fields);
        return data;
    }

    private TypedValue typed(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return Variables.untypedValue(value);
        }
        if (value instanceof Enum<?> || value instanceof java.time.LocalDate || value instanceof java.util.UUID) {
            return Variables.stringValue(value.toString());
        }
        try {
            return SpinValues.jsonValue(json.writeValueAsString(value)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("form value of task " + task, e);
        }
    }

    @Override
    public void submitFormVariables(VariableMap properties, VariableScope scope) {
        TaskEntity entity = (TaskEntity) scope;
        forms.submit(handler(), Map.copyOf(withoutNulls(properties)), new TaskSubject(entity.getExecution()));
        submitted.mark(entity.getId());
    }

    private static Map<String, Object> withoutNulls(VariableMap properties) {
        Map<String, Object> values = new java.util.HashMap<>();
        properties.keySet().forEach(key -> {
            Object value = properties.get(key);
            if (value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    @Override
    public void parseConfiguration(
            Element activityElement, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        // The original has parsed it.
    }
}
