package cl.juntosporlainfancia.panel;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.Company;
import cl.juntosporlainfancia.registry.Registry;
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

/** The page of the import, over HTTP as a browser does: its doors, and the way from a file to the registry. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({cl.juntosporlainfancia.TestClock.class, AllianceStory.class})
class ImportPageTest {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final String PAGE = "/registro/importar";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @BeforeEach
    void people() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        for (String username : new String[] {
            AllianceStory.MANAGER, AllianceStory.DIRECTOR, AllianceStory.COMPANY, AllianceStory.COS, "administradora"
        }) {
            accounts.open(username, PASSWORD);
        }
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        return visitor;
    }

    private static HttpResponse<String> upload(Visitor visitor, String content) {
        Matcher token = TOKEN.matcher(visitor.get(PAGE).body());
        assertThat(token.find()).isTrue();
        String body = "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token.group(1)
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"a.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + content + "\r\n--x--\r\n";
        return visitor.send("POST", PAGE, "multipart/form-data; boundary=x", body);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void itIsForWhoSteersOrAdministers() {
        for (String username : new String[] {AllianceStory.MANAGER, AllianceStory.DIRECTOR, "administradora"}) {
            assertThat(loggedIn(username).get(PAGE).statusCode()).as(username).isEqualTo(200);
        }
        for (String username : new String[] {AllianceStory.COMPANY, AllianceStory.COS}) {
            Visitor visitor = loggedIn(username);
            assertThat(visitor.get(PAGE).statusCode()).as(username).isEqualTo(403);
            assertThat(visitor.get(PAGE + "/plantilla/COMPANIES").statusCode()).isEqualTo(403);
            assertThat(visitor.get(PAGE + "/" + UUID.randomUUID()).statusCode()).isEqualTo(403);
        }
        assertThat(location(new Visitor(port).get(PAGE))).endsWith("/login");
    }

    @Test
    void aSheetIsTriedShownAndTakenOnce() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        String report = location(upload(manager, "empresa,giro,correo\nMaderas,a,\nAcme,b,\nTrigo,c,no-es\n"));
        assertThat(report).startsWith(PAGE + "/");
        String shown = manager.get(report).body();
        assertThat(shown).contains("Maderas", "Se tomaría", "Ya registrada", "Con errores", "Columna C «correo»");
        assertThat(shown.indexOf("Trigo")).as("errors first").isLessThan(shown.indexOf("Maderas"));
        assertThat(manager.get(report + "?filas=errores").body())
                .contains("Trigo")
                .doesNotContain("Maderas");
        assertThat(registry.companies()).extracting(Company::name).containsExactly("Acme");

        assertThat(location(manager.post(report, report + "/tomar", Map.of()))).isEqualTo(report);
        assertThat(registry.companies()).extracting(Company::name).containsExactly("Acme", "Maderas");
        assertThat(manager.get(report).body()).contains("Tomada", "No se tomó").doesNotContain("/tomar");
        HttpResponse<String> list = manager.get(report + "/observaciones.xlsx");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.headers().firstValue("Content-Disposition").orElse("")).contains("observaciones");
    }

    @Test
    void whatSomebodyHandedInIsNobodyElses() {
        String report = location(upload(loggedIn(AllianceStory.MANAGER), "empresa,giro\nMaderas,a\n"));
        Visitor director = loggedIn(AllianceStory.DIRECTOR);
        assertThat(location(director.get(report))).isEqualTo(PAGE);
        assertThat(director.get(report + "/observaciones.xlsx").statusCode()).isEqualTo(404);
        assertThat(location(director.post(PAGE, report + "/tomar", Map.of()))).isEqualTo(PAGE);
        assertThat(registry.companies()).extracting(Company::name).containsExactly("Acme");
    }

    @Test
    void aFileThatIsRefusedComesBackWithASentence() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        assertThat(upload(manager, "a,b\n1,2\n").body()).contains("No se reconoce qué contiene la planilla");
        assertThat(upload(manager, "nombre,rut\nUno,\n").body()).contains("Elija qué contiene");
        assertThat(upload(manager, "x,".repeat(3_000_000)).body()).contains("pesa más de 5 MB");
        assertThat(upload(manager, "").body()).contains("no tiene filas");
    }

    @Test
    void aTemplateOfEachKindCanBeDownloaded() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        for (String kind : new String[] {"ORGANIZATIONS", "RESIDENCES", "COMPANIES", "COMBINED"}) {
            HttpResponse<String> answer = manager.get(PAGE + "/plantilla/" + kind);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("spreadsheetml");
        }
        assertThat(manager.get(PAGE + "/plantilla/otra").statusCode()).isEqualTo(404);
    }
}
