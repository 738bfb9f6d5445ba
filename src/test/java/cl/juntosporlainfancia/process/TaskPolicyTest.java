package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.process.followup.FollowUpModel;
import cl.juntosporlainfancia.registry.Groups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** Every human task has its row in {@code task-policy.dmn}, and no row is left over. */
class TaskPolicyTest {

    private static final List<UserTask> TASKS = tasks();
    private static final Collection<Rule> ROWS =
            Dmn.readModelFromFile(Path.of("bpmn", "task-policy.dmn").toFile()).getModelElementsByType(Rule.class);

    private static List<UserTask> tasks() {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String task(Rule row) {
        return row.getInputEntries()
                .iterator()
                .next()
                .getText()
                .getTextContent()
                .replace("\"", "");
    }

    private static List<String> outputs(Rule row) {
        return row.getOutputEntries().stream()
                .map(entry -> entry.getText().getTextContent().replace("\"", ""))
                .toList();
    }

    @Test
    void everyHumanTaskHasARowAndNoRowIsLeftOver() {
        Set<String> expected = TASKS.stream().map(UserTask::getId).collect(Collectors.toSet());
        assertThat(ROWS.stream().map(TaskPolicyTest::task)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aTaskHasItsDateFromItsModelOrFromTheTable() {
        Set<String> datedByModel = TASKS.stream()
                .filter(task -> task.getCamundaDueDate() != null)
                .map(UserTask::getId)
                .collect(Collectors.toSet());
        assertThat(datedByModel).isNotEmpty();
        for (Rule row : ROWS) {
            List<String> outputs = outputs(row);
            assertThat(outputs.get(0)).as(task(row)).matches(datedByModel.contains(task(row)) ? "" : "[1-9][0-9]?");
            // Without days to its escalation it reminds and escalates by itself, as only the follow-up does.
            assertThat(outputs.get(1))
                    .as(task(row))
                    .matches(task(row).equals(FollowUpModel.TASK_RECORD) ? "" : "[1-9][0-9]?");
            assertThat(outputs.get(2)).as(task(row)).isIn(Groups.ALLIANCE_MANAGERS, Groups.EXECUTIVE_DIRECTOR);
            assertThat(row.getDescription().getTextContent()).as(task(row)).isNotBlank();
        }
    }

    @Test
    void aTaskIsNotEscalatedToThoseWhoseTaskItIs() {
        for (UserTask task : TASKS) {
            String escalatedTo = ROWS.stream()
                    .filter(row -> task(row).equals(task.getId()))
                    .map(row -> outputs(row).get(2))
                    .findFirst()
                    .orElseThrow();
            assertThat(task.getCamundaCandidateGroupsList()).as(task.getId()).doesNotContain(escalatedTo);
        }
    }
}
