package cl.juntosporlainfancia.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.AccountLinks;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.EndingNotice;
import cl.juntosporlainfancia.alliance.GiveNotice;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.PersonDetails;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Rut;
import cl.juntosporlainfancia.workplan.Saving;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.util.HtmlUtils;

/** Somebody who has lived through part of an alliance sees what is kept of her, and is erased. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class})
class ErasureTest {

    private static final String LOGIN = "zulema-quinelao";
    private static final String NAME = "Zulema Quiñelao Ñancupán";
    private static final String MAIL = "zulema.quinelao@inconfundible.example";
    private static final String PHONE = "+56 9 8765 4321";
    private static final Rut RUT = new Rut(14_567_890);
    private static final String PASSWORD = "una-clave-de-prueba";

    /** Whatever would still tell who she was. */
    private static final String TRACE =
            "zulema|qui[nñ]elao|[nñ]ancup[aá]n|inconfundible|8765[ .-]?4321|14\\.?567\\.?890";

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountLinks links;

    @Autowired
    AllianceService alliances;

    @Autowired
    Erasure erasure;

    @Autowired
    Inventory inventory;

    @Autowired
    TaskService engineTasks;

    @Autowired
    JdbcClient jdbc;

    private String pseudonym = "";

    @BeforeEach
    void sheTakesPart() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        registry.addPerson(LOGIN, NAME, MAIL, PHONE);
        registry.join(LOGIN, Groups.ALLIANCE_MANAGERS, Membership.Role.MEMBER);
        // Only a party's own people have the RUT that stands beside their name.
        registry.join(LOGIN, Party.company("acme").groupId(), Membership.Role.DEPUTY);
        registry.leave(LOGIN, Party.company("acme").groupId());
        accounts.open(LOGIN, PASSWORD);
        accounts.open("administradora", PASSWORD);
        links.invite(LOGIN);
        pseudonym = java.util.Objects.requireNonNull(
                registry.person(LOGIN).orElseThrow().pseudonym());
        engineTasks.setAssignee(story.task("userTask_holdFramingMeeting").id(), LOGIN);
        story.does(
                LOGIN,
                "userTask_holdFramingMeeting",
                Map.of(
                        "heldOn",
                        "2026-04-01",
                        "participants",
                        "ZULEMA QUIÑELAO, por Jxi (9 8765-4321)",
                        "notes",
                        "Escribir a Zulema Quinelao Nancupan, ZULEMA.quinelao@inconfundible.example."));
        story.induction();
        story.firstVisit();
        story.ordersNeeds();
        story.beginsPlanThisMonth();
        story.saves(
                AllianceStory.COMPANY,
                new Saving.Row(UUID.randomUUID(), 0, story.activity("2.1", "Taller con " + NAME)));
        story.proposes();
        story.addsValueProposal();
        story.agreesGantt();
        story.findsCoherent();
        story.allApprove();
        story.preparesAgreement();
        Map<String, Object> signed = new HashMap<>(story.signature());
        signed.put("signedBy", NAME);
        signed.put("rut", RUT.formatted());
        story.answersAgreement(AllianceStory.COMPANY, signed);
        Map<String, Object> returned =
                Map.of("decision", "RETURN", "remarks", "El RUT " + RUT.formatted() + " es otro.");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> story.answersAgreement(AllianceStory.COS, returned));
        story.answersAgreement(AllianceStory.COS, returned);
        story.as(
                LOGIN,
                () -> alliances.giveNotice(
                        story.code(),
                        new GiveNotice(EndingNotice.GivenBy.PROGRAMME, false, "Lo pidió Zulema Quiñelao.")));
        jdbc.sql("update juntos.work_plan set frozen_on = agreed_on").update();
        jdbc.sql("insert into juntos.notification_warning (occasion, occurrence, reason, addressee, noted_at)"
                        + " values ('TASK_DIGEST', '2026-W14/' || ?, 'IMPOSSIBLE_ADDRESS', ?, now())")
                .params(LOGIN, NAME + " <" + MAIL + ">")
                .update();
    }

    private Set<String> found() {
        Set<String> found = new TreeSet<>();
        jdbc.sql("""
                        select c.table_schema || '.' || c.table_name as place, c.column_name
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and table_schema in ('juntos', 'public')
                          and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY')
                        """)
                .query((row, n) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .forEach(column -> {
                    if (jdbc.sql("select exists (select 1 from %s where \"%s\"::text ~* ?)"
                                    .formatted(column.get(0), column.get(1)))
                            .param(TRACE)
                            .query(Boolean.class)
                            .single()) {
                        found.add(column.get(0).replace("juntos.", "") + "." + column.get(1));
                    }
                });
        return found;
    }

    private Visitor administrator() {
        Visitor visitor = new Visitor(port);
        visitor.logIn("administradora", PASSWORD);
        return visitor;
    }

    @Test
    @DisplayName(
            "after an erasure no table tells who she was, but what is kept for a reason; the trail tells what she did")
    void erased() {
        assertThat(found())
                .contains(
                        "person.name",
                        "person.searched",
                        "account.username",
                        "milestone.participants",
                        "milestone.notes",
                        "milestone.recorded_by",
                        "activity.description",
                        "plan_change.subject",
                        "plan_change.fields",
                        "agreement_signature.signed_by",
                        "agreement_return.remarks",
                        "ending_notice.reason",
                        "audit_note.note",
                        "outbox.recipient",
                        "outbox.text_body",
                        "notification_warning.occurrence",
                        "public.act_id_user.id_",
                        "public.act_hi_taskinst.assignee_");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> erasure.erase(LOGIN, LOGIN))
                .withMessageContaining("privacy.erase.member");
        registry.leave(LOGIN, Groups.ALLIANCE_MANAGERS);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> erasure.erase(LOGIN, "zulema"))
                .withMessageContaining("privacy.erase.typed");
        assertThat(erasure.preview(LOGIN).obstacles()).isEmpty();
        assertThat(erasure.preview(LOGIN).kept())
                .extracting(Erasure.Line::label)
                .contains("Convenio, quien firmó", "Auditoría, quién");

        Visitor administrator = administrator();
        String page = "/registro/personas/" + LOGIN + "/borrar";
        HttpResponse<String> preview = administrator.get(page);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(preview.body())).contains(pseudonym, "es prueba de un contrato vigente");
        HttpResponse<String> done = administrator.post(page, page, Map.of("typed", LOGIN));
        String login = pseudonym.toLowerCase(java.util.Locale.ROOT);
        assertThat(done.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/registro/personas/" + login));

        Set<String> kept = inventory.columns().stream()
                .filter(column -> column.erasure() == Inventory.Erasure.KEEP)
                .map(column -> column.table() + "." + column.column())
                .collect(Collectors.toSet());
        assertThat(found()).contains("agreement_signature.signed_by").isSubsetOf(kept);
        assertThat(new Visitor(port).logIn(LOGIN, PASSWORD)).contains("login");
        assertThat(registry.person(login).orElseThrow().name()).isEqualTo(pseudonym);
        assertThat(jdbc.sql("select recorded_by from juntos.milestone where notes like '%P-%'")
                        .query(String.class)
                        .single())
                .isEqualTo(login);
        assertThat(jdbc.sql("select action from juntos.audit_event where actor = ? or subject = ?")
                        .params(pseudonym, pseudonym)
                        .query(String.class)
                        .list())
                .contains("MILESTONE_RECORDED", "ENDING_NOTIFIED", "PERSON_ERASED");
        assertThat(administrator.get("/alianzas/" + story.code()).statusCode()).isEqualTo(200);
        assertThat(administrator.get("/registro/personas/" + login).statusCode())
                .isEqualTo(200);
        assertThat(erasure.preview(login).obstacles())
                .extracting(Refused::messageKey)
                .containsExactly("privacy.erase.already");
        assertThat(HtmlUtils.htmlUnescape(
                        administrator.get("/registro/personas/" + login).body()))
                .contains("Los datos de esta persona se borraron")
                .doesNotContain("/editar", "/enlace", "/borrar");
        refusedAsErased(() -> registry.join(login, Groups.ALLIANCE_MANAGERS, Membership.Role.MEMBER));
        refusedAsErased(() -> links.invite(login));
        refusedAsErased(() -> registry.changePerson(
                login,
                registry.person(login).orElseThrow().version(),
                new PersonDetails("Otra", "otra@prueba.example", null)));
        // What is frozen is so for everybody else.
        assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update juntos.activity set description = 'otra'")
                        .update());
    }

    @Test
    @DisplayName("nobody is erased while he or she accompanies an alliance or has taken a task")
    void obstacles() {
        engineTasks.setAssignee(story.task(story.openTasks().get(0)).id(), LOGIN);
        registry.leave(AllianceStory.MANAGER, Groups.ALLIANCE_MANAGERS);
        assertThat(erasure.preview(AllianceStory.MANAGER).obstacles())
                .extracting(Refused::messageKey)
                .containsExactly("privacy.erase.manages");
        registry.leave(LOGIN, Groups.ALLIANCE_MANAGERS);
        assertThat(erasure.preview(LOGIN).obstacles())
                .extracting(Refused::messageKey)
                .containsExactly("privacy.erase.tasks");
    }

    @Test
    @DisplayName("everybody takes along what is kept of him or her, administrators what is kept of anybody")
    void export() {
        Visitor she = new Visitor(port);
        she.logIn(LOGIN, PASSWORD);
        HttpResponse<String> page = she.get("/mis-datos");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(page.body()))
                .contains(NAME, MAIL, PHONE, "Hito, quien lo registró", "ZULEMA QUIÑELAO", "Auditoría, quién")
                .doesNotContain("Huella de la contraseña");
        HttpResponse<String> json = she.get("/mis-datos.json");
        assertThat(json.body()).contains(NAME, MAIL, "Actividad del plan").doesNotContain("{bcrypt}", "Taller con");
        assertThat(she.file("/mis-datos.xlsx").body()).startsWith('P', 'K');
        String theirs = "/registro/personas/" + LOGIN + "/datos";
        assertThat(she.get(theirs).statusCode()).isEqualTo(403);
        assertThat(she.get("/registro/personas/" + LOGIN + "/borrar").statusCode())
                .isEqualTo(403);
        Visitor administrator = administrator();
        assertThat(administrator.get(theirs).statusCode()).isEqualTo(200);
        assertThat(administrator.get(theirs + ".json").body()).contains(NAME);
        assertThat(administrator.get("/mis-datos.json").body()).doesNotContain(NAME);
        assertThat(jdbc.sql("select count(*) from juntos.audit_event"
                                + " where action = 'PERSONAL_DATA_EXPORTED' and subject = ?")
                        .param(pseudonym)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    private static void refusedAsErased(ThrowingCallable written) {
        assertThatExceptionOfType(Refused.class).isThrownBy(written).withMessageContaining("person.erased");
    }

    private String summary() {
        return jdbc.sql("select with_whom || ' / ' || summary from juntos.contact")
                .query(String.class)
                .single();
    }

    private void said(String withWhom, String summary) {
        jdbc.sql("delete from juntos.contact").update();
        jdbc.sql(
                        "insert into juntos.contact (id, alliance_code, channel, held_on, supervision, with_whom, summary,"
                                + " recorded_by, recorded_at) values (gen_random_uuid(), ?, 'CALL', '2026-04-01', true, ?, ?, 'gestora', now())")
                .params(story.code(), withWhom, summary)
                .update();
    }

    @Test
    @DisplayName("who is called like another, or writes from a like address, takes nothing of the other's along")
    void others() {
        registry.addPerson("ana", "Ana Soto", "ana@x.example", null);
        registry.addPerson("anadiaz", "Ana Soto Díaz", "mariana@x.example", null);
        registry.addPerson("juan", "Juan Pablo Soto", "juan@x.example", null);
        registry.addPerson("juanrojas", "Juan Pablo Rojas", "otro.juan@x.example", null);
        registry.addPerson("maria", "María José Tapia", "maria@x.example", null);
        jdbc.sql("insert into juntos.outbox (id, recipient, recipient_name, occasion, occurrence, subject, text_body,"
                        + " html_body, message_id, status, next_attempt_at, left_at, sent_at) values (gen_random_uuid(),"
                        + " 'mariana@x.example', 'Ana Soto Díaz', 'MINUTES', 'x', 'Acta', 'Hola', '<p>Hola', '<x>', 'SENT',"
                        + " now(), now(), now())")
                .update();
        jdbc.sql("update juntos.company set name = 'Talleres Juan Pablo Soto Limitada' where code = 'acme'")
                .update();
        String words = "Ana Soto, Ana Soto Díaz, Juan Pablo Rojas, María José Rojas, mariana@x.example, ";
        said("Gerencia", words + "ana@x.example. Juan Pablo Soto; María José Tapia");
        assertThat(erasure.preview("ana").namesake()).isTrue();
        assertThat(erasure.preview("anadiaz").namesake()).isTrue();
        assertThat(erasure.preview("maria").namesake()).isFalse();
        String ana = erasure.erase("ana", "ana").toUpperCase(java.util.Locale.ROOT);
        assertThat(summary()).isEqualTo("Gerencia / " + words + ana + ". Juan Pablo Soto; María José Tapia");
        String juan = erasure.erase("juan", "juan").toUpperCase(java.util.Locale.ROOT);
        String maria = erasure.erase("maria", "maria").toUpperCase(java.util.Locale.ROOT);
        assertThat(summary()).isEqualTo("Gerencia / " + words + ana + ". " + juan + "; " + maria);
        assertThat(jdbc.sql("select recipient || ' ' || recipient_name from juntos.outbox where occurrence = 'x'")
                        .query(String.class)
                        .single())
                .isEqualTo("mariana@x.example Ana Soto Díaz");
        assertThat(registry.name(Party.company("acme"))).contains("Talleres Juan Pablo Soto Limitada");
    }

    @Test
    @DisplayName("a text that is full already is cut where the pseudonym is longer than the name")
    void full() {
        registry.addPerson("li", "Li Bo", "li@x.example", null);
        int longest = jdbc.sql("select character_maximum_length from information_schema.columns"
                        + " where table_schema = 'juntos' and table_name = 'contact' and column_name = 'with_whom'")
                .query(Integer.class)
                .single();
        said("Li Bo " + "x".repeat(longest - 6), "Nada");
        String login = erasure.erase("li", "li");
        assertThat(summary()).startsWith(login.toUpperCase(java.util.Locale.ROOT) + " x");
    }
}
