package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.alliance.Milestone;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.agreement.AgreementModel;
import cl.juntosporlainfancia.process.form.FormRejected;
import cl.juntosporlainfancia.process.plan.PlanModel;
import cl.juntosporlainfancia.process.stage.StageModel;
import cl.juntosporlainfancia.registry.Party;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The first stage's own tasks (manual, section 4.2 A; rules P4). */
@ApplicationTest
@Import(AllianceStory.class)
class SensitizationTest {

    @Autowired
    AllianceStory story;

    @Autowired
    AllianceService alliances;

    @BeforeEach
    void anAllianceIsFormed() {
        story.formedOn(LocalDate.of(2026, 4, 1));
    }

    @Test
    void framingInductionFirstVisitPlanAgreementAndCelebrationFollowOneAnother() {
        assertThat(story.openTasks()).containsExactly(StageModel.TASK_FRAMING);
        story.framingMeeting();
        assertThat(story.openTasks()).containsExactly(StageModel.TASK_INDUCTION);
        story.induction();
        assertThat(story.openTasks()).containsExactly(StageModel.TASK_FIRST_VISIT);
        story.firstVisit();
        assertThat(story.openTasks()).containsExactly(PlanModel.TASK_ORDER_NEEDS);
        story.planWithActivities(5);
        assertThat(story.openTasks()).containsExactly(AgreementModel.TASK_PREPARE);
        story.threeSignatures();
        assertThat(story.openTasks()).containsExactly(StageModel.TASK_CELEBRATE);
        story.celebration();
        assertThat(story.openTasks()).isEmpty();
        assertThat(alliances.milestones(story.code()))
                .extracting(Milestone::kind)
                .containsExactlyInAnyOrder(Milestone.Kind.values());
        assertThat(alliances.conditions(story.stage()))
                .allSatisfy((condition, holds) -> assertThat(holds).isTrue());
    }

    @Test
    void eachTaskBelongsToItsParty() {
        assertThat(story.task(StageModel.TASK_FRAMING).assignee()).isEqualTo(AllianceStory.MANAGER);
        story.framingMeeting();
        assertThat(story.task(StageModel.TASK_INDUCTION).groups())
                .containsExactly(Party.company("acme").groupId());
        assertThatThrownBy(() -> story.does(AllianceStory.RESIDENCE, StageModel.TASK_INDUCTION, Map.of()))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void aPartySignsOnceAndOnlyForItself() {
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.planWithActivities(1);
        story.threeSignatures();
        assertThat(story.openTasks()).containsExactly(StageModel.TASK_CELEBRATE);
        assertThat(story.mails("STAGE_STARTED")).hasSize(4);
    }

    @Test
    void aMilestoneInTheFutureOrBeforeTheAllianceIsRefused() {
        assertThatThrownBy(() -> story.does(
                        AllianceStory.MANAGER,
                        StageModel.TASK_FRAMING,
                        Map.of("heldOn", story.today().plusDays(1), "participants", "Todos")))
                .isInstanceOf(FormRejected.class)
                .hasMessage("La fecha no puede ser posterior a hoy.");
        assertThatThrownBy(() -> story.does(
                        AllianceStory.MANAGER,
                        StageModel.TASK_FRAMING,
                        Map.of("heldOn", story.today().minusDays(1), "participants", "Todos")))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("no puede ser anterior a la formación");
    }

    @Test
    void theSamePairCannotHaveTwoLiveAlliances() {
        assertThatThrownBy(() -> alliances.form(new FormAlliance("casa-azul", "acme", AllianceStory.MANAGER)))
                .isInstanceOf(Refused.class)
                .extracting("messageKey")
                .isEqualTo("alliance.duplicate");
    }
}
