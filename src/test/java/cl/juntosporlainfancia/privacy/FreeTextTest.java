package cl.juntosporlainfancia.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.workplan.Saving;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Whoever types what looks like a child's name is asked once, at every door. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class})
class FreeTextTest {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final String NAMED = "Camila Rojas estuvo muy contenta.";

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void anAlliance() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        jdbc.sql("delete from juntos.text_confirmation").update();
    }

    private void anotherManager() {
        registry.addPerson("gestor", "Otro gestor", "gestor@prueba.example", null);
        registry.join("gestor", Groups.ALLIANCE_MANAGERS, Membership.Role.MEMBER);
    }

    private Map<String, Object> meeting(String notes) {
        return Map.of("heldOn", "2026-04-01", "participants", "Ana Soto, por la empresa", "notes", notes);
    }

    private void framing(String person, String notes) {
        story.does(person, "userTask_holdFramingMeeting", meeting(notes));
    }

    private long confirmed() {
        return jdbc.sql("select count(*) from juntos.audit_event where action = 'TEXT_CONFIRMED'")
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("a task's form is refused in one sentence that names the field and the words; sent again it is taken")
    void task() {
        long before = confirmed();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> framing(AllianceStory.MANAGER, NAMED))
                .withMessage(
                        "En «Acuerdos y expectativas», «Camila Rojas» parece el nombre completo de una persona. Nunca se"
                                + " anota a un niño, niña o adolescente. Si es una persona adulta, envíe otra vez sin cambiar el"
                                + " texto; si no, bórrelo.");
        assertThat(confirmed()).isEqualTo(before);
        assertThat(story.openTasks()).contains("userTask_holdFramingMeeting");
        framing(AllianceStory.MANAGER, NAMED);
        assertThat(story.openTasks()).doesNotContain("userTask_holdFramingMeeting");
        assertThat(confirmed()).isEqualTo(before + 1);
        // Of the words nothing is kept beside the text itself.
        assertThat(jdbc.sql("select coalesce(string_agg(to_jsonb(e)::text, ' '), '') from juntos.audit_event e"
                                + " where action = 'TEXT_CONFIRMED'")
                        .query(String.class)
                        .single())
                .doesNotContain("Camila");
    }

    @Test
    @DisplayName("a text that was changed, another person's and one after half an hour are asked about anew")
    void asksAnew() {
        anotherManager();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> framing(AllianceStory.MANAGER, NAMED));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> framing(AllianceStory.MANAGER, "Camila Rojas Soto estuvo muy contenta."));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> framing("gestor", NAMED));
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(31)));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> framing(AllianceStory.MANAGER, NAMED));
        framing(AllianceStory.MANAGER, NAMED);
    }

    @Test
    @DisplayName("an adult is named where adults are, a child is not")
    void adults() {
        framing(AllianceStory.MANAGER, "Todo bien.");
        Map<String, Object> induction = new HashMap<>(Map.of(
                "heldOn", "2026-04-01", "participants", "La niña Camila", "headCount", 3, "protocolExplained", true));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> story.does(AllianceStory.COMPANY, "userTask_inductVolunteers", induction))
                .withMessageContaining("niña Camila");
    }

    @Test
    @DisplayName("a plan that names somebody is kept while it is typed, and asked about when its step is handed on")
    void plan() {
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.ordersNeeds();
        story.saves(
                AllianceStory.COMPANY,
                new Saving.Row(UUID.randomUUID(), 0, story.activity("2.1", "Clases de guitarra para Benjamín Pérez")));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(story::proposes)
                .withMessageContaining("En «Actividad», «Benjamín Pérez» parece el nombre completo");
        story.proposes();
        assertThat(story.openTasks()).contains("userTask_addValueProposal");
    }

    @Test
    @DisplayName("the contact's page asks beside the field, keeps what was typed, and takes it the second time")
    void contact() {
        accounts.open(AllianceStory.MANAGER, PASSWORD);
        Visitor manager = new Visitor(port);
        manager.logIn(AllianceStory.MANAGER, PASSWORD);
        String page = "/alianzas/" + story.code() + "/contacto";
        Map<String, String> form = Map.of(
                "heldOn",
                "2026-04-01",
                "channel",
                "CALL",
                "withWhom",
                "Ana Soto",
                "summary",
                "El niño Benjamín cumple años. RUT 23.456.789-6.",
                "supervision",
                "true");
        HttpResponse<String> asked = manager.post(page, page, form);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(asked.body()))
                .contains("En «Resumen», «23.456.789-6» y «niño Benjamín» parecen datos de personas.")
                .contains("El niño Benjamín cumple años. RUT 23.456.789-6.</textarea>");
        assertThat(manager.post(page, page, form).statusCode()).isEqualTo(302);
        assertThat(jdbc.sql("select summary from juntos.contact")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("El niño Benjamín cumple años. RUT 23.456.789-6."));
    }
}
