package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** No door is open without a login, and behind it each sees his or her own only. Called over HTTP, as a browser does. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({cl.juntosporlainfancia.TestClock.class, AllianceStory.class})
class DoorsTest {

    private static final String PASSWORD = "una-clave-de-prueba";

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @BeforeEach
    void anAllianceAndSomebodyFromElsewhere() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        registry.add("otra", CompanyDetails.named("Otra empresa"));
        registry.addPerson("ajena", "Persona ajena", "ajena@prueba.example", null);
        registry.join("ajena", Party.company("otra").groupId(), Membership.Role.COUNTERPART);
        for (String username :
                new String[] {AllianceStory.MANAGER, AllianceStory.COMPANY, AllianceStory.DIRECTOR, "ajena"}) {
            accounts.open(username, PASSWORD);
        }
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    private static int status(Visitor visitor, String method, String path) {
        return visitor.send(method, path, "application/json", method.equals("GET") ? "" : "{}")
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/panel",
                "/alianzas/nueva",
                "/correos",
                "/registro",
                "/registro/organismos",
                "/registro/personas/gestora",
                "/registro/importar",
                "/clave",
                "/clave/pedir/mas",
                "/demo",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/user",
                "/camunda/api/admin/auth/user/default",
                "/engine-rest/task",
                "/actuator",
                "/actuator/env",
                "/h2-console"
            })
    void withoutALoginThereIsOnlyTheLoginPage(String path) {
        HttpResponse<String> answer = new Visitor(port).get(path);
        if (answer.statusCode() == 302) {
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
        } else {
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void healthIsOpenAndSaysNoMore() {
        HttpResponse<String> answer = new Visitor(port).get("/actuator/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void aWrongPasswordOpensNothing() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(AllianceStory.COMPANY, "otra-clave")).contains("error");
        assertThat(visitor.get("/panel").statusCode()).isEqualTo(302);
    }

    @Test
    void aCompanySeesItsOwnTaskAndAnotherCompanyDoesNot() {
        story.framingMeeting();
        String task = story.task("userTask_inductVolunteers").id();
        Visitor own = loggedIn(AllianceStory.COMPANY);
        Visitor other = loggedIn("ajena");
        String path = "/camunda/api/engine/engine/default/task/" + task;
        assertThat(status(own, "GET", path)).isEqualTo(200);
        assertThat(status(own, "GET", path + "/form-variables")).isEqualTo(200);
        assertThat(status(other, "GET", path)).isIn(403, 404);
        assertThat(status(other, "GET", path + "/form-variables")).isIn(403, 404);
        assertThat(other.get("/camunda/api/engine/engine/default/task").body()).isEqualTo("[]");
        assertThat(status(own, "GET", "/alianzas/" + story.code())).isEqualTo(200);
        assertThat(status(other, "GET", "/alianzas/" + story.code())).isEqualTo(404);
    }

    @Test
    void aPersonTakesATaskForHimselfOnlyAndMayLetItGo() {
        story.framingMeeting();
        Visitor own = loggedIn(AllianceStory.COMPANY);
        String task = "/camunda/api/engine/engine/default/task/"
                + story.task("userTask_inductVolunteers").id();
        assertThat(claim(own, task, "ajena")).isEqualTo(400);
        assertThat(claim(own, task, AllianceStory.COMPANY)).isEqualTo(204);
        assertThat(claim(loggedIn("ajena"), task, "ajena")).isEqualTo(403);
        assertThat(status(own, "POST", task + "/unclaim")).isEqualTo(204);
        assertThat(story.task("userTask_inductVolunteers").assignee()).isNull();
    }

    private static int claim(Visitor visitor, String task, String username) {
        return visitor.send("POST", task + "/claim", "application/json", "{\"userId\":\"" + username + "\"}")
                .statusCode();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "POST, /task/{task}/complete",
        "POST, /task/{task}/resolve",
        "PUT,  /task/{task}/variables/signatory",
        "POST, /task/{task}/localVariables",
        "POST, /task/{task}/assignee",
        "POST, /task/create",
        "DELETE, /task/{task}",
        "POST, /deployment/create",
        "POST, /message",
        "POST, /process-definition/key/alliance/start",
        "POST, /process-instance/delete",
        "POST, /filter/create",
        "PUT,  /user/empresa/credentials",
    })
    void whatWritesBesideAFormIsShut(String method, String path) {
        story.framingMeeting();
        Visitor session = loggedIn(AllianceStory.COMPANY);
        String full = "/camunda/api/engine/engine/default"
                + path.replace("{task}", story.task("userTask_inductVolunteers").id());
        assertThat(status(session, method, full)).isEqualTo(403);
        assertThat(story.openTasks()).containsExactly("userTask_inductVolunteers");
    }

    @Test
    void whatAFormDoesNotDeclareIsDropped() {
        // The story's own door is the same as the browser's: an extra value changes nothing.
        story.does(
                AllianceStory.MANAGER,
                "userTask_holdFramingMeeting",
                Map.of("heldOn", story.today(), "participants", "Todos", "followUpId", "otro", "immediate", true));
        assertThat(story.openTasks()).containsExactly("userTask_inductVolunteers");
        assertThat(story.variable("followUpId")).isNotEqualTo("otro");
        assertThat(story.variable("immediate")).isNull();
    }

    @Test
    void theDemonstrationsClockIsOutOfReach() {
        Visitor director = loggedIn(AllianceStory.DIRECTOR);
        assertThat(status(director, "GET", "/demo")).isEqualTo(404);
        assertThat(status(director, "POST", "/demo/avanzar-mes")).isIn(403, 404, 405);
    }

    @Test
    void managersWatchInCockpitAndPartiesDoNot() {
        assertThat(status(loggedIn(AllianceStory.MANAGER), "GET", "/camunda/app/cockpit/default/"))
                .isEqualTo(200);
        assertThat(status(loggedIn(AllianceStory.COMPANY), "GET", "/camunda/app/cockpit/default/"))
                .isEqualTo(403);
    }
}
