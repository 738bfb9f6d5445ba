package cl.juntosporlainfancia.process.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a model could do to the application if somebody got one in, tried. */
@ApplicationTest
class EngineHardeningTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @AfterEach
    void takeItAway() {
        repository
                .createDeploymentQuery()
                .deploymentName("hostile")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private String deployed(BpmnModelInstance model) {
        DeploymentWithDefinitions deployment = repository
                .createDeployment()
                .name("hostile")
                .addModelInstance("hostile.bpmn", model)
                .deployWithResult();
        return deployment.getDeployedProcessDefinitions().get(0).getId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "python", "juel"})
    void thereIsNoScriptLanguage(String language) {
        assertThatThrownBy(() -> runtime.startProcessInstanceById(deployed(Bpmn.createExecutableProcess("hostile")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .scriptTask()
                        .scriptFormat(language)
                        .scriptText("1 + 1")
                        .endEvent()
                        .done())))
                .hasMessageContaining("script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbcClient", "accounts", "registry", "dataSource", "environment", "accountLinks"})
    void noBeanBesideThoseOfTheModelsIsWithinReach(String bean) {
        assertThatThrownBy(() -> runtime.startProcessInstanceById(deployed(Bpmn.createExecutableProcess("hostile")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .serviceTask()
                        .camundaExpression("${" + bean + "}")
                        .endEvent()
                        .done())))
                .hasMessageContaining(bean);
    }

    @Test
    void anExpressionInAQueryIsNotWorkedOut() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .taskAssigneeExpression("${''.getClass()}")
                        .list())
                .hasMessageContaining("Expressions are forbidden");
    }

    @Test
    void serialisedObjectsAreNotTaken() {
        String definition = deployed(Bpmn.createExecutableProcess("hostile")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("wait")
                .endEvent()
                .done());
        assertThatThrownBy(() -> runtime.startProcessInstanceById(
                        definition,
                        Map.of(
                                "x",
                                Variables.serializedObjectValue("rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==")
                                        .serializationDataFormat("application/x-java-serialized-object")
                                        .objectTypeName("java.util.HashMap")
                                        .create())))
                .hasMessageContaining("serializ");
    }
}
