package cl.juntosporlainfancia.panel;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisAnswers;
import cl.juntosporlainfancia.diagnosis.DiagnosisScene;
import cl.juntosporlainfancia.diagnosis.DiagnosisScene.Steps;
import cl.juntosporlainfancia.diagnosis.DiagnosisState;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** Who reads and who writes a diagnosis, and that nothing of what was sent is lost. Called over HTTP, as a browser does. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class, DiagnosisScene.class})
class DiagnosisPagesTest {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Steps steps;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    DiagnosisAnswers answers;

    @Autowired
    AllianceService alliances;

    private String hash = "";

    @BeforeEach
    void twoResidencesAndTwoCompanies() {
        story.formedOn(TODAY);
        registry.add("otra", CompanyDetails.named("Otra empresa"));
        registry.add("otro-hogar", ResidenceDetails.of("Otro hogar", "fundacion", "Ñuñoa"));
        registry.addPerson("ajena", "Persona ajena", "ajena@prueba.example", null);
        registry.join("ajena", Party.company("otra").groupId(), Membership.Role.COUNTERPART);
        registry.addPerson("vecina", "Persona vecina", "vecina@prueba.example", null);
        registry.join("vecina", Party.residence("otro-hogar").groupId(), Membership.Role.COUNTERPART);
        registry.addPerson("voluntaria", "Persona voluntaria", "voluntaria@prueba.example", null);
        registry.join("voluntaria", Groups.VOLUNTEERS, Membership.Role.MEMBER);
        hash = accounts.hash(PASSWORD);
    }

    private Visitor loggedIn(String username) {
        accounts.openWithHash(username, hash);
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        return visitor;
    }

    private static String page(String code) {
        return "/diagnosticos/" + code;
    }

    private static HttpResponse<String> json(Visitor visitor, String code, String path, String body) {
        // The page with the list of alliances has the token too, for who can't see the form.
        Matcher token = TOKEN.matcher(visitor.get("/panel").body());
        assertThat(token.find()).isTrue();
        return visitor.send(
                "POST",
                page(code) + path + "?_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8),
                "application/json",
                body);
    }

    private static String draft(int version, String current) {
        return "{\"version\":%d,\"currentState\":\"%s\",\"desiredState\":\"\",\"needs\":[],\"noNeed\":false}"
                .formatted(version, current);
    }

    @Test
    void whatIsTypedIsKeptAndASecondPersonIsToldOfTheFirst() {
        String code = steps.visited("casa-azul", TODAY);
        Visitor residence = loggedIn(AllianceStory.RESIDENCE);
        Visitor organization = loggedIn(AllianceStory.ORGANIZATION);
        HttpResponse<String> first = json(residence, code, "/estandares/1.1", draft(0, "De la residencia"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body())
                .contains("\"version\":1", "\"savedAt\":\"09:00\"", "\"answered\":0", "\"total\":17")
                .contains("\"progress\":\"BEGUN\"", "\"steps\":[0,0,0,0,0,0]");
        HttpResponse<String> second = json(organization, code, "/estandares/1.1", draft(0, "Del organismo"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("De la residencia", "Persona residencia", "\"version\":1");
        assertThat(json(organization, code, "/estandares/1.2", draft(0, "Del organismo"))
                        .statusCode())
                .isEqualTo(200);
        // Told, the second person keeps her own: that is said by the version that was shown.
        assertThat(json(organization, code, "/estandares/1.1", draft(1, "Del organismo"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(answers.entry(code, "1.1").updatedBy()).isEqualTo(AllianceStory.ORGANIZATION);
        HttpResponse<String> tooLong = json(residence, code, "/estandares/1.1", draft(2, "a".repeat(2001)));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("El estado actual de 1.1 admite hasta 2.000", "currentState");
        HttpResponse<String> profile = json(
                residence,
                code,
                "/residencia",
                "{\"version\":0,\"headCounts\":{\"4-6\":\"5\",\"7-10\":\"\"},\"valueProposal\":\"Una casa abierta\"}");
        assertThat(profile.statusCode()).isEqualTo(200);
        assertThat(answers.profile(code).headCounts()).isEqualTo(Map.of("4-6", 5));
        assertThat(json(residence, code, "/residencia", "{\"version\":1,\"headCounts\":{\"4-6\":\"cinco\"}}")
                        .body())
                .contains("El número de «4 a 6 años» debe ser entero");
        assertThat(answers.profile(code).children()).isEqualTo(5);
    }

    @Test
    void withoutASessionOrATokenNothingIsKeptAndThePageCanTell() {
        String code = steps.visited("casa-azul", TODAY);
        Visitor nobody = new Visitor(port);
        assertThat(nobody.send("POST", page(code) + "/estandares/1.1", "application/json", draft(0, "x"))
                        .statusCode())
                .isIn(302, 401, 403);
        assertThat(nobody.get(page(code) + "/sesion").statusCode()).isEqualTo(302);
        Visitor residence = loggedIn(AllianceStory.RESIDENCE);
        assertThat(residence
                        .send("POST", page(code) + "/estandares/1.1", "application/json", draft(0, "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(residence.get(page(code) + "/sesion").body())
                .contains("\"username\":\"residencia\"", "X-CSRF-TOKEN", "\"token\"");
        assertThat(answers.entry(code, "1.1").version()).isZero();
    }

    @Test
    void whileItIsMadeOnlyTheResidenceItsOrganisationAndTheTeamSeeIt() {
        String code = steps.visited("casa-azul", TODAY);
        int missing = loggedIn("vecina").get(page("D-9999")).statusCode();
        assertThat(missing).isEqualTo(404);
        for (String hidden : new String[] {"vecina", "ajena", AllianceStory.COMPANY}) {
            Visitor visitor = loggedIn(hidden);
            for (String path : new String[] {"", "?paso=2", "/imprimir", "/sesion"}) {
                assertThat(visitor.get(page(code) + path).statusCode())
                        .as("%s at %s", hidden, path)
                        .isEqualTo(missing);
            }
            // Who writes in none by its role is stopped at the door.
            assertThat(json(visitor, code, "/estandares/1.1", draft(0, "x")).statusCode())
                    .isIn(403, missing);
            assertThat(json(visitor, code, "/residencia", "{\"version\":0,\"headCounts\":{}}")
                            .statusCode())
                    .isIn(403, missing);
            assertThat(visitor.post("/panel", page(code) + "/enviar", Map.of()).statusCode())
                    .isIn(403, missing);
            assertThat(visitor.post("/panel", page(code) + "/ayuda", Map.of("question", "?"))
                            .statusCode())
                    .isIn(403, missing);
            assertThat(visitor.post("/panel", page(code) + "/pasos/1", Map.of()).statusCode())
                    .isIn(403, missing);
            assertThat(visitor.get("/diagnosticos").body()).doesNotContain("Casa Azul");
        }
        for (String writer :
                new String[] {AllianceStory.RESIDENCE, AllianceStory.ORGANIZATION, AllianceStory.MANAGER}) {
            assertThat(loggedIn(writer).get(page(code)).body()).as(writer).contains("Parte 1 de 6", "Guardar y seguir");
        }
        Visitor volunteer = loggedIn("voluntaria");
        assertThat(volunteer.get(page(code)).body())
                .contains("Diagnóstico de Casa Azul", "Un patio techado")
                .doesNotContain("Guardar y seguir");
        assertThat(json(volunteer, code, "/estandares/1.1", draft(0, "x")).statusCode())
                .isEqualTo(403);
        assertThat(volunteer.get("/diagnosticos").body()).contains("Casa Azul", "Diagnósticos");
        assertThat(loggedIn(AllianceStory.RESIDENCE).get("/panel").body()).doesNotContain("href=\"/diagnosticos\"");
    }

    @Test
    void aCompanyReadsTheAcceptedOneOnceItIsLinkedAndNothingInternal() {
        String code = steps.accepted("casa-azul", TODAY);
        Visitor before = loggedIn("ajena");
        assertThat(before.get(page(code)).statusCode()).isEqualTo(404);
        assertThat(before.get(page(code) + "/imprimir").statusCode()).isEqualTo(404);
        alliances.form(new FormAlliance("casa-azul", "otra", AllianceStory.MANAGER));
        String seen = before.get(page(code)).body();
        assertThat(seen)
                .contains("Hoy en 1.1", "Primera de 1.1", "Una casa abierta al barrio", "Muy completa")
                .doesNotContain("Ojo con el personal", "Un patio techado", "Guardar y seguir");
        assertThat(before.get(page(code) + "/imprimir").body()).contains("Hoy en 1.1");
        assertThat(loggedIn(AllianceStory.RESIDENCE).get(page(code)).body()).doesNotContain("Ojo con el personal");
        assertThat(loggedIn(AllianceStory.ORGANIZATION).get(page(code)).body()).doesNotContain("Ojo con el personal");
        assertThat(loggedIn(AllianceStory.MANAGER).get(page(code)).body()).contains("Ojo con el personal", "Interna");
        // The next one is nobody's business until it is accepted too.
        String next = steps.visited("casa-azul", TODAY);
        assertThat(before.get(page(next)).statusCode()).isEqualTo(404);
        assertThat(loggedIn(AllianceStory.RESIDENCE).get(page(next)).body())
                .contains("Lo que respondieron el 01-04-2026", "Hoy en 1.1");
    }

    @Test
    void withoutAScriptAPageIsAFormAndNothingOfItIsLost() {
        String code = steps.visited("casa-azul", TODAY);
        Visitor residence = loggedIn(AllianceStory.RESIDENCE);
        HttpResponse<String> kept = residence.post(
                page(code),
                page(code) + "/pasos/2",
                Map.of(
                        "version.2.1", "0",
                        "currentState.2.1", "Hoy",
                        "desiredState.2.1", "Mañana",
                        "need.2.1", "Un taller",
                        "priority.2.1", "HIGH",
                        "version.2.2", "0",
                        "currentState.2.2", "Solo hoy"));
        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(kept.headers().firstValue("Location").orElse("")).endsWith("?paso=3");
        assertThat(answers.entry(code, "2.1").isAnswered()).isTrue();
        assertThat(answers.entry(code, "2.2").currentState()).isEqualTo("Solo hoy");

        steps.as(
                AllianceStory.ORGANIZATION,
                () -> answers.save(
                        code,
                        "2.1",
                        new cl.juntosporlainfancia.diagnosis.Draft(
                                1, "Del organismo", "Mañana", java.util.List.of(), true)));
        Map<String, String> mine = Map.of("version.2.1", "1", "currentState.2.1", "De la residencia");
        HttpResponse<String> told = residence.post(page(code), page(code) + "/pasos/2", mine);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body())
                .contains("Otra persona cambió esto", "Del organismo", "De la residencia")
                .contains("Conservar lo mío", "Usar lo guardado")
                .containsPattern("name=\"version.2.1\"\\s+value=\"2\"");
        assertThat(answers.entry(code, "2.1").currentState()).isEqualTo("Del organismo");
        residence.post(
                page(code),
                page(code) + "/pasos/2",
                Map.of("version.2.1", "2", "currentState.2.1", "De la residencia", "choice.2.1", "stored"));
        assertThat(answers.entry(code, "2.1").currentState()).isEqualTo("Del organismo");
        residence.post(
                page(code),
                page(code) + "/pasos/2",
                Map.of("version.2.1", "2", "currentState.2.1", "De la residencia", "choice.2.1", "mine"));
        assertThat(answers.entry(code, "2.1").currentState()).isEqualTo("De la residencia");

        HttpResponse<String> refused = residence.post(
                page(code),
                page(code) + "/pasos/6",
                Map.of("profileVersion", "0", "ages.4-6", "muchos", "valueProposal", "Lo que ofrecemos"));
        assertThat(refused.body())
                .contains("El número de «4 a 6 años» debe ser entero", "Lo que ofrecemos", "value=\"muchos\"");
    }

    @Test
    void itIsHandedInOnlyCompleteAndByItsTask() {
        String code = steps.visited("casa-azul", TODAY);
        Visitor residence = loggedIn(AllianceStory.RESIDENCE);
        residence.post(page(code), page(code) + "/enviar", Map.of());
        assertThat(residence.get(page(code) + "?paso=6").body()).contains("A la ficha le falta: estado actual");
        steps.fill(code);
        residence.post(page(code), page(code) + "/enviar", Map.of());
        // There is no model behind this diagnosis, hence no task.
        assertThat(residence.get(page(code) + "?paso=6").body())
                .contains("no hay una tarea abierta para llenarla", "La ficha está completa");
        assertThat(diagnoses.get(code).state()).isEqualTo(DiagnosisState.FILLING);
    }

    @Test
    void whoChecksItRemarksOnAStandardAndTheResidenceReadsItWhenItComesBack() {
        String code = steps.visited("casa-azul", TODAY);
        steps.fill(code);
        diagnoses.handIn(code);
        Visitor residence = loggedIn(AllianceStory.RESIDENCE);
        Visitor organization = loggedIn(AllianceStory.ORGANIZATION);
        assertThat(residence
                        .post("/panel", page(code) + "/observaciones/1.2", Map.of("text", "No me toca"))
                        .statusCode())
                .isEqualTo(403);
        // A mark that is not this person's to give is left out.
        organization.post(
                page(code), page(code) + "/observaciones/1.2", Map.of("text", "Decir cuándo", "internal", "true"));
        loggedIn(AllianceStory.MANAGER)
                .post(page(code), page(code) + "/observaciones/1.3", Map.of("text", "Delicado", "internal", "true"));
        diagnoses.validate(code, false, "Falta un detalle");
        assertThat(residence.get(page(code) + "?paso=1").body())
                .contains("Les devolvieron la ficha", "Falta un detalle", "Decir cuándo")
                .doesNotContain("Delicado");
        residence.post(page(code), page(code) + "/ayuda", Map.of("question", "¿Qué detalle?"));
        assertThat(residence.get(page(code)).body()).contains("¿Qué detalle?", "Todavía sin respuesta.");
        diagnoses.giveHelp(code, "El del patio");
        assertThat(residence.get(page(code)).body()).contains("El del patio");
        assertThat(loggedIn(AllianceStory.MANAGER).get("/diagnosticos").body()).contains("17 de 17", "Hoy");
    }

    @Test
    void theEmptyFormIsForEverybodyWhoIsLoggedIn() {
        assertThat(new Visitor(port).get("/diagnosticos/ficha").statusCode()).isEqualTo(302);
        String blank = loggedIn("ajena").get("/diagnosticos/ficha").body();
        assertThat(blank)
                .contains("Ficha de autodiagnóstico", "Cuentan con una cultura institucional", "14 a 17 años")
                .contains("Vida independiente", "Propuesta de valor");
        assertThat(blank.split("<article", -1)).hasSize(1 + 17 + 2);
    }
}
