package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Registry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The production profile as it is installed, but for the database and the mail server. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "jxi.database.embedded=true",
            "JXI_SMTP_HOST=localhost",
            "JXI_BASE_URL=https://juntos.example",
            "JXI_MAIL_FROM=no-responder@prueba.example",
            "JXI_ADMIN_EMAIL=admin@prueba.example"
        })
@ActiveProfiles({"production", "test"})
@Import(TestClock.class)
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class ProductionTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Registry registry;

    @Autowired
    FirstAdministrator first;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, String> cookies = new HashMap<>();

    /** Java's cookie store keeps secure cookies from plain http; this one does not. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    @Test
    void cookiesAreKeptFromScriptsFromOtherSitesAndFromPlainHttp() throws Exception {
        List<String> set = send(to("/login")).headers().allValues("Set-Cookie");
        assertThat(set).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax"));
    }

    @Test
    void theFirstStartPrintsOnePasswordAndItOpens(CapturedOutput output) throws Exception {
        // Once more, as if nobody had been there yet.
        jdbc.sql("truncate juntos.person cascade").update();
        first.welcome();
        List<String> printed = printed(output);
        String password = printed.get(printed.size() - 1);
        assertThat(password).hasSize(20);
        assertThat(registry.groupsOf("admin")).containsExactly(Groups.ADMINISTRATORS);
        first.welcome();
        assertThat(printed(output)).isEqualTo(printed);

        Matcher csrf = CSRF.matcher(send(to("/login")).body());
        assertThat(csrf.find()).isTrue();
        HttpResponse<String> entered = send(to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=admin&password=" + password + "&_csrf=" + csrf.group(1))));
        assertThat(entered.headers().firstValue("Location").orElse("")).endsWith("/");
        HttpResponse<String> page = send(to("/camunda/app/cockpit/default/"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure").containsIgnoringCase("SameSite=Lax"));
    }

    private static List<String> printed(CapturedOutput output) {
        return Pattern.compile("entre como «admin» con la contraseña (\\S+) y guárdela")
                .matcher(output.getOut())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void thereIsNoOtherAccountAndNoPasswordThatIsWrittenAnywhere() {
        List<String> hashes = jdbc.sql("select password_hash from juntos.account where password_hash is not null")
                .query(String.class)
                .list();
        assertThat(hashes).hasSize(1);
        assertThat(hashes).noneMatch(hash -> encoder.matches("juntos-1mas1", hash) || encoder.matches("admin", hash));
        assertThat(jdbc.sql("select count(*) from public.act_id_user where pwd_ is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
