package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.Alliance;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.alliance.StageNotReady;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.evaluation.Evaluations;
import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.closing.StageClosingModel;
import cl.juntosporlainfancia.process.form.FormRejected;
import cl.juntosporlainfancia.process.stage.StageModel;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.WorkPlan;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** How a stage closes: on its day or before, onwards, longer, again, or for good (rules 2 and P8). */
@ApplicationTest
@Import(AllianceStory.class)
class StageClosingTest {

    private static final LocalDate FORMED = LocalDate.of(2026, 4, 1);
    private static final LocalDate END = LocalDate.of(2026, 10, 1);

    @Autowired
    AllianceStory story;

    @Autowired
    AllianceService alliances;

    @Autowired
    WorkPlans plans;

    @Autowired
    Evaluations evaluations;

    @Test
    void sensitizationAdvancesOnlyWithPlanAgreementAndCelebration() {
        story.formedOn(FORMED);
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.planWithActivities(3);
        story.on(END);
        story.evaluates();
        assertThatThrownBy(() -> story.decides("ADVANCE"))
                .isInstanceOf(FormRejected.class)
                .hasMessage("La etapa no puede avanzar todavía. Faltan: convenio firmado por las tres partes,"
                        + " celebración realizada.");
        story.threeSignatures();
        story.celebration();
        story.decides("ADVANCE");
        assertThat(story.stage().stage()).isEqualTo(Stage.CONSOLIDATION);
        assertThat(story.stage().startedOn()).isEqualTo(END);
    }

    @Test
    void anExtensionGivesMoreMonthsAndMoreFollowUpsAndTheClosingComesAgain() {
        story.formedOn(FORMED);
        story.sensitized();
        story.on(END);
        story.evaluates();
        assertThatThrownBy(() -> story.does(
                        AllianceStory.MANAGER,
                        StageClosingModel.TASK_DECIDE,
                        Map.of("decision", "EXTEND", "months", 2)))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("El motivo es obligatorio");
        story.does(
                AllianceStory.MANAGER,
                StageClosingModel.TASK_DECIDE,
                Map.of("decision", "EXTEND", "months", 2, "reason", "Faltó tiempo"));
        assertThat(story.stage().plannedEndOn()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(story.stage().stage()).isEqualTo(Stage.SENSITIZATION);
        assertThat(story.mails("STAGE_EXTENDED")).hasSize(4);
        // 1 October had its closing meeting; the next follow-up is due on 2 November (1 is a holiday, and a Sunday).
        assertThat(story.dueOfOldestFollowUp()).isEqualTo(LocalDate.of(2026, 11, 2));
        story.on(LocalDate.of(2026, 12, 1));
        assertThat(story.openTasks()).contains(StageClosingModel.TASK_EVALUATE);
        story.evaluates();
        story.decides("ADVANCE");
        assertThat(story.stage().stage()).isEqualTo(Stage.CONSOLIDATION);
    }

    @Test
    void anExtensionDecidedLateReachesIntoTheFutureAndBringsNoFollowUpsOfThePast() {
        story.formedOn(FORMED);
        story.sensitized();
        story.on(LocalDate.of(2026, 12, 10));
        story.evaluates();
        assertThatThrownBy(() -> story.does(
                        AllianceStory.MANAGER,
                        StageClosingModel.TASK_DECIDE,
                        Map.of("decision", "EXTEND", "months", 2, "reason", "Tarde")))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("el nuevo fin de la etapa ya habría pasado");
        story.does(
                AllianceStory.MANAGER,
                StageClosingModel.TASK_DECIDE,
                Map.of("decision", "EXTEND", "months", 4, "reason", "Tarde"));
        assertThat(story.followUps())
                .filteredOn(FollowUp::isOpen)
                .singleElement()
                .satisfies(next -> assertThat(next.dueOn()).isEqualTo(LocalDate.of(2027, 1, 4)));
    }

    @Test
    void aStageMayCloseEarlyOnceItsConditionsHold() {
        story.formedOn(FORMED);
        story.framingMeeting();
        assertThatThrownBy(() -> alliances.requestClosing(story.code())).isInstanceOf(StageNotReady.class);
        story.induction();
        story.firstVisit();
        story.planWithActivities(3);
        story.threeSignatures();
        story.celebration();
        story.on(LocalDate.of(2026, 7, 15));
        alliances.requestClosing(story.code());
        story.evaluates();
        story.decides("ADVANCE");
        assertThat(story.stage().stage()).isEqualTo(Stage.CONSOLIDATION);
        assertThat(story.stage().startedOn()).isEqualTo(LocalDate.of(2026, 7, 15));
        // The follow-up of July was still open and had fallen due; that of August is not needed any more.
        assertThat(story.followUps())
                .filteredOn(followUp ->
                        followUp.stageRunId().equals(story.stages().get(0).id()))
                .extracting(FollowUp::status)
                .containsExactly(
                        FollowUp.Status.NOT_HELD,
                        FollowUp.Status.NOT_HELD,
                        FollowUp.Status.NOT_HELD,
                        FollowUp.Status.CANCELLED);
    }

    @Test
    void anEarlyClosingMayFindThatItIsNotYetTime() {
        story.formedOn(FORMED);
        story.sensitized();
        story.on(LocalDate.of(2026, 7, 15));
        alliances.requestClosing(story.code());
        story.evaluates();
        assertThatThrownBy(() -> story.does(
                        AllianceStory.MANAGER,
                        StageClosingModel.TASK_DECIDE,
                        Map.of("decision", "EXTEND", "months", 2, "reason", "No")))
                .isInstanceOf(FormRejected.class);
        story.decides("CONTINUE");
        assertThat(story.stage().stage()).isEqualTo(Stage.SENSITIZATION);
        story.on(END.minusDays(1));
        assertThat(story.openTasks()).doesNotContain(StageClosingModel.TASK_EVALUATE);
        story.on(END);
        assertThat(story.openTasks()).contains(StageClosingModel.TASK_EVALUATE);
        // Each follow-up came once, although the closing was asked for in between.
        assertThat(story.followUps()).extracting(FollowUp::number).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aClosingMayEndTheAlliance() {
        story.formedOn(FORMED);
        story.sensitized();
        story.on(END);
        story.evaluates();
        story.decides("END", "La empresa cierra");
        assertThat(story.alliance().status()).isEqualTo(Alliance.Status.ENDED);
        assertThat(story.runningInstances()).isZero();
        assertThat(story.mails("ALLIANCE_ENDED")).hasSize(4);
    }

    @Test
    void consolidationRenewsTheBaselineAndRedesignsThePlanThatThenComesIntoForce() {
        consolidation();
        StageRun run = story.stage();
        assertThat(run.preparationOn()).isEqualTo(LocalDate.of(2027, 7, 1));
        story.on(LocalDate.of(2027, 6, 30));
        assertThat(story.openTasks()).doesNotContain(StageModel.TASK_RENEW_BASELINE);
        story.on(LocalDate.of(2027, 7, 1));
        story.renewsBaseline();
        story.redesignsPlan();
        assertThat(plans.inForce(story.code()).orElseThrow().versionNumber()).isEqualTo(1);
        assertThat(plans.waiting(story.code()).orElseThrow().versionNumber()).isEqualTo(2);
        story.on(LocalDate.of(2027, 10, 1));
        story.evaluates();
        assertThat(evaluations.complianceAt(run.id())).hasSize(5).allMatch(c -> c.planned() == 1);
        story.decides("ADVANCE");
        WorkPlan second = plans.inForce(story.code()).orElseThrow();
        assertThat(second.versionNumber()).isEqualTo(2);
        assertThat(second.activities()).allMatch(activity -> activity.state() == Activity.State.PENDING);
        assertThat(plans.waiting(story.code())).isEmpty();
    }

    @Test
    void thePreparationCanBeBroughtForward() {
        consolidation();
        assertThat(story.openTasks()).doesNotContain(StageModel.TASK_RENEW_BASELINE);
        alliances.requestPreparation(story.code());
        assertThat(story.openTasks()).contains(StageModel.TASK_RENEW_BASELINE);
    }

    @Test
    void continuityThatIsNotSustainableRunsAgainAndOneThatIsGraduates() {
        consolidation();
        alliances.requestPreparation(story.code());
        story.renewsBaseline();
        story.redesignsPlan();
        alliances.requestClosing(story.code());
        story.evaluates();
        story.decides("ADVANCE");
        assertThat(story.stage().stage()).isEqualTo(Stage.CONTINUITY);

        LocalDate end = alliances.closingOn(story.stage());
        alliances.requestPreparation(story.code());
        story.projectsLongTerm();
        story.on(end);
        assertThatThrownBy(story::evaluates)
                .isInstanceOf(FormRejected.class)
                .hasMessage("Si la alianza puede seguir sin Jxi es obligatorio en la etapa de Continuidad.");
        story.evaluatesAs(false);
        assertThatThrownBy(() -> story.decides("ADVANCE"))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("evaluación que concluye que la alianza es sustentable");
        story.decides("REPEAT", "Falta una contraparte estable");
        assertThat(story.stage().stage()).isEqualTo(Stage.CONTINUITY);
        assertThat(story.stage().runNumber()).isEqualTo(4);
        assertThat(story.stage().startedOn()).isEqualTo(end);

        LocalDate again = alliances.closingOn(story.stage());
        alliances.requestPreparation(story.code());
        story.projectsLongTerm();
        story.on(again);
        story.evaluatesAs(true);
        story.decides("ADVANCE");
        assertThat(story.alliance().status()).isEqualTo(Alliance.Status.SUSTAINED);
        assertThat(story.runningInstances()).isZero();
        assertThatThrownBy(() -> alliances.requestClosing(story.code())).isInstanceOf(Refused.class);
    }

    private void consolidation() {
        story.formedOn(FORMED);
        story.sensitized();
        story.on(END);
        story.evaluates();
        story.decides("ADVANCE");
    }
}
