package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.agreement.Agreements;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.util.HtmlUtils;

/** Who sees an agreement and its document, and what the page of COS refuses (rules P6 and 6). */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class})
class AgreementDoorsTest {

    private static final String PASSWORD = "una-clave-de-prueba";

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Agreements agreements;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    private String page = "";

    @BeforeEach
    void aPlanIsAgreed() {
        page = "/alianzas/" + story.formedOn(LocalDate.of(2026, 4, 1)) + "/convenio";
        registry.add("otra", CompanyDetails.named("Otra empresa"));
        registry.addPerson("ajena", "Persona ajena", "ajena@prueba.example", null);
        registry.join("ajena", Party.company("otra").groupId(), Membership.Role.COUNTERPART);
        for (String username : List.of(AllianceStory.MANAGER, AllianceStory.COMPANY, AllianceStory.COS, "ajena")) {
            accounts.open(username, PASSWORD);
        }
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.planWithActivities(3);
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        return visitor;
    }

    private static String words(HttpResponse<String> answer) {
        return HtmlUtils.htmlUnescape(answer.body()).replaceAll("\\s+", " ");
    }

    @Test
    void thePartiesAndCosReadItAndAnotherCompanyFindsNothing() {
        story.preparesAgreement();
        story.answersAgreement(AllianceStory.COMPANY, story.signature());
        story.answersAgreement(AllianceStory.COS, Map.of("decision", "RETURN", "remarks", "Revise la notaría."));
        String code = agreements.covering(story.code()).orElseThrow().code();
        String document = "/convenios/" + code + "/1.pdf";
        for (String username : List.of(AllianceStory.COMPANY, AllianceStory.COS, AllianceStory.MANAGER)) {
            Visitor visitor = loggedIn(username);
            HttpResponse<String> shown = visitor.get(page);
            assertThat(shown.statusCode()).as(username).isEqualTo(200);
            assertThat(words(shown))
                    .contains(code, "En preparación", "Versión 1", "Revise la notaría.")
                    .contains("Ana Soto Rojas, Gerenta (RUT 10.203.040-0). Firma manuscrita, el 01-04-2026.")
                    .contains(agreements
                            .find(code)
                            .orElseThrow()
                            .versions()
                            .get(0)
                            .sha256());
            HttpResponse<String> pdf = visitor.get(document);
            assertThat(pdf.statusCode()).isEqualTo(200);
            assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(pdf.headers().firstValue("Content-Disposition").orElse(""))
                    .isEqualTo("inline; filename=\"convenio-" + code + "-v1.pdf\"");
            assertThat(pdf.body()).startsWith("%PDF-");
        }
        Visitor stranger = loggedIn("ajena");
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(stranger.get(document).statusCode()).isEqualTo(404);
        assertThat(loggedIn(AllianceStory.COS)
                        .get("/convenios/" + code + "/9.pdf")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(port).get(document).statusCode()).isEqualTo(302);
    }

    @Test
    void whatIsMissingIsListedWithThePageThatCompletesIt() {
        registry.change(
                "fundacion", registry.organization("fundacion").version(), OrganizationDetails.named("Fundación Casa"));
        assertThat(words(loggedIn(AllianceStory.MANAGER).get(page)))
                .contains("Fundación Casa: falta el RUT.")
                .contains("href=\"/registro/organismos/fundacion/editar\"");
        // The company reads what is missing, and cannot complete it.
        assertThat(words(loggedIn(AllianceStory.COMPANY).get(page)))
                .contains("Fundación Casa: falta el RUT.")
                .doesNotContain("/registro/organismos/fundacion/editar");
    }

    @Test
    void whatAgreementsSayOfCosIsKeptByWhoKeepsTheRegistry() {
        assertThat(loggedIn(AllianceStory.COMPANY).get("/registro/cos").statusCode())
                .isEqualTo(403);
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        String version = Long.toString(registry.cos().version());
        Map<String, String> form = new HashMap<>(Map.of(
                "version", version, "rut", "65.018.488-3", "comuna", "Macondo", "deedOn", "2099-01-01", "email", "x"));
        assertThat(words(manager.post("/registro/cos", "/registro/cos", form)))
                .contains("RUT: el dígito verificador de 65.018.488-3 no corresponde.")
                .contains("«Macondo» no es una de las 346 comunas")
                .contains("Fecha de la escritura: no puede estar en el futuro.")
                .contains("«x» no puede ser una dirección de correo");
        Map<String, String> right = new HashMap<>(
                Map.of("version", version, "rut", "650184882", "comuna", "providencia", "contact", "Otra persona"));
        assertThat(manager.post("/registro/cos", "/registro/cos", right).statusCode())
                .isEqualTo(302);
        assertThat(registry.cos().details().rut()).isEqualTo("65018488-2");
        assertThat(registry.cos().details().comuna()).isEqualTo("Providencia");
        // Whoever had the page open before overwrites nothing unseen.
        assertThat(words(manager.post("/registro/cos", "/registro/cos", right)))
                .contains("Otra persona guardó cambios");
    }
}
