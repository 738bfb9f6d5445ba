package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.followup.Clocks;
import cl.juntosporlainfancia.followup.Commitment;
import cl.juntosporlainfancia.followup.Contact;
import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.process.followup.FollowUpModel;
import cl.juntosporlainfancia.process.form.FormRejected;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One follow-up from its invitation to its minutes, or to being missed (rules P7). */
@ApplicationTest
@Import(AllianceStory.class)
class FollowUpTest {

    /** A Wednesday; the first follow-up is due on Wednesday 1 July. */
    private static final LocalDate FORMED = LocalDate.of(2026, 6, 1);

    private static final LocalDate DUE = LocalDate.of(2026, 7, 1);

    @Autowired
    AllianceStory story;

    @Autowired
    FollowUps followUps;

    @Autowired
    WorkPlans plans;

    @Autowired
    Clocks clocks;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void anAllianceThatHasItsPlan() {
        story.formedOn(FORMED);
        story.sensitized();
    }

    @Test
    void thePartiesAreInvitedTwoWeeksBeforeWithACalendarFile() {
        story.on(DUE.minusDays(15));
        assertThat(story.mails("FOLLOW_UP_INVITATION")).isEmpty();
        story.on(DUE.minusDays(14));
        assertThat(story.mails("FOLLOW_UP_INVITATION"))
                .containsExactly(
                        "empresa@prueba.example",
                        "gestora@prueba.example",
                        "oca@prueba.example",
                        "residencia@prueba.example");
        assertThat(jdbc.sql("select calendar_file from juntos.outbox where occasion = 'FOLLOW_UP_INVITATION' limit 1")
                        .query(String.class)
                        .single())
                .contains("BEGIN:VEVENT", "20260701T");
    }

    @Test
    void remindersGoOutSevenDaysAndOneDayBeforeAndThreeDaysAfterAndOnTheSeventhItIsEscalated() {
        story.on(DUE.minusDays(8));
        assertThat(story.mails("FOLLOW_UP_WEEK_BEFORE")).isEmpty();
        story.on(DUE.minusDays(7));
        assertThat(story.mails("FOLLOW_UP_WEEK_BEFORE")).hasSize(4);
        story.on(DUE.minusDays(2));
        assertThat(story.mails("FOLLOW_UP_DAY_BEFORE")).isEmpty();
        story.on(DUE.minusDays(1));
        assertThat(story.mails("FOLLOW_UP_DAY_BEFORE")).hasSize(4);
        story.on(DUE.plusDays(2));
        assertThat(story.mails("FOLLOW_UP_OVERDUE")).isEmpty();
        story.on(DUE.plusDays(3));
        assertThat(story.mails("FOLLOW_UP_OVERDUE")).containsExactly("gestora@prueba.example");
        story.on(DUE.plusDays(6));
        assertThat(story.task(FollowUpModel.TASK_RECORD).groups()).doesNotContain(Groups.EXECUTIVE_DIRECTOR);
        story.on(DUE.plusDays(7));
        assertThat(story.mails("FOLLOW_UP_ESCALATED"))
                .containsExactly("directora@prueba.example", "gestora@prueba.example");
        assertThat(story.task(FollowUpModel.TASK_RECORD).groups()).contains(Groups.EXECUTIVE_DIRECTOR);
        assertThat(clocks.of(story.alliance()).escalated()).isTrue();
        story.does(AllianceStory.DIRECTOR, FollowUpModel.TASK_RECORD, story.minutes());
        assertThat(story.followUps().get(0).status()).isEqualTo(FollowUp.Status.HELD);
    }

    @Test
    void aFollowUpHeldInTimeIsRemindedNoMore() {
        story.on(DUE);
        story.holdsFollowUp();
        story.on(DUE.plusDays(8));
        assertThat(story.mails("FOLLOW_UP_OVERDUE")).isEmpty();
        assertThat(story.mails("FOLLOW_UP_ESCALATED")).isEmpty();
        assertThat(story.followUps().get(0).status()).isEqualTo(FollowUp.Status.HELD);
    }

    @Test
    void oneStillOpenWhenTheNextFallsDueWasNotHeldAndCountsAgainstTheAlliance() {
        LocalDate next = LocalDate.of(2026, 8, 3); // 1 August is a Saturday
        story.on(next.minusDays(1));
        assertThat(story.followUps().get(0).status()).isEqualTo(FollowUp.Status.INVITED);
        story.on(next);
        assertThat(story.followUps().get(0).status()).isEqualTo(FollowUp.Status.NOT_HELD);
        assertThat(story.mails("FOLLOW_UP_NOT_HELD")).containsExactly("gestora@prueba.example");
        assertThat(clocks.of(story.alliance()).notHeld()).isEqualTo(1);
        assertThat(story.openTasks()).containsExactly(FollowUpModel.TASK_RECORD);
        assertThat(story.dueOfOldestFollowUp()).isEqualTo(next);
    }

    @Test
    void theMinutesTakeTheStateOfEveryActivityAndGoToAllCounterparts() {
        story.on(DUE);
        List<Activity> due = plans.due(story.code(), DUE);
        assertThat(due).hasSize(5);
        List<Map<String, Object>> reports = new ArrayList<>();
        reports.add(Map.of(
                "activityId", due.get(0).id(), "report", "DONE", "on", DUE, "attendance", 12, "note", "Lista firmada"));
        reports.add(Map.of(
                "activityId",
                due.get(1).id(),
                "report",
                "POSTPONED",
                "on",
                due.get(1).endsOn().plusDays(30),
                "note",
                "Feria"));
        reports.add(Map.of("activityId", due.get(2).id(), "report", "REMOVED", "note", "Ya no hace falta"));
        reports.add(story.report(due.get(3), "UNDER_WAY"));
        reports.add(story.report(due.get(4), "UNDER_WAY"));
        Map<String, Object> form = story.minutes();
        form.put("activities", reports);
        story.does(AllianceStory.MANAGER, FollowUpModel.TASK_RECORD, form);

        List<Activity> after = plans.inForce(story.code()).orElseThrow().activities();
        assertThat(after)
                .extracting(Activity::state)
                .containsExactly(
                        Activity.State.DONE,
                        Activity.State.PENDING,
                        Activity.State.REMOVED,
                        Activity.State.PENDING,
                        Activity.State.PENDING);
        assertThat(after.get(0).attendance()).isEqualTo(12);
        assertThat(after.get(1).isPostponed()).isTrue();
        assertThat(after.get(1).originalEndsOn()).isEqualTo(due.get(1).endsOn());
        assertThat(story.mails("FOLLOW_UP_MINUTES")).hasSize(4);
        assertThat(jdbc.sql("select text_body from juntos.outbox where occasion = 'FOLLOW_UP_MINUTES' limit 1")
                        .query(String.class)
                        .single())
                .contains("Actividad 1: realizada – Lista firmada", "Actividad 3: eliminada – Ya no hace falta");
    }

    @Test
    void anActivityWithoutAStateOrAReasonIsRefused() {
        story.on(DUE);
        Map<String, Object> form = story.minutes();
        List<Activity> due = plans.due(story.code(), DUE);
        form.put("activities", List.of(story.report(due.get(0), "UNDER_WAY")));
        assertThatThrownBy(() -> story.does(AllianceStory.MANAGER, FollowUpModel.TASK_RECORD, form))
                .isInstanceOf(FormRejected.class)
                .hasMessage("Falta el estado de la actividad «Actividad 2».");
        List<Map<String, Object>> removed =
                due.stream().map(activity -> story.report(activity, "REMOVED")).toList();
        form.put("activities", removed);
        assertThatThrownBy(() -> story.does(AllianceStory.MANAGER, FollowUpModel.TASK_RECORD, form))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("El motivo es obligatorio para postergar o eliminar «Actividad 1»");
        assertThat(plans.open(story.code())).hasSize(5);
    }

    @Test
    void aFollowUpHeldInTheFutureIsRefused() {
        story.on(DUE);
        Map<String, Object> form = story.minutes();
        form.put("heldOn", DUE.plusDays(1));
        assertThatThrownBy(() -> story.does(AllianceStory.MANAGER, FollowUpModel.TASK_RECORD, form))
                .isInstanceOf(FormRejected.class)
                .hasMessage("La fecha en que se realizó no puede ser posterior a hoy.");
    }

    @Test
    void aCommitmentReappearsInTheNextFollowUpUntilItIsFulfilled() {
        story.on(DUE);
        Map<String, Object> form = story.minutes();
        form.put(
                "commitments",
                List.of(Map.of(
                        "description", "Enviar la nómina", "responsible", "La empresa", "dueOn", DUE.plusDays(10))));
        story.does(AllianceStory.MANAGER, FollowUpModel.TASK_RECORD, form);
        List<Commitment> open = followUps.openCommitments(story.code());
        assertThat(open).extracting(Commitment::description).containsExactly("Enviar la nómina");

        LocalDate next = LocalDate.of(2026, 8, 3);
        story.on(next);
        assertThat(jdbc.sql("select text_body from juntos.outbox where occasion = 'FOLLOW_UP_DAY_BEFORE'"
                                + " order by left_at desc limit 1")
                        .query(String.class)
                        .single())
                .contains("Enviar la nómina");
        Map<String, Object> second = story.minutes();
        second.put("openCommitments", List.of(Map.of("commitmentId", open.get(0).id(), "state", "FULFILLED")));
        story.does(AllianceStory.MANAGER, FollowUpModel.TASK_RECORD, second);
        assertThat(followUps.openCommitments(story.code())).isEmpty();
    }

    @Test
    void aMonthWithoutSupervisionTurnsTheAllianceAmberUntilAContactIsLogged() {
        story.on(DUE);
        assertThat(clocks.of(story.alliance()).amber()).isFalse();
        story.on(DUE.plusDays(1));
        assertThat(clocks.of(story.alliance()).amber()).isTrue();
        followUps.logContact(story.code(), new Contact(story.today(), Channel.EMAIL, "La empresa", "Se saludó", false));
        assertThat(clocks.of(story.alliance()).amber()).isTrue();
        followUps.logContact(
                story.code(), new Contact(story.today(), Channel.CALL, "La empresa", "Se revisó el plan", true));
        assertThat(clocks.of(story.alliance()).amber()).isFalse();
        assertThat(clocks.of(story.alliance()).lastSupervisionOn()).isEqualTo(story.today());
    }
}
