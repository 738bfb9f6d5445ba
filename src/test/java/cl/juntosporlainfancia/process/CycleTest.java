package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.Alliance;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.process.closing.StageClosingModel;
import cl.juntosporlainfancia.process.plan.PlanModel;
import cl.juntosporlainfancia.process.stage.StageModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The whole cycle: 30 months, 13 follow-ups, 3 closings, each on its day (manual, sections 3 and 4.2; rules 2). */
@ApplicationTest
@Import(AllianceStory.class)
class CycleTest {

    @Autowired
    AllianceStory story;

    @ParameterizedTest(name = "formed on {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    2026-08-31 | 2026-09-30 2026-11-02 2026-11-30 2026-12-31 2027-02-01 2027-03-01 | 2027-05-03 2027-07-01 2027-09-01 2027-11-02 2028-01-03 2028-03-01 | 2028-06-01 2028-09-01 2028-12-01 2029-03-01
                    2028-02-29 | 2028-03-29 2028-05-02 2028-05-29 2028-06-29 2028-07-31 2028-08-29 | 2028-10-30 2028-12-29 2029-02-28 2029-04-30 2029-06-29 2029-08-29 | 2029-11-29 2030-02-28 2030-05-29 2030-08-29
                    2026-09-03 | 2026-10-05 2026-11-03 2026-12-03 2027-01-04 2027-02-03 2027-03-03 | 2027-05-03 2027-07-05 2027-09-03 2027-11-03 2028-01-03 2028-03-03 | 2028-06-05 2028-09-04 2028-12-04 2029-03-05
                    2026-09-18 | 2026-10-19 2026-11-18 2026-12-18 2027-01-18 2027-02-18 2027-03-18 | 2027-05-18 2027-07-19 2027-09-20 2027-11-18 2028-01-18 2028-03-20 | 2028-06-21 2028-09-20 2028-12-20 2029-03-20
                    """)
    void anAllianceLivesItsThirtyMonthsThroughThreeStages(
            LocalDate start, String sensitization, String consolidation, String continuity) {
        story.formedOn(start);
        assertThat(story.stage().startedOn()).isEqualTo(start);
        story.sensitized();

        lives(Stage.SENSITIZATION, days(sensitization));
        lives(Stage.CONSOLIDATION, days(consolidation));
        lives(Stage.CONTINUITY, days(continuity));

        assertThat(story.alliance().status()).isEqualTo(Alliance.Status.SUSTAINED);
        assertThat(story.runningInstances()).isZero();
        assertThat(story.followUps()).hasSize(13).allMatch(f -> f.status() == FollowUp.Status.HELD);
        assertThat(story.stages()).extracting(StageRun::outcome).containsOnly(StageRun.Outcome.ADVANCED);
        assertThat(story.mails("FOLLOW_UP_INVITATION")).hasSize(13 * 4);
        assertThat(story.mails("FOLLOW_UP_MINUTES")).hasSize(13 * 4);
        assertThat(story.mails("STAGE_CLOSING_DUE")).hasSize(3);
    }

    /** Every day but the last is a follow-up's, the last is the closing's. */
    private void lives(Stage stage, List<LocalDate> days) {
        assertThat(story.stage().stage()).isEqualTo(stage);
        List<LocalDate> followUps = days.subList(0, days.size() - 1);
        LocalDate closing = days.get(days.size() - 1);
        for (LocalDate day : followUps) {
            assertThat(story.dueOfOldestFollowUp()).isEqualTo(day);
            story.on(day);
            prepareClosing();
            story.holdsFollowUp();
        }
        story.on(closing.minusDays(1));
        prepareClosing();
        assertThat(story.openTasks()).doesNotContain(StageClosingModel.TASK_EVALUATE);
        story.on(closing);
        if (stage == Stage.CONTINUITY) {
            story.evaluatesAs(true);
        } else {
            story.evaluates();
        }
        story.decides("ADVANCE");
    }

    private void prepareClosing() {
        if (story.openTasks().contains(StageModel.TASK_RENEW_BASELINE)) {
            story.renewsBaseline();
            story.redesignsPlan();
        }
        if (story.openTasks().contains(PlanModel.TASK_ORDER_NEEDS)) {
            story.projectsLongTerm();
        }
    }

    private static List<LocalDate> days(String text) {
        return Arrays.stream(text.strip().split("\\s+")).map(LocalDate::parse).toList();
    }
}
