package cl.juntosporlainfancia.panel;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.NextVersion;
import cl.juntosporlainfancia.workplan.PlanRounds;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The pages of an agreed plan, over HTTP as a browser does. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({cl.juntosporlainfancia.TestClock.class, AllianceStory.class, NextVersion.class})
class PlanPagesTest {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern FILE = Pattern.compile("name=\"planilla\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    NextVersion next;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    WorkPlans plans;

    @Autowired
    PlanRounds rounds;

    @BeforeEach
    void aPlanInForceAndSomebodyFromElsewhere() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.planWithActivities(3);
        registry.add("otra", CompanyDetails.named("Otra empresa"));
        registry.addPerson("ajena", "Persona ajena", "ajena@prueba.example", null);
        registry.join("ajena", Party.company("otra").groupId(), Membership.Role.COUNTERPART);
        for (String username : new String[] {
            AllianceStory.MANAGER, AllianceStory.COMPANY, AllianceStory.RESIDENCE, AllianceStory.COS, "ajena"
        }) {
            accounts.open(username, PASSWORD);
        }
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        return visitor;
    }

    private String page() {
        return "/alianzas/" + story.code() + "/plan";
    }

    private Activity activity(int index) {
        return plans.inForce(story.code()).orElseThrow().activities().get(index);
    }

    private HttpResponse<String> says(Visitor visitor, Activity activity, Map<String, String> form) {
        Map<String, String> whole = new java.util.HashMap<>(form);
        whole.put("version", String.valueOf(activity.version()));
        return visitor.post(page(), page() + "/actividades/" + activity.id(), whole);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void onlyWhoSeesTheAllianceSeesItsPlan() {
        for (String path : new String[] {"", "?version=1", ".xlsx", "/comparar", "/borrador/importar"}) {
            assertThat(loggedIn(AllianceStory.COMPANY).get(page() + path).statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(loggedIn("ajena").get(page() + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(location(new Visitor(port).get(page() + path))).endsWith("/login");
        }
        assertThat(loggedIn(AllianceStory.COMPANY).get(page() + "?version=2").statusCode())
                .isEqualTo(404);
        assertThat(loggedIn(AllianceStory.COMPANY)
                        .get(page() + "/borrador.xlsx")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoLooksOnReadsAndSaysNothing() {
        Visitor cos = loggedIn(AllianceStory.COS);
        assertThat(cos.get(page()).body())
                .contains("Actividad 1", "Carta Gantt")
                .doesNotContain("Informar qué pasó");
        assertThat(says(cos, activity(0), Map.of("kind", "REMOVED", "reason", "Porque sí"))
                        .statusCode())
                .isEqualTo(403);
        Visitor other = loggedIn("ajena");
        assertThat(other.post("/panel", page() + "/actividades/" + activity(0).id(), Map.of("kind", "REMOVED"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(activity(0).state()).isEqualTo(Activity.State.PENDING);
    }

    @Test
    void whatWasDoneIsSaidThereAndShown() {
        Visitor company = loggedIn(AllianceStory.COMPANY);
        HttpResponse<String> answer = says(
                company,
                activity(0),
                Map.of("kind", "DONE", "doneOn", story.today().toString(), "attendance", "12", "evidence", "Acta"));
        assertThat(location(answer)).isEqualTo(page() + "#a-" + activity(0).id());
        String shown = company.get(page()).body();
        assertThat(shown).contains("Quedó registrado", "Asistieron 12 personas", "Acta", "Historia: 1 anotación");
        assertThat(company.get("/alianzas/" + story.code()).body())
                .contains(
                        "3 actividades: 1 realizada, 2 pendientes, ninguna eliminada.", "Versión 1: realizada, fecha");
    }

    @Test
    void aRefusalKeepsWhatWasTyped() {
        Visitor residence = loggedIn(AllianceStory.RESIDENCE);
        LocalDate tomorrow = story.today().plusDays(1);
        HttpResponse<String> answer = says(
                residence,
                activity(1),
                Map.of(
                        "kind",
                        "DONE",
                        "doneOn",
                        tomorrow.toString(),
                        "attendance",
                        "7",
                        "evidence",
                        "Lo que escribí con cuidado"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "La fecha en que se realizó «Actividad 2» no puede ser posterior a hoy.",
                        "value=\"" + tomorrow + "\"",
                        "value=\"7\"",
                        "Lo que escribí con cuidado");
        assertThat(says(residence, activity(1), Map.of("kind", "POSTPONED", "newEnd", "2030-01-01", "reason", ""))
                        .body())
                .contains("El motivo es obligatorio", "value=\"2030-01-01\"");
        assertThat(says(residence, activity(1), Map.of("kind", "DONE", "doneOn", "ayer", "evidence", "Una nota"))
                        .body())
                .contains("«ayer» no es una fecha.", "Una nota");
        for (String far : new String[] {"+999999999-01-01", "9999-01-01", "0026-01-01"}) {
            assertThat(says(residence, activity(1), Map.of("kind", "POSTPONED", "newEnd", far, "reason", "Lluvia"))
                            .body())
                    .contains("La nueva fecha de término debe estar entre los años 2000 y 2100.", "Lluvia");
        }
        assertThat(says(residence, activity(1), Map.of("evidence", "Sin elegir"))
                        .body())
                .contains("Elija qué pasó con la actividad.", "Sin elegir");
        assertThat(activity(1).state()).isEqualTo(Activity.State.PENDING);
    }

    @Test
    void controlCharactersOfAFormAreLeftOut() {
        Visitor company = loggedIn(AllianceStory.COMPANY);
        assertThat(says(company, activity(0), Map.of("kind", "REMOVED", "reason", "Cambió\u0000 el local"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(activity(0).reason()).isEqualTo("Cambió el local");
    }

    @Test
    void theSecondOfTwoIsToldAndKeepsItsWords() {
        Visitor company = loggedIn(AllianceStory.COMPANY);
        Visitor residence = loggedIn(AllianceStory.RESIDENCE);
        Activity seen = activity(0);
        says(company, seen, Map.of("kind", "REMOVED", "reason", "Cambió el local"));
        assertThat(says(residence, seen, Map.of("kind", "DONE", "doneOn", "2026-04-01", "evidence", "Sí se hizo"))
                        .body())
                .contains("Otra persona informó «Actividad 1»", "Sí se hizo", "Cambió el local");
        assertThat(activity(0).state()).isEqualTo(Activity.State.REMOVED);
    }

    @Test
    void aVersionThatWasReplacedHasNoFormAndTakesNone() {
        next.agreed(draft -> next.delete(draft.activities().get(0)));
        next.comesIntoForce();
        Visitor company = loggedIn(AllianceStory.COMPANY);
        assertThat(company.get(page()).body()).contains("Informar qué pasó", "Versión 2");
        assertThat(company.get(page() + "?version=1").body())
                .contains("Reemplazada")
                .doesNotContain("Informar qué pasó");
        Activity former =
                plans.version(story.code(), 1).orElseThrow().activities().get(1);
        assertThat(says(company, former, Map.of("kind", "REMOVED", "reason", "Tarde"))
                        .body())
                .contains("no es de la versión vigente del plan", "eliminada. Tarde");
        // What could not even be read is not lost either.
        assertThat(says(company, former, Map.of("kind", "DONE", "doneOn", "ayer", "evidence", "Fuimos todos"))
                        .body())
                .contains("«ayer» no es una fecha.", "realizada. Fuimos todos");
        assertThat(company.get(page() + "/comparar?a=1&b=2").body())
                .contains("Quedan atrás", "Actividad 1", "Consolidar lo logrado");
        assertThat(company.get(page() + "/comparar?a=1&b=1").body()).contains("Elija dos versiones distintas.");
        assertThat(company.get(page() + "/comparar?a=1&b=7").statusCode()).isEqualTo(404);
    }

    @Test
    void aVersionCanBeTakenAlong() {
        HttpResponse<String> answer = loggedIn(AllianceStory.COMPANY).get(page() + ".xlsx?version=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("spreadsheetml");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("plan-" + story.code() + "-version-1.xlsx");
    }

    @Test
    void aSheetIsTriedShownAndTakenByWhoseTurnItIs() {
        rounds.open(story.code());
        rounds.needsOrdered(story.code());
        String form = page() + "/borrador/importar";
        int before = story.draft().activities().size();
        Visitor company = loggedIn(AllianceStory.COMPANY);
        assertThat(company.get(page()).body()).contains("Ver la versión 2 en construcción");
        HttpResponse<String> tried = upload(
                company,
                form,
                "Estándar;Actividad;Desde;Hasta\n2.1;Taller de música;"
                        + story.draft().startsOn() + ";" + story.draft().endsOn() + "\n9.9;Otra;;\n");
        assertThat(tried.body())
                .contains("Taller de música", "Entraría", "El estándar «9.9» no existe", "Tomar la actividad");
        assertThat(story.draft().activities()).hasSize(before);
        Matcher file = FILE.matcher(tried.body());
        assertThat(file.find()).isTrue();
        HttpResponse<String> taken =
                company.post(form, form + "/tomar", Map.of("planilla", file.group(1), "nombre", "plan.csv"));
        assertThat(location(taken)).isEqualTo(page() + "/borrador");
        assertThat(story.draft().activities()).hasSize(before + 1);

        Visitor residence = loggedIn(AllianceStory.RESIDENCE);
        assertThat(residence.get(form).body()).contains("en este paso escribe la otra parte");
        assertThat(residence
                        .post("/panel", form + "/tomar", Map.of("planilla", file.group(1), "nombre", "plan.csv"))
                        .body())
                .contains("en este paso escribe la otra parte");
        assertThat(upload(company, form, "a;b\n1;2\n").body()).contains("No se reconoce el encabezado");
        assertThat(company.get(page() + "/borrador.xlsx?vacia=true").statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> upload(Visitor visitor, String page, String content) {
        Matcher token = TOKEN.matcher(visitor.get(page).body());
        assertThat(token.find()).isTrue();
        String body = "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token.group(1)
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"plan.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + content + "\r\n--x--\r\n";
        return visitor.send("POST", page, "multipart/form-data; boundary=x", body);
    }

    @Test
    void anAddressOfNothingIsNotFound() {
        assertThat(loggedIn(AllianceStory.COMPANY)
                        .post(
                                page(),
                                page() + "/actividades/" + UUID.randomUUID(),
                                Map.of("kind", "REMOVED", "reason", "x"))
                        .statusCode())
                .isEqualTo(404);
    }
}
