package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.Alliance;
import cl.juntosporlainfancia.alliance.AllianceNotActive;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.EndingNotice;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.alliance.GiveNotice;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A party ends the alliance (manual, annex 7.3, clauses TERCERO b and NOVENO; rules P11). */
@ApplicationTest
@Import(AllianceStory.class)
class EndingTest {

    private static final LocalDate NOTICE = LocalDate.of(2026, 5, 4);

    @Autowired
    AllianceStory story;

    @Autowired
    AllianceService alliances;

    @Autowired
    WorkPlans plans;

    @BeforeEach
    void anAllianceUnderWay() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        story.sensitized();
        story.on(NOTICE);
    }

    private void giveNotice(boolean immediate) {
        alliances.giveNotice(
                story.code(), new GiveNotice(EndingNotice.GivenBy.COMPANY, immediate, "Cambió la estrategia"));
    }

    @Test
    void itTakesEffectThirtyRunningDaysAfterTheNotice() {
        giveNotice(false);
        assertThat(story.alliance().endingOn()).isEqualTo(LocalDate.of(2026, 6, 3));
        assertThat(story.mails("ENDING_NOTIFIED")).hasSize(4);
        story.on(LocalDate.of(2026, 6, 2));
        assertThat(story.alliance().status()).isEqualTo(Alliance.Status.ACTIVE);
        story.on(LocalDate.of(2026, 6, 3));
        assertThat(story.alliance().status()).isEqualTo(Alliance.Status.ENDED);
        assertThat(story.runningInstances()).isZero();
        assertThat(story.openTasks()).isEmpty();
        assertThat(story.stages()).extracting(StageRun::outcome).containsExactly(StageRun.Outcome.ENDED);
        assertThat(story.followUps()).noneMatch(followUp -> followUp.isOpen());
        assertThat(plans.inForce(story.code()).orElseThrow().activities())
                .allMatch(activity -> activity.state() == Activity.State.REMOVED)
                .extracting(Activity::reason)
                .containsOnly("La alianza terminó.");
        assertThat(story.mails("ALLIANCE_ENDED")).hasSize(4);
    }

    @Test
    void itMayBeWithdrawnUntilThenAndGivenAgain() {
        giveNotice(false);
        assertThatThrownBy(() -> giveNotice(false))
                .isInstanceOf(Refused.class)
                .extracting("messageKey")
                .isEqualTo("ending.already");
        story.on(LocalDate.of(2026, 6, 1));
        alliances.withdrawNotice(story.code());
        assertThat(story.mails("ENDING_WITHDRAWN")).hasSize(4);
        assertThatThrownBy(() -> alliances.withdrawNotice(story.code()))
                .isInstanceOf(Refused.class)
                .extracting("messageKey")
                .isEqualTo("ending.none");
        story.on(LocalDate.of(2026, 6, 8));
        assertThat(story.alliance().status()).isEqualTo(Alliance.Status.ACTIVE);
        giveNotice(false);
        story.on(LocalDate.of(2026, 7, 8));
        assertThat(story.alliance().status()).isEqualTo(Alliance.Status.ENDED);
    }

    @Test
    void forDamageToTheImageItEndsTheSameDay() {
        giveNotice(true);
        assertThat(story.alliance().status()).isEqualTo(Alliance.Status.ENDED);
        assertThat(story.alliance().finishedOn()).isEqualTo(NOTICE);
        assertThat(story.runningInstances()).isZero();
        assertThatThrownBy(() -> giveNotice(true)).isInstanceOf(AllianceNotActive.class);
    }

    @Test
    void anImmediateEndingDoesNotWaitForANoticeThatStands() {
        giveNotice(false);
        giveNotice(true);
        assertThat(story.alliance().status()).isEqualTo(Alliance.Status.ENDED);
        assertThat(story.runningInstances()).isZero();
    }

    @Test
    void theSamePairMayAllyAgainAfterwards() {
        giveNotice(true);
        String again = alliances.form(new FormAlliance("casa-azul", "acme", AllianceStory.MANAGER));
        assertThat(again).isNotEqualTo(story.code());
    }
}
