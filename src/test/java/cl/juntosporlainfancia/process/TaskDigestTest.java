package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.notification.SentMails;
import cl.juntosporlainfancia.process.followup.FollowUpModel;
import cl.juntosporlainfancia.process.stage.StageModel;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.TaskDigests;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Due dates by the table, and the daily mail that reminds of them (rules, reminders of tasks). */
@ApplicationTest
@Import(AllianceStory.class)
class TaskDigestTest {

    /** A Monday. */
    private static final LocalDate FORMED = LocalDate.of(2026, 6, 1);

    /** Ten working days later; the framing meeting is the manager's. */
    private static final LocalDate FRAMING_DUE = LocalDate.of(2026, 6, 15);

    /** Twenty working days later, 29 June being a holiday; the induction is the company's. */
    private static final LocalDate INDUCTION_DUE = LocalDate.of(2026, 6, 30);

    @Autowired
    AllianceStory story;

    @Autowired
    TaskDigests digests;

    @Autowired
    AllianceService alliances;

    @Autowired
    Registry registry;

    @Autowired
    TaskService tasks;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    MovableClock clock;

    @Autowired
    SentMails mails;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void anAlliance() {
        story.formedOn(FORMED);
    }

    @Test
    void aTaskIsDueSoManyWorkingDaysAfterItsCreationAtNine() {
        assertThat(story.task(StageModel.TASK_FRAMING).dueAt()).isEqualTo(calendar.startOfWork(FRAMING_DUE));
        story.framingMeeting();
        assertThat(story.task(StageModel.TASK_INDUCTION).dueAt()).isEqualTo(calendar.startOfWork(INDUCTION_DUE));
    }

    @Test
    void aFollowUpKeepsItsOwnDateAndItsOwnReminders() {
        story.sensitized();
        LocalDate due = LocalDate.of(2026, 7, 1);
        story.on(due.plusDays(20));
        assertThat(story.task(FollowUpModel.TASK_RECORD).dueAt()).isEqualTo(calendar.at(due, LocalTime.of(18, 0)));
        assertThat(digestsTo(AllianceStory.MANAGER)).isEmpty();
        assertThat(digestsTo(AllianceStory.DIRECTOR)).isEmpty();
    }

    @Test
    void aFollowUpIsNamedInADigestThatGoesOutAnyway() {
        story.framingMeeting();
        LocalDate escalated = INDUCTION_DUE.plusDays(7);
        story.on(escalated);
        assertThat(digest(AllianceStory.MANAGER, escalated))
                .containsSubsequence(
                        "\nAtrasadas\n- Realizar y registrar seguimiento · Casa Azul\n",
                        "  6 días de atraso: era para el miércoles 1 de julio de 2026\n",
                        "\nEscaladas a usted\n");
    }

    @Test
    void oneIsRemindedAWeekAndADayBeforeOnTheDayAndAfterwardsMoreAndMoreSeldom() {
        story.on(FRAMING_DUE.plusDays(30));
        assertThat(digestsTo(AllianceStory.MANAGER))
                .containsExactly(
                        LocalDate.of(2026, 6, 8), // a week before
                        LocalDate.of(2026, 6, 15), // the day before is a Sunday
                        LocalDate.of(2026, 6, 16),
                        LocalDate.of(2026, 6, 18),
                        LocalDate.of(2026, 6, 22), // escalated on Saturday, and a week after
                        LocalDate.of(2026, 6, 30), // two weeks after is a holiday
                        LocalDate.of(2026, 7, 6),
                        LocalDate.of(2026, 7, 13));
    }

    @Test
    void whatIsLateComesFirstThenTodayThenWhatIsNearAndEachLineLeadsToItsTask() {
        registry.add("beta", CompanyDetails.named("Beta"));
        registry.add("gama", CompanyDetails.named("Gama"));
        String late = story.task(StageModel.TASK_FRAMING).id();
        story.on(LocalDate.of(2026, 6, 8));
        alliances.form(new FormAlliance("casa-azul", "beta", AllianceStory.MANAGER));
        story.on(LocalDate.of(2026, 6, 11));
        alliances.form(new FormAlliance("casa-azul", "gama", AllianceStory.MANAGER));
        LocalDate day = LocalDate.of(2026, 6, 22);
        story.on(day);
        assertThat(digest(AllianceStory.MANAGER, day))
                .contains("el lunes 22 de junio de 2026")
                .containsSubsequence(
                        "\nAtrasadas\n",
                        "- Realizar reunión de encuadre · Casa Azul\n",
                        "  7 días de atraso: era para el lunes 15 de junio de 2026\n",
                        "/camunda/app/tasklist/default/#/?task=" + late + "\n",
                        "\nPara hoy\n",
                        "  Vence hoy, lunes 22 de junio de 2026\n",
                        "\nEn los próximos días\n",
                        "  Vence el jueves 25 de junio de 2026\n",
                        "Abrir mi lista de tareas: ");
        assertThat(subject(AllianceStory.MANAGER, day))
                .isEqualTo("Sus tareas de hoy: 1 atrasada, 1 para hoy y 1 próxima");
        assertThat(digestsTo(AllianceStory.MANAGER)).doesNotHaveDuplicates();
    }

    @Test
    void aTaskOfAGroupIsEverybodysUntilOneTakesIt() {
        join("otra", Party.company("acme").groupId());
        story.framingMeeting();
        story.on(INDUCTION_DUE.minusDays(7));
        assertThat(digestsTo(AllianceStory.COMPANY)).hasSize(1);
        assertThat(digestsTo("otra")).hasSize(1);
        tasks.setAssignee(story.task(StageModel.TASK_INDUCTION).id(), "otra");
        story.on(INDUCTION_DUE);
        assertThat(digestsTo(AllianceStory.COMPANY)).hasSize(1);
        assertThat(digestsTo("otra")).hasSize(2);
    }

    @Test
    void whatIsHeldBySomebodyWhoIsGoneWaitsForTheGroupAgain() {
        join("otra", Party.company("acme").groupId());
        story.framingMeeting();
        tasks.setAssignee(story.task(StageModel.TASK_INDUCTION).id(), "otra");
        leaves("otra");
        story.on(INDUCTION_DUE.minusDays(7));
        assertThat(digestsTo("otra")).isEmpty();
        assertThat(digestsTo(AllianceStory.COMPANY)).hasSize(1);
    }

    @Test
    void anOverdueTaskIsEscalatedToThoseInChargeWithWhoHasIt() {
        story.framingMeeting();
        LocalDate escalated = INDUCTION_DUE.plusDays(7);
        story.on(escalated.minusDays(1));
        assertThat(digestsTo(AllianceStory.MANAGER)).isEmpty();
        story.on(escalated);
        assertThat(digest(AllianceStory.MANAGER, escalated))
                .contains("\nEscaladas a usted\n- Inducir a trabajadores y voluntarios · Casa Azul\n"
                        + "  7 días de atraso: era para el martes 30 de junio de 2026. Corresponde a Empresa Acme.\n")
                .containsOnlyOnce("Inducir a trabajadores");
        assertThat(subject(AllianceStory.MANAGER, escalated)).isEqualTo("Sus tareas de hoy: 1 atrasada y 1 escalada");
        assertThat(digest(AllianceStory.COMPANY, escalated)).contains("\nAtrasadas\n");
        assertThat(digestsTo(AllianceStory.DIRECTOR)).isEmpty();
    }

    @Test
    void whoBelongsToTwoOfItsGroupsIsWrittenToOnce() {
        registry.join(AllianceStory.RESIDENCE, Party.organization("fundacion").groupId(), Membership.Role.DEPUTY);
        // The same person under another login, who typed the address in capitals.
        registry.addPerson("residencia2", "Persona residencia", "RESIDENCIA@prueba.example", null);
        registry.join("residencia2", Party.residence("casa-azul").groupId(), Membership.Role.DEPUTY);
        story.framingMeeting();
        story.induction();
        story.on(INDUCTION_DUE.minusDays(7));
        assertThat(digestsTo(AllianceStory.RESIDENCE)).containsExactly(INDUCTION_DUE.minusDays(7));
        assertThat(digest(AllianceStory.RESIDENCE, INDUCTION_DUE.minusDays(7)))
                .containsOnlyOnce("Realizar primera visita · Casa Azul");
        assertThat(subject(AllianceStory.RESIDENCE, INDUCTION_DUE.minusDays(7)))
                .isEqualTo("Sus tareas de hoy: 1 próxima");
    }

    @Test
    void aDayIsDoneOnceHoweverManyAreAtIt() throws Exception {
        join("otra", Party.company("acme").groupId());
        story.framingMeeting();
        clock.moveTo(calendar.at(INDUCTION_DUE, LocalTime.of(9, 5)));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                runs.add(threads.submit(() -> {
                    together.await();
                    digests.runDue();
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdown();
        }
        digests.runDue();
        assertThat(digestsTo(AllianceStory.COMPANY)).containsExactly(INDUCTION_DUE);
        assertThat(digestsTo("otra")).containsExactly(INDUCTION_DUE);
        assertThat(jdbc.sql("select mails from juntos.digest_run")
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
        // A run that broke off before its end is done again, and what it had left is not left twice.
        jdbc.sql("delete from juntos.digest_run").update();
        digests.runDue();
        assertThat(digestsTo(AllianceStory.COMPANY)).containsExactly(INDUCTION_DUE);
    }

    @Test
    void nothingGoesOutBeforeNineAtNightOrOnADayThatIsNoWorkingDay() {
        story.framingMeeting();
        for (LocalDate free :
                List.of(LocalDate.of(2026, 6, 27), LocalDate.of(2026, 6, 28), LocalDate.of(2026, 6, 29))) {
            clock.moveTo(calendar.at(free, LocalTime.of(12, 0)));
            digests.runDue();
        }
        clock.moveTo(calendar.at(INDUCTION_DUE, LocalTime.of(8, 59)));
        digests.runDue();
        assertThat(digestsTo(AllianceStory.COMPANY)).isEmpty();
        clock.moveTo(calendar.at(INDUCTION_DUE, LocalTime.of(9, 0)));
        digests.runDue();
        assertThat(digestsTo(AllianceStory.COMPANY)).containsExactly(INDUCTION_DUE);
    }

    @Test
    void afterADowntimeOnlyTodayIsWritten() {
        story.framingMeeting();
        story.on(INDUCTION_DUE.minusDays(7));
        LocalDate back = INDUCTION_DUE.plusDays(8);
        clock.moveTo(calendar.at(back, LocalTime.of(15, 0)));
        digests.runDue();
        assertThat(digestsTo(AllianceStory.COMPANY)).containsExactly(INDUCTION_DUE.minusDays(7), back);
    }

    @Test
    void whoHasNothingToDoIsLeftAlone() {
        story.on(INDUCTION_DUE);
        for (String person : List.of(AllianceStory.COMPANY, AllianceStory.RESIDENCE, AllianceStory.COS)) {
            assertThat(digestsTo(person)).as(person).isEmpty();
        }
    }

    @Test
    void aTaskForAGroupWithNobodyIsReportedOnceAWeekByTheGroupsName() {
        leaves(AllianceStory.COMPANY);
        story.framingMeeting();
        LocalDate tuesday = INDUCTION_DUE.minusDays(7);
        story.on(tuesday);
        assertThat(warnings()).containsExactly("NO_ADDRESSEE Empresa Acme: 1 tarea espera");
        story.on(tuesday.plusDays(3));
        clock.moveTo(calendar.at(tuesday.plusDays(3), LocalTime.of(11, 0)));
        digests.runDue();
        assertThat(warnings()).hasSize(1);
        story.on(INDUCTION_DUE.plusDays(1));
        assertThat(warnings()).hasSize(2);
        assertThat(digestsTo(AllianceStory.COMPANY)).isEmpty();
    }

    @Test
    void anAddressThatCannotBeOneIsReportedWithItsGroup() {
        jdbc.sql("update juntos.person set email = 'empresa' where username = ?")
                .param(AllianceStory.COMPANY)
                .update();
        story.framingMeeting();
        story.on(INDUCTION_DUE.plusDays(1));
        assertThat(warnings())
                .contains("IMPOSSIBLE_ADDRESS Persona empresa <empresa>, de Empresa Acme: 1 tarea espera")
                .hasSize(2);
    }

    @Test
    void aResidenceWithoutPeopleOfItsOwnIsSpokenForByItsOrganisation() {
        leaves(AllianceStory.RESIDENCE);
        story.framingMeeting();
        story.induction();
        story.on(INDUCTION_DUE);
        assertThat(digestsTo(AllianceStory.ORGANIZATION)).isNotEmpty();
        assertThat(warnings()).isEmpty();
        leaves(AllianceStory.ORGANIZATION);
        story.on(INDUCTION_DUE.plusDays(1));
        assertThat(warnings())
                .containsExactly(
                        "NO_ADDRESSEE Organismo Fundación Casa · Residencia Casa Azul: 1 tarea espera (1 con atraso)");
    }

    @Test
    void whatIsLivedThroughInSilenceIsNotWritten() {
        digests.silentDuring(() -> story.on(FRAMING_DUE));
        assertThat(digestsTo(AllianceStory.MANAGER)).isEmpty();
        story.on(FRAMING_DUE.plusDays(1));
        assertThat(digestsTo(AllianceStory.MANAGER)).containsExactly(FRAMING_DUE.plusDays(1));
    }

    private void join(String username, String group) {
        registry.addPerson(username, "Persona " + username, username + "@prueba.example", null);
        registry.join(username, group, Membership.Role.MEMBER);
    }

    private void leaves(String username) {
        jdbc.sql("update juntos.membership set until = since where username = ?")
                .param(username)
                .update();
    }

    private List<LocalDate> digestsTo(String username) {
        return jdbc
                .sql("select occurrence from juntos.outbox where occasion = 'TASK_DIGEST' and recipient = ?"
                        + " order by occurrence")
                .param(username + "@prueba.example")
                .query(String.class)
                .list()
                .stream()
                .map(LocalDate::parse)
                .toList();
    }

    private String digest(String username, LocalDate day) {
        return column("text_body", username, day);
    }

    private String subject(String username, LocalDate day) {
        return column("subject", username, day);
    }

    private String column(String column, String username, LocalDate day) {
        return jdbc.sql("select " + column
                        + " from juntos.outbox where occasion = 'TASK_DIGEST' and recipient = ? and occurrence = ?")
                .params(username + "@prueba.example", day.toString())
                .query(String.class)
                .single();
    }

    private List<String> warnings() {
        return mails.warnings(50).stream()
                .filter(warning -> warning.occasion() == Occasion.TASK_DIGEST)
                .map(warning -> warning.reason() + " " + warning.addressee() + ": " + warning.detail())
                .toList();
    }
}
