package cl.juntosporlainfancia.process.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Attaches the form mechanism to every human task by its id, so that models need no listeners. */
@Component
class TaskFormPlugin extends AbstractProcessEnginePlugin {

    private final TaskForms forms;
    private final SubmittedForms submitted;
    private final NamedAfterSubject named;
    private final DueByPolicy due;
    private final TakenByOneself taken;
    private final ObjectMapper json;

    TaskFormPlugin(
            TaskForms forms,
            SubmittedForms submitted,
            NamedAfterSubject named,
            DueByPolicy due,
            TakenByOneself taken,
            ObjectMapper json) {
        this.forms = forms;
        this.submitted = submitted;
        this.named = named;
        this.due = due;
        this.taken = taken;
        this.json = json;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomPostBPMNParseListeners() == null) {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                TaskDefinition definition =
                        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                definition.setTaskFormHandler(new RecordTaskFormHandler(
                        definition.getKey(), definition.getTaskFormHandler(), forms, submitted, json));
                definition.addTaskListener(TaskListener.EVENTNAME_CREATE, named);
                definition.addTaskListener(TaskListener.EVENTNAME_CREATE, due);
                definition.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, taken);
                definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, submitted);
            }
        });
    }
}
