package cl.juntosporlainfancia.panel;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanScene;
import cl.juntosporlainfancia.workplan.PlanStep;
import cl.juntosporlainfancia.workplan.PlannedActivity;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Who sees and writes a plan, what is refused of it, and that nobody writes over another. Called over HTTP, as the editor does. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class, PlanScene.class, CountedStatements.class})
class PlanEditorTest {

    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    PlanScene scene;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    ObjectMapper json;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CountedStatements.Count statements;

    @Autowired
    Registry registry;

    private String page = "";

    @BeforeEach
    void aPlanIsBuilt() {
        page = "/alianzas/" + scene.proposing() + "/plan/borrador";
    }

    private Visitor visitor(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PlanScene.PASSWORD)).doesNotContain("error");
        return visitor;
    }

    /** Sends as the editor does, with the token of the page. */
    private HttpResponse<String> send(Visitor visitor, String to, Object body) {
        Matcher token = TOKEN.matcher(visitor.get(page).body());
        assertThat(token.find()).as("a token on the page").isTrue();
        return visitor.send(
                "POST",
                page + to + "?_csrf=" + token.group(1),
                "application/json",
                json.valueToTree(body).toString());
    }

    private JsonNode tree(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode activity(UUID id, int version, String description) {
        ObjectNode row = json.createObjectNode();
        row.put("id", id.toString())
                .put("version", version)
                .put("standard", "2.1")
                .put("description", description);
        row.put("startsOn", "2026-12-01").put("endsOn", "2027-02-28").put("funding", "NONE");
        row.putObject("months").putObject("2026-12").put("clp", "100.000").put("hours", "8");
        return row;
    }

    private JsonNode saved(Visitor visitor, ObjectNode... rows) {
        HttpResponse<String> answer = send(visitor, "/cambios", Map.of("activities", List.of(rows)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return tree(answer);
    }

    private PlannedActivity stored(UUID id) {
        return story.draft().activity(id).orElseThrow();
    }

    // ---- doors

    @Test
    void anotherCompanySeesNothingOfIt() {
        Visitor stranger = visitor(PlanScene.STRANGER);
        for (String path : List.of("", "/datos", "/sesion")) {
            assertThat(stranger.get(page + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(new Visitor(port).get(page).statusCode()).isEqualTo(302);
        assertThat(new Visitor(port)
                        .get("/webjars/tabulator-tables/6.3.1/dist/js/tabulator.min.js")
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor(AllianceStory.COMPANY)
                        .get("/webjars/tabulator-tables/6.3.1/dist/js/tabulator.min.js")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutItsTokenNothingIsTaken() {
        Visitor company = visitor(AllianceStory.COMPANY);
        company.get(page);
        HttpResponse<String> answer =
                company.send("POST", page + "/cambios", "application/json", "{\"activities\":[]}");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void whoeverIsNotToWriteReadsIt() {
        Visitor residence = visitor(AllianceStory.RESIDENCE);
        assertThat(residence.get(page).body())
                .contains("La empresa está proponiendo acciones y recursos")
                .doesNotContain("data-add-activity", "Terminar este paso");
        assertThat(tree(residence.get(page + "/datos")).path("writes").asBoolean())
                .isFalse();
        HttpResponse<String> answer =
                send(residence, "/cambios", Map.of("activities", List.of(activity(UUID.randomUUID(), 0, "No"))));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(tree(answer).path("sentence").asText())
                .isEqualTo("El plan está en «Acciones y recursos»: en este paso escribe la otra parte.");
        assertThat(story.draft().activities()).isEmpty();
    }

    @Test
    void withoutADraftThePageSaysSo() {
        jdbc.sql("update juntos.work_plan set state = 'DISCARDED', step = null").update();
        HttpResponse<String> answer = visitor(AllianceStory.COMPANY).get(page);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("no tiene ahora un plan en construcción");
    }

    // ---- what is refused, row by row

    @Test
    @DisplayName("bad dates and amounts are refused each by itself, in Spanish and by field; the others are kept")
    void badInputIsRefusedRowByRow() {
        Visitor company = visitor(AllianceStory.COMPANY);
        List<ObjectNode> bad = IntStream.range(0, 8)
                .mapToObj(i -> activity(UUID.randomUUID(), 0, "Mala " + i))
                .toList();
        ((ObjectNode) bad.get(0).at("/months/2026-12")).put("clp", "-5");
        ((ObjectNode) bad.get(1).at("/months/2026-12")).put("clp", "1.000,5");
        bad.get(2).put("endsOn", "31-02-2027");
        bad.get(3).put("endsOn", "2026-11-30");
        bad.get(4).put("standard", "9.9");
        bad.get(5).put("description", " ");
        ((ObjectNode) bad.get(6).at("/months/2026-12")).put("hours", "muchas");
        bad.get(7).put("description", "x".repeat(501));
        UUID good = UUID.randomUUID();
        ObjectNode kept = activity(good, 0, "Paseo al museo");
        ((ObjectNode) kept.at("/months/2026-12")).put("clp", "$1.250.000");
        kept.put("endsOn", "31-1-2027");

        ObjectNode[] rows = new ObjectNode[9];
        for (int i = 0; i < 8; i++) {
            rows[i] = bad.get(i);
        }
        rows[8] = kept;
        JsonNode answer = saved(company, rows);

        String month = texts.month(LocalDate.of(2026, 12, 1));
        Map<String, String> refusals = new HashMap<>();
        answer.path("notAdmitted")
                .forEach(each -> refusals.put(
                        each.path("id").asText(),
                        each.path("field").asText() + ": "
                                + each.path("sentence").asText()));
        assertThat(IntStream.range(0, 8)
                        .mapToObj(i -> refusals.get(bad.get(i).path("id").asText())))
                .containsExactly(
                        "months.2026-12.clp: El monto de " + month
                                + " («-5») debe ser un número entero de pesos, entre 0 y 100.000.000.000.",
                        "months.2026-12.clp: El monto de " + month
                                + " («1.000,5») debe ser un número entero de pesos, entre 0 y 100.000.000.000.",
                        "endsOn: La fecha «Hasta» no existe: «31-02-2027». Escríbala como 31-12-2026.",
                        "endsOn: La fecha «Hasta» no puede ser anterior a «Desde».",
                        "standard: El estándar «9.9» no existe en el catálogo.",
                        "description: La descripción de la actividad es obligatoria.",
                        "months.2026-12.hours: Las horas de " + month
                                + " («muchas») deben ser un número entero, entre 0 y 100.000.",
                        "description: La descripción de la actividad admite hasta 500 caracteres.");
        assertThat(answer.path("kept")).hasSize(1);
        assertThat(story.draft().activities()).hasSize(1);
        assertThat(stored(good).endsOn()).hasToString("2027-01-31");
        assertThat(stored(good).months().values()).singleElement().satisfies(amount -> {
            assertThat(amount.clp()).isEqualTo(1_250_000);
            assertThat(amount.hours()).isEqualTo(8);
        });
    }

    @Test
    void theFrameIsRefusedByField() {
        Visitor company = visitor(AllianceStory.COMPANY);
        Map<String, Object> frame = new HashMap<>(Map.of(
                "version",
                0,
                "objective",
                "",
                "resources",
                "",
                "valueProposal",
                story.draft().valueProposal(),
                "firstMonth",
                "2026-12"));
        for (String months : List.of("0", "37", "doce", "-3", "")) {
            frame.put("months", months);
            HttpResponse<String> answer = send(company, "/marco", frame);
            assertThat(answer.statusCode()).as(months).isEqualTo(400);
            assertThat(tree(answer).path("field").asText()).isEqualTo("months");
            assertThat(tree(answer).path("sentence").asText()).isEqualTo("La carta Gantt admite entre 1 y 36 meses.");
        }
        frame.put("months", "12");
        frame.put("firstMonth", "2026-13");
        assertThat(tree(send(company, "/marco", frame)).path("sentence").asText())
                .isEqualTo("El mes «2026-13» no existe.");
        scene.activities(1);
        frame.put("firstMonth", "2027-06");
        assertThat(tree(send(company, "/marco", frame)).path("sentence").asText())
                .contains("«Actividad 1» quedaría fuera");
    }

    @Test
    @DisplayName("what is not whole is refused in a sentence, and nothing of it is kept")
    void whatIsNotWholeIsRefused() {
        Visitor company = visitor(AllianceStory.COMPANY);
        UUID id = UUID.randomUUID();
        ObjectNode nameless = activity(id, 0, "Sin identidad");
        nameless.remove("id");
        ObjectNode emptyMonth = activity(id, 0, "Con un mes vacío");
        ((ObjectNode) emptyMonth.get("months")).putNull("2026-12");
        ObjectNode emptyNeed = activity(id, 0, "Con una necesidad vacía");
        emptyNeed.putArray("needs").addNull();
        List<ObjectNode> batches = List.of(
                batch("activities", json.createArrayNode().addNull()),
                batch("deleted", json.createArrayNode().addNull()),
                batch("deleted", json.createArrayNode().add(json.createObjectNode())),
                batch("activities", json.createArrayNode().add(nameless)),
                batch("activities", json.createArrayNode().add(emptyMonth)),
                batch("activities", json.createArrayNode().add(emptyNeed)),
                batch("activities", json.createArrayNode().add(activity(id, 0, "Entra y sale")))
                        .set(
                                "deleted",
                                json.createArrayNode()
                                        .add(json.createObjectNode()
                                                .put("id", id.toString())
                                                .put("version", 0))));
        for (ObjectNode batch : batches) {
            HttpResponse<String> answer = send(company, "/cambios", batch);
            assertThat(answer.statusCode()).as(batch.toString()).isEqualTo(400);
            assertThat(tree(answer).path("sentence").asText()).startsWith("No se pudo leer lo que se envió");
        }
        assertThat(story.draft().activities()).isEmpty();
    }

    private ObjectNode batch(String name, ArrayNode rows) {
        ObjectNode batch = json.createObjectNode();
        batch.set(name, rows);
        return batch;
    }

    @Test
    void theIdOfAnotherPlansActivityIsNotTaken() {
        UUID id = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        jdbc.sql(
                        "insert into juntos.work_plan (id, alliance_code, version_number, horizon, stage_run_id, objective, version,"
                                + " starts_on, state)"
                                + " select ?, alliance_code, 99, horizon, stage_run_id, '', 0, starts_on, 'DISCARDED'"
                                + " from juntos.work_plan where state = 'DRAFT'")
                .param(other)
                .update();
        saved(visitor(AllianceStory.COMPANY), activity(id, 0, "De otro plan"));
        jdbc.sql("update juntos.activity set work_plan_id = ? where id = ?")
                .params(other, id)
                .update();
        UUID mine = UUID.randomUUID();
        JsonNode answer =
                saved(visitor(AllianceStory.COMPANY), activity(id, 0, "La misma"), activity(mine, 0, "Otra cosa"));
        assertThat(answer.at("/notAdmitted/0/id").asText()).isEqualTo(id.toString());
        assertThat(answer.at("/notAdmitted/0/sentence").asText()).contains("ya es de otro plan");
        assertThat(answer.at("/kept/0/id").asText()).isEqualTo(mine.toString());
    }

    @Test
    @DisplayName("control characters are left out, of what the editor keeps and of what a form sends")
    void controlCharactersAreLeftOut() {
        UUID id = UUID.randomUUID();
        ObjectNode row = activity(id, 0, "Paseo\u0000 al museo");
        row.put("objective", "Uno\u0000\nDos");
        assertThat(saved(visitor(AllianceStory.COMPANY), row).path("kept")).hasSize(1);
        assertThat(stored(id).description()).isEqualTo("Paseo al museo");
        assertThat(stored(id).objective()).isEqualTo("Uno\nDos");
    }

    @Test
    void yearsFarAwayAreRefusedByField() {
        Visitor company = visitor(AllianceStory.COMPANY);
        ObjectNode old = activity(UUID.randomUUID(), 0, "Del año 26");
        old.put("startsOn", "0026-12-01");
        ObjectNode far = activity(UUID.randomUUID(), 0, "Del año 9999");
        far.put("endsOn", "9999-12-31");
        JsonNode answer = saved(company, old, far);
        assertThat(answer.at("/notAdmitted/0/sentence").asText())
                .isEqualTo("La fecha «Desde» debe estar entre los años 2000 y 2100.");
        assertThat(answer.at("/notAdmitted/1/sentence").asText())
                .isEqualTo("La fecha «Hasta» debe estar entre los años 2000 y 2100.");
        for (String month : List.of("+999999999-12", "9999-12", "0026-12")) {
            HttpResponse<String> refused = send(
                    company,
                    "/marco",
                    Map.of(
                            "version",
                            story.draft().frameVersion(),
                            "objective",
                            "",
                            "resources",
                            "",
                            "valueProposal",
                            "",
                            "firstMonth",
                            month,
                            "months",
                            "12"));
            assertThat(refused.statusCode()).as(month).isEqualTo(400);
            assertThat(tree(refused).path("sentence").asText())
                    .isEqualTo("El primer mes de la carta Gantt debe estar entre los años 2000 y 2100.");
        }
    }

    // ---- two at once

    @Test
    @DisplayName("two sessions save the same activity: nobody's change is lost, and the second sees what differs")
    void nobodyWritesOverAnother() {
        Visitor first = visitor(AllianceStory.COMPANY);
        Visitor second = visitor(PlanScene.COLLEAGUE);
        UUID id = UUID.randomUUID();
        assertThat(saved(first, activity(id, 0, "Paseo")).at("/kept/0/version").asInt())
                .isEqualTo(1);

        assertThat(saved(first, activity(id, 1, "Paseo al museo"))
                        .at("/kept/0/version")
                        .asInt())
                .isEqualTo(2);
        UUID other = UUID.randomUUID();
        JsonNode answer = saved(second, activity(id, 1, "Paseo al cerro"), activity(other, 0, "Otra cosa"));

        // The second one's other row is kept; of this one it is told what stands there, by whom.
        assertThat(answer.at("/kept/0/id").asText()).isEqualTo(other.toString());
        JsonNode theirs = answer.at("/overtaken/0/theirs");
        assertThat(theirs.path("description").asText()).isEqualTo("Paseo al museo");
        assertThat(theirs.path("version").asInt()).isEqualTo(2);
        assertThat(theirs.path("by").asText()).isEqualTo("Persona empresa");
        assertThat(stored(id).description()).isEqualTo("Paseo al museo");

        // Having seen it, the second may decide.
        assertThat(saved(second, activity(id, 2, "Paseo al cerro")).path("overtaken"))
                .isEmpty();
        assertThat(stored(id).description()).isEqualTo("Paseo al cerro");

        // What was taken out meanwhile is told too, and is not brought back behind anybody's back.
        HttpResponse<String> deletion =
                send(first, "/cambios", Map.of("deleted", List.of(Map.of("id", id, "version", 3))));
        assertThat(deletion.statusCode()).isEqualTo(200);
        JsonNode gone = saved(second, activity(id, 3, "Paseo a la playa"));
        assertThat(gone.at("/overtaken/0/id").asText()).isEqualTo(id.toString());
        assertThat(gone.at("/overtaken/0").has("theirs")).isFalse();
        assertThat(story.draft().activity(id)).isEmpty();
    }

    @Test
    void theFrameIsNotWrittenOverEither() {
        Visitor first = visitor(AllianceStory.COMPANY);
        Visitor second = visitor(PlanScene.COLLEAGUE);
        Map<String, Object> mine = Map.of(
                "version",
                0,
                "objective",
                "Más salidas",
                "resources",
                "",
                "valueProposal",
                story.draft().valueProposal(),
                "firstMonth",
                "2026-12",
                "months",
                "12");
        assertThat(send(first, "/marco", mine).statusCode()).isEqualTo(200);
        Map<String, Object> late = new HashMap<>(mine);
        late.put("objective", "Menos salidas");
        HttpResponse<String> answer = send(second, "/marco", late);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(tree(answer).path("objective").asText()).isEqualTo("Más salidas");
        assertThat(story.draft().objective()).isEqualTo("Más salidas");

        // What the residence gives is not the company's to say.
        Map<String, Object> meddling = new HashMap<>(mine);
        meddling.put("version", 1);
        meddling.put("valueProposal", "Nada");
        HttpResponse<String> refusal = send(first, "/marco", meddling);
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body()).contains("La propuesta de valor la escribe la residencia, en su paso.");
    }

    // ---- from step to step

    @Test
    void aPlanGoesRoundByThePage() {
        Visitor company = visitor(AllianceStory.COMPANY);
        Visitor residence = visitor(AllianceStory.RESIDENCE);
        Visitor organization = visitor(AllianceStory.ORGANIZATION);
        Visitor manager = visitor(AllianceStory.MANAGER);

        // Without an activity the proposal stays where it is, and it is said why.
        company.post(page, page + "/listo", Map.of("paso", "PROPOSAL"));
        assertThat(company.get(page).body()).contains("El plan necesita al menos una actividad.");
        assertThat(story.draft().step()).isEqualTo(PlanStep.PROPOSAL);
        scene.activities(4);
        handsOn(company, "PROPOSAL");
        assertThat(story.draft().step()).isEqualTo(PlanStep.VALUE);
        // Its value proposal came with the diagnosis.
        handsOn(residence, "VALUE");
        assertThat(story.draft().step()).isEqualTo(PlanStep.GANTT);

        story.beginsPlanThisMonth();
        PlannedNeed open = story.draft().needs().get(3);
        HttpResponse<String> answered = send(
                residence,
                "/necesidades/" + open.id(),
                Map.of("version", open.version(), "answer", "OTHER", "reason", ""));
        assertThat(tree(answered).path("sentence").asText()).startsWith("El porqué es obligatorio");
        assertThat(send(
                                residence,
                                "/necesidades/" + open.id(),
                                Map.of("version", open.version(), "answer", "LATER", "reason", "El próximo año"))
                        .statusCode())
                .isEqualTo(200);
        handsOn(residence, "GANTT");
        assertThat(story.draft().step()).isEqualTo(PlanStep.REVIEW);

        // Sent back without a reason, it stays, and what was chosen is on the page again.
        manager.post(page, page + "/revision", Map.of("coherent", "NO", "returnTo", "GANTT", "remarks", ""));
        String again = manager.get(page).body();
        assertThat(again).contains("Las observaciones son obligatorias para devolver el plan.");
        assertThat(again).containsPattern("value=\"GANTT\"[^>]*selected");
        assertThat(story.draft().step()).isEqualTo(PlanStep.REVIEW);
        manager.post(page, page + "/revision", Map.of("coherent", "YES"));
        assertThat(story.draft().step()).isEqualTo(PlanStep.APPROVAL);

        // The residence returns it; the others answer; it comes back with the reason.
        assertThat(company.get(page).body())
                .contains("Responder por la empresa")
                .doesNotContain("Responder por la residencia");
        answers(residence, Map.of("approved", "NO", "returnTo", "VALUE", "remarks", "Falta una charla"));
        answers(organization, Map.of("approved", "YES"));
        assertThat(company.get(page).body()).contains("Falta que responda:").doesNotContain("<li>la residencia</li>");
        answers(company, Map.of("approved", "YES"));
        assertThat(story.draft().step()).isEqualTo(PlanStep.VALUE);
        assertThat(story.draft().round()).isEqualTo(2);
        assertThat(residence.get(page).body())
                .contains(
                        "El plan volvió con observaciones",
                        "Falta una charla",
                        "La residencia lo devolvió a «Propuesta de valor»:")
                .contains("agregó «Actividad 1»", "respondió la necesidad", "Más adelante");
    }

    @Test
    @DisplayName(
            "where the organisation answers for the residence too, each form says for whom, and holds what was typed into it")
    void whoAnswersForTwoTellsTheFormsApart() {
        registry.leave(AllianceStory.RESIDENCE, Party.residence("casa-azul").groupId());
        scene.activities(4);
        story.proposes();
        jdbc.sql("update juntos.work_plan set objective = 'Mejorar', resources = 'Tiempo', value_proposal = 'Charlas'"
                        + " where state = 'DRAFT'")
                .update();
        jdbc.sql("update juntos.plan_need set answer = 'LATER'").update();
        story.does(AllianceStory.ORGANIZATION, "userTask_addValueProposal", Map.of("confirmed", true));
        story.does(AllianceStory.COMPANY, "userTask_agreeGantt", Map.of("confirmed", true));
        story.findsCoherent();
        Visitor organization = visitor(AllianceStory.ORGANIZATION);
        String forms = organization.get(page).body();
        assertThat(forms).contains("Responder por la residencia", "Responder por el organismo colaborador");
        assertThat(ids(forms)).doesNotHaveDuplicates();
        Map<String, String> tasks = new HashMap<>();
        Matcher form = Pattern.compile("(?s)Responder por ([^<]+)</h3>.*?name=\"task\" value=\"([^\"]+)\"")
                .matcher(forms);
        while (form.find()) {
            tasks.put(form.group(1), form.group(2));
        }
        assertThat(tasks).containsOnlyKeys("la residencia", "el organismo colaborador");

        // Refused without a step: what was typed is in that form only.
        String residence = String.valueOf(tasks.get("la residencia"));
        organization.post(
                page,
                page + "/aprobacion",
                Map.of("task", residence, "approved", "NO", "returnTo", "", "remarks", "Por la residencia"));
        String again = organization.get(page).body();
        assertThat(again.split("Por la residencia</textarea>", -1)).hasSize(2);
        assertThat(again).containsPattern("id=\"answer-" + residence + "-remarks\"[^>]*>Por la residencia</textarea>");

        organization.post(page, page + "/aprobacion", Map.of("task", residence, "approved", "YES"));
        assertThat(organization.get(page).body())
                .contains("Responder por el organismo colaborador")
                .doesNotContain("Responder por la residencia");
    }

    private static List<String> ids(String html) {
        return Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void handsOn(Visitor visitor, String step) {
        assertThat(visitor.post(page, page + "/listo", Map.of("paso", step)).statusCode())
                .isEqualTo(302);
        assertThat(visitor.get(page).statusCode()).isEqualTo(200);
    }

    private void answers(Visitor visitor, Map<String, String> form) {
        Matcher task = Pattern.compile("name=\"task\" value=\"([^\"]+)\"")
                .matcher(visitor.get(page).body());
        assertThat(task.find()).isTrue();
        Map<String, String> values = new HashMap<>(form);
        values.put("task", task.group(1));
        visitor.post(page, page + "/aprobacion", values);
    }

    @Test
    void nobodyHandsOnForAnother() {
        scene.activities(2);
        visitor(AllianceStory.RESIDENCE).post(page, page + "/listo", Map.of("paso", "PROPOSAL"));
        assertThat(story.draft().step()).isEqualTo(PlanStep.PROPOSAL);
        // A page that is older than the plan hands nothing on.
        visitor(AllianceStory.COMPANY).post(page, page + "/listo", Map.of("paso", "NEEDS"));
        assertThat(story.draft().step()).isEqualTo(PlanStep.PROPOSAL);
    }

    @Test
    void theResidencePutsItsNeedsInOrder() {
        page = "/alianzas/" + scene.opened() + "/plan/borrador";
        Visitor residence = visitor(AllianceStory.RESIDENCE);
        List<UUID> seen = story.draft().needs().stream().map(PlannedNeed::id).toList();
        List<UUID> order = new java.util.ArrayList<>(seen);
        java.util.Collections.reverse(order);
        assertThat(ordered(residence, seen, order).statusCode()).isEqualTo(200);
        assertThat(story.draft().needs()).extracting(PlannedNeed::id).containsExactlyElementsOf(order);
        assertThat(ordered(residence, order, order.subList(0, 2)).statusCode()).isEqualTo(400);
        // Made from an order that stands no longer, it would write over the other one.
        List<UUID> late = List.of(seen.get(1), seen.get(0), seen.get(2), seen.get(3));
        HttpResponse<String> overtaken = ordered(visitor(AllianceStory.ORGANIZATION), seen, late);
        assertThat(overtaken.statusCode()).isEqualTo(400);
        assertThat(tree(overtaken).get("field").asText()).isEqualTo("order");
        assertThat(tree(overtaken).get("sentence").asText())
                .startsWith("Otra persona cambió el orden de las necesidades");
        assertThat(story.draft().needs()).extracting(PlannedNeed::id).containsExactlyElementsOf(order);
        // Sent twice, because the first answer never came, it is kept once.
        assertThat(ordered(residence, seen, order).statusCode()).isEqualTo(200);
        handsOn(residence, "NEEDS");
        assertThat(story.draft().step()).isEqualTo(PlanStep.PROPOSAL);
    }

    private HttpResponse<String> ordered(Visitor visitor, List<UUID> seen, List<UUID> order) {
        return send(visitor, "/necesidades/orden", Map.of("seen", seen, "order", order));
    }

    // ---- what it costs

    @Test
    @DisplayName("500 activities open and are saved with as many statements as 50: none is for one row")
    void statementsDoNotGrowWithTheRows() {
        List<Long> fifty = costs(50);
        aPlanIsBuilt();
        List<Long> fiveHundred = costs(500);
        assertThat(fiveHundred).isEqualTo(fifty);
        assertThat(fifty).allSatisfy(count -> assertThat(count).isBetween(5L, 60L));
    }

    /** Statements of the page, of its data, of saving all activities new, and of changing all of them. */
    private List<Long> costs(int activities) {
        Visitor company = visitor(AllianceStory.COMPANY);
        ArrayNode rows = json.createArrayNode();
        for (int i = 0; i < activities; i++) {
            rows.add(activity(UUID.randomUUID(), 0, "Actividad " + (i + 1)));
        }
        long added = statements.of(() -> sent(company, rows));
        rows.forEach(row -> ((ObjectNode) row).put("version", 1).put("indicator", "Se realiza"));
        long changed = statements.of(() -> sent(company, rows));
        assertThat(story.draft().activities()).hasSize(activities).allMatch(activity -> activity.version() == 2);
        long opened = statements.of(() -> company.get(page));
        long read = statements.of(() -> company.get(page + "/datos"));
        return List.of(opened, read, added, changed);
    }

    private void sent(Visitor visitor, ArrayNode rows) {
        HttpResponse<String> answer = send(visitor, "/cambios", Map.of("activities", rows));
        assertThat(tree(answer).path("kept")).hasSize(rows.size());
    }

    @Test
    void theFilesOfThePageAreServed() {
        Visitor company = visitor(AllianceStory.COMPANY);
        Matcher file = Pattern.compile("(?:src|href)=\"(/(?:webjars|js|css)/[^\"]+)\"")
                .matcher(company.get(page).body());
        int files = 0;
        while (file.find()) {
            assertThat(company.get(URI.create(file.group(1)).getPath()).statusCode())
                    .as(file.group(1))
                    .isEqualTo(200);
            files++;
        }
        assertThat(files).isGreaterThan(5);
    }
}
