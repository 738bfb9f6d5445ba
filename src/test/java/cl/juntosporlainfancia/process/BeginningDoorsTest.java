package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.incorporation.Incorporation.Status;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.PendingWork;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.util.HtmlUtils;

/** What a browser's form would not send is refused at the server as well, in the same words; and nobody gets in from beside. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, BeginningStory.class})
class BeginningDoorsTest {

    private static final String PASSWORD = "una-clave-de-prueba";

    @LocalServerPort
    int port;

    @Autowired
    BeginningStory story;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    PendingWork work;

    @Autowired
    ObjectMapper json;

    private String code = "";

    @BeforeEach
    void anInvitation() {
        story.begins(LocalDate.of(2026, 8, 3));
        registry.add("otra", CompanyDetails.named("Otra empresa"));
        registry.addPerson("ajena", "Persona ajena", "ajena@prueba.example", null);
        registry.join("ajena", Party.company("otra").groupId(), Membership.Role.COUNTERPART);
        code = story.invites("Fundación Puertas");
        for (String username : List.of(BeginningStory.MANAGER, BeginningStory.OCA, "ajena")) {
            accounts.open(username, PASSWORD);
        }
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    private HttpResponse<String> submit(Visitor visitor, String definition, Map<String, Object> values) {
        Map<String, Object> variables = new HashMap<>();
        values.forEach((key, value) -> variables.put(
                key, value instanceof List ? Map.of("value", written(value), "type", "Json") : Map.of("value", value)));
        return visitor.send(
                "POST",
                "/camunda/api/engine/engine/default/task/" + task(definition) + "/submit-form",
                "application/json",
                written(Map.of("variables", variables)));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String task(String definition) {
        return work.of(List.of(code)).stream()
                .filter(task -> task.definition().equals(definition))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void refused(HttpResponse<String> answer, String... words) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
    }

    @Test
    @DisplayName("a call past the form is refused with the form's own sentences, and the task stays open")
    void pastTheForm() {
        Visitor organization = loggedIn(BeginningStory.OCA);
        String task = "userTask_answerInvitation";
        refused(submit(organization, task, Map.of()), "Diga si al organismo le interesa participar.");
        refused(submit(organization, task, Map.of("interested", "TAL_VEZ")), "¿Le interesa al organismo participar?");
        refused(
                submit(organization, task, Map.of("interested", "YES", "comment", "x".repeat(2001))),
                "El comentario admite hasta 2.000 caracteres.");
        refused(
                submit(
                        organization,
                        task,
                        Map.of(
                                "interested",
                                "YES",
                                "residences",
                                List.of(Map.of("name", "Casa", "comuna", "Atlantis")))),
                "Atlantis",
                "comunas de Chile");
        refused(
                submit(
                        organization,
                        task,
                        Map.of(
                                "interested",
                                "YES",
                                "residences",
                                List.of(Map.of("name", "Casa", "comuna", "Ñuñoa", "places", -5)))),
                "Las plazas van de 1 a 1.000.");
        assertThat(story.incorporation().status()).isEqualTo(Status.INVITED);
        assertThat(registry.residencesOf(story.incorporation().organizationCode()))
                .isEmpty();

        assertThat(submit(
                                organization,
                                task,
                                Map.of(
                                        "interested",
                                        "YES",
                                        "residences",
                                        List.of(Map.of("name", "Casa", "comuna", "nunoa", "places", 12))))
                        .statusCode())
                .isEqualTo(204);
        assertThat(registry.residencesOf(story.incorporation().organizationCode()))
                .singleElement()
                .satisfies(residence -> assertThat(residence.region()).isEqualTo("Metropolitana"));
    }

    @Test
    @DisplayName("another party sees neither the task nor the page, and invites nobody")
    void fromBeside() {
        Visitor other = loggedIn("ajena");
        String path = "/camunda/api/engine/engine/default/task/" + task("userTask_answerInvitation");
        assertThat(other.get(path).statusCode()).isIn(403, 404);
        assertThat(submit(other, "userTask_answerInvitation", Map.of("interested", "NO", "comment", "no"))
                        .statusCode())
                .isIn(403, 404);
        assertThat(other.get("/incorporaciones/" + code).statusCode()).isEqualTo(403);
        assertThat(other.get("/incorporaciones").statusCode()).isEqualTo(403);
        assertThat(other.get("/incorporaciones/nueva").statusCode()).isEqualTo(403);
        assertThat(loggedIn(BeginningStory.OCA).get("/incorporaciones/" + code).statusCode())
                .isEqualTo(200);
        assertThat(story.incorporation().status()).isEqualTo(Status.INVITED);
    }

    @Test
    @DisplayName("an invitation by the page: what is wrong is told at its field and nothing typed is lost")
    void byThePage() {
        Visitor manager = loggedIn(BeginningStory.MANAGER);
        HttpResponse<String> answer = manager.post(
                "/incorporaciones/nueva",
                "/incorporaciones/nueva",
                Map.of("organizationName", "Fundación Nueva", "contactName", "Ana Díaz", "contactEmail", "ana arroba"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(answer.body()))
                .contains("Fundación Nueva", "Ana Díaz", "ana arroba", "no puede ser una dirección de correo");
        answer = manager.post(
                "/incorporaciones/nueva",
                "/incorporaciones/nueva",
                Map.of(
                        "organizationName",
                        "Fundación Nueva",
                        "contactName",
                        "Ana Díaz",
                        "contactEmail",
                        "ana@nueva.example"));
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/incorporaciones/I-");
    }

    @Test
    @DisplayName("the page of mails leads to the incorporation, not to an alliance")
    void fromTheMails() {
        Visitor manager = loggedIn(BeginningStory.MANAGER);
        assertThat(manager.get("/correos").body())
                .contains("href=\"/incorporaciones/" + code + "\"")
                .doesNotContain("/alianzas/" + code);
    }
}
