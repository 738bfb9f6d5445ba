package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.browser.InChromium;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.PersonDetails;
import cl.juntosporlainfancia.registry.Registry;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Login by a real OpenID Connect provider, walked through over HTTP as a browser does. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "jxi.database.embedded=true",
            "JXI_SMTP_HOST=localhost",
            "JXI_MAIL_FROM=no-responder@prueba.example",
            "JXI_SECURE_COOKIES=false",
            "JXI_OIDC_CLIENT_ID=" + Provider.CLIENT,
            "JXI_OIDC_CLIENT_SECRET=" + Provider.SECRET,
            "JXI_OIDC_GROUPS=gestores:alliance-managers,direccion:executive-director,ti:camunda-admin"
        })
@ActiveProfiles({"production", "oidc", "test"})
@Import(TestClock.class)
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class InstitutionalLoginTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String START = "/oauth2/authorization/institution";

    private static final int PORT = freePort();
    private static final int PROVIDER_PORT = freePort();
    private static final String APPLICATION = "http://localhost:" + PORT;
    private static @Nullable Provider provider;

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("JXI_PORT", () -> PORT);
        properties.add("JXI_BASE_URL", () -> APPLICATION + "/");
        properties.add("JXI_OIDC_ISSUER", () -> "http://127.0.0.1:" + PROVIDER_PORT);
    }

    @AfterAll
    static void theProviderStops() {
        if (provider != null) {
            provider.close();
            provider = null;
        }
    }

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private long before;

    @BeforeEach
    void aProviderAndARegistry() {
        if (provider == null) {
            // After the application: it starts without the provider.
            provider = Provider.start(PROVIDER_PORT, APPLICATION);
        }
        // The provider's tokens are of the machine's time.
        clock.moveTo(Instant.now(Clock.systemUTC()));
        jdbc.sql("truncate juntos.organization, juntos.company, juntos.person, juntos.outbox cascade")
                .update();
        Provider.PEOPLE.clear();
        registry.add("acme", CompanyDetails.named("Acme"));
        registry.addPerson("ana", "Ana Soto", "ana@acme.example", null);
        registry.join("ana", "company-acme", Membership.Role.COUNTERPART);
        before = jdbc.sql("select coalesce(max(id), 0) from juntos.audit_event")
                .query(Long.class)
                .single();
    }

    private static void known(String subject, String email, boolean verified, String... groups) {
        Provider.PEOPLE.put(
                subject,
                new HashMap<>(Map.of(
                        "name",
                        "Nombre de " + subject,
                        "email",
                        email,
                        "email_verified",
                        verified,
                        "groups",
                        List.of(groups))));
    }

    /** Somebody at a browser, who follows where the two servers lead. */
    private static final class Browser {

        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        HttpResponse<String> get(String address) {
            return send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html"));
        }

        String facts(String address) {
            return send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "application/json"))
                    .body();
        }

        HttpResponse<String> post(String address, Map<String, String> form) {
            StringBuilder body = new StringBuilder();
            form.forEach((name, value) -> body.append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&'));
            return send(HttpRequest.newBuilder(URI.create(address))
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        static String location(HttpResponse<String> answer) {
            return answer.uri()
                    .resolve(answer.headers()
                            .firstValue("Location")
                            .orElseThrow(() -> new AssertionError(answer.statusCode() + " at " + answer.uri())))
                    .toString();
        }

        /** Through the provider's login to the address with the code, which is not opened yet. */
        String callback(String subject) {
            String authorize = location(get(APPLICATION + START));
            assertThat(authorize)
                    .contains("code_challenge_method=S256")
                    .contains("state=")
                    .contains("nonce=");
            HttpResponse<String> answer = get(authorize);
            String next = location(answer);
            if (next.endsWith("/login")) {
                answer = post(
                        next, Map.of("username", subject, "password", Provider.PASSWORD, "_csrf", csrf(get(next))));
                next = location(get(location(answer)));
            }
            return next;
        }

        /** Where one ends who logs in there. */
        String enter(String subject) {
            return location(get(callback(subject)));
        }
    }

    private static String csrf(HttpResponse<String> page) {
        Matcher found = CSRF.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static int status(Browser browser, String path) {
        return browser.get(APPLICATION + path).statusCode();
    }

    private List<String> trail() {
        return jdbc.sql("select trim(concat_ws(' ', action, username, nullif(array_to_string(facts, ' '), '')))"
                        + " from juntos.audit_event e left join juntos.person p on p.pseudonym = e.subject"
                        + " where id > ? order by id")
                .param(before)
                .query(String.class)
                .list();
    }

    @Test
    void theLoginPageHasOneButtonAndNoPassword() {
        assertThat(new Browser().get(APPLICATION + "/login").body())
                .contains("Entrar con su cuenta institucional", START)
                .doesNotContain("type=\"password\"", "/clave/pedir");
    }

    @Test
    void whoeverIsRegisteredIsKnownByAVerifiedAddressAndThenByTheSubject() {
        known("sub-1", "ANA@acme.example", true);
        Browser ana = new Browser();
        assertThat(ana.enter("sub-1")).isEqualTo(APPLICATION + "/");
        String panel = ana.get(APPLICATION + "/panel").body();
        assertThat(panel).contains("Ana Soto");
        assertThat(registry.groupsOf("ana")).containsExactly("company-acme");
        assertThat(trail()).contains("ACCOUNT_BOUND ana");
        assertThat(accounts.state("ana")).contains(Accounts.State.OPEN);

        known("sub-1", "ana.soto@otra.example", false);
        assertThat(new Browser().enter("sub-1")).isEqualTo(APPLICATION + "/");
        assertThat(registry.people()).hasSize(1);
    }

    @Test
    void whoeverGetsAnAddressThatWasAnothersIsNotThatOther() {
        known("sub-1", "ana@acme.example", true);
        assertThat(new Browser().enter("sub-1")).isEqualTo(APPLICATION + "/");
        known("sub-2", "ana@acme.example", true, "ti");
        assertThat(new Browser().enter("sub-2")).endsWith("/login?institucion=unknown");
        assertThat(registry.groupsOf("ana")).containsExactly("company-acme");
    }

    @Test
    void anAddressThatIsNotVerifiedOpensNothing() {
        known("sub-1", "ana@acme.example", false, "ti");
        Browser browser = new Browser();
        assertThat(browser.enter("sub-1")).endsWith("/login?institucion=unverified");
        assertThat(browser.get(APPLICATION + "/login?institucion=unverified").body())
                .contains("no ha confirmado su correo");
        assertThat(status(browser, "/panel")).isEqualTo(302);
        assertThat(registry.groupsOf("ana")).containsExactly("company-acme");
        known("sub-3", "nadie@otra.example", false, "ti");
        assertThat(new Browser().enter("sub-3")).endsWith("/login?institucion=unverified");
        assertThat(registry.people()).hasSize(1);
    }

    @Test
    void whoIsUnknownAndBelongsToNoGroupIsRefused() {
        known("sub-4", "nadie@otra.example", true, "portería");
        Browser browser = new Browser();
        assertThat(browser.enter("sub-4")).endsWith("/login?institucion=unknown");
        assertThat(browser.get(APPLICATION + "/login?institucion=unknown").body())
                .contains("no está registrada en esta plataforma");
        assertThat(status(browser, "/panel")).isEqualTo(302);
        assertThat(registry.people()).hasSize(1);
        assertThat(trail()).containsExactly("LOGIN_REFUSED");
    }

    @Test
    void whoIsUnknownAndBelongsToAMappedGroupIsEnrolled() {
        known("sub-5", "berta@jxi.example", true, "gestores", "portería", "ti");
        Browser berta = new Browser();
        assertThat(berta.enter("sub-5")).isEqualTo(APPLICATION + "/");
        assertThat(registry.groupsOf("berta"))
                .containsExactlyInAnyOrder(Groups.ALLIANCE_MANAGERS, Groups.ADMINISTRATORS);
        assertThat(registry.person("berta").orElseThrow().name()).isEqualTo("Nombre de sub-5");
        assertThat(trail())
                .contains(
                        "PERSON_REGISTERED berta",
                        "ACCOUNT_BOUND berta",
                        "PERSON_JOINED berta alliance-managers MEMBER",
                        "PERSON_JOINED berta camunda-admin MEMBER");
        assertThat(status(berta, "/registro/personas/berta")).isEqualTo(200);
        assertThat(status(berta, "/camunda/app/cockpit/default/")).isEqualTo(200);
        assertThat(status(berta, "/camunda/app/tasklist/default/")).isEqualTo(200);
        assertThat(berta.facts(APPLICATION + "/camunda/api/admin/auth/user/default"))
                .contains("\"userId\":\"berta\"", "\"cockpit\"");
        // The mail of welcome leads to the login page and names no password.
        assertThat(jdbc.sql("select occasion || ' ' || text_body from juntos.outbox where secret is null")
                        .query(String.class)
                        .single())
                .startsWith("ACCOUNT_INSTITUTIONAL ")
                .contains(APPLICATION + "/login", "cuenta institucional")
                .doesNotContain("/clave/");
    }

    @Test
    void theGroupsOfTheMappingFollowTheClaimAndOthersTheRegistry() {
        registry.join("ana", Groups.BOARD, Membership.Role.MEMBER);
        known("sub-1", "ana@acme.example", true, "gestores", "ti");
        assertThat(new Browser().enter("sub-1")).isEqualTo(APPLICATION + "/");
        assertThat(registry.groupsOf("ana"))
                .containsExactlyInAnyOrder(
                        "company-acme", Groups.BOARD, Groups.ALLIANCE_MANAGERS, Groups.ADMINISTRATORS);
        known("sub-1", "ana@acme.example", true, "direccion");
        Browser ana = new Browser();
        assertThat(ana.enter("sub-1")).isEqualTo(APPLICATION + "/");
        // The last administrator, too: the provider says who administers.
        assertThat(registry.groupsOf("ana"))
                .containsExactlyInAnyOrder("company-acme", Groups.BOARD, Groups.EXECUTIVE_DIRECTOR);
        assertThat(trail()).contains("PERSON_LEFT ana alliance-managers", "PERSON_LEFT ana camunda-admin");
        // In between the session notices what the registry says.
        assertThat(status(ana, "/registro/organismos")).isEqualTo(200);
        registry.leave("ana", Groups.EXECUTIVE_DIRECTOR);
        assertThat(status(ana, "/registro/organismos")).isEqualTo(403);
        assertThat(status(ana, "/panel")).isEqualTo(200);
    }

    @Test
    void aShutAccountStaysShut() {
        known("sub-1", "ana@acme.example", true);
        Browser ana = new Browser();
        ana.enter("sub-1");
        accounts.shut("ana");
        assertThat(status(ana, "/panel")).isEqualTo(302);
        assertThat(new Browser().enter("sub-1")).endsWith("/login?institucion=shut");
        assertThat(trail()).contains("LOGIN_REFUSED ana");
    }

    @Test
    void aCodeIsGoodOnceAndInTheBrowserThatAskedForIt() {
        known("sub-1", "ana@acme.example", true);
        Browser ana = new Browser();
        String callback = ana.callback("sub-1");
        assertThat(Browser.location(new Browser().get(callback))).endsWith("/login?institucion=failed");
        assertThat(Browser.location(ana.get(callback.replaceFirst("state=[^&]*", "state=otro"))))
                .endsWith("/login?institucion=failed");
        // What was asked for is gone after a wrong answer: once more, from the beginning.
        String again = ana.callback("sub-1");
        assertThat(Browser.location(ana.get(again))).isEqualTo(APPLICATION + "/");
        HttpResponse<String> replayed = ana.get(again);
        assertThat(Browser.location(replayed)).endsWith("/login?institucion=failed");
        Browser other = new Browser();
        String pending = other.callback("sub-1");
        String usedCode = again.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        assertThat(Browser.location(other.get(pending.replaceFirst("code=[^&]*", "code=" + usedCode))))
                .endsWith("/login?institucion=failed");
        assertThat(status(other, "/panel")).isEqualTo(302);
    }

    @Test
    void oddAnswersAreNoErrorsOfOurs() {
        for (String path : List.of(
                "/login/oauth2/code/institution",
                "/login/oauth2/code/institution?code=x&state=y",
                "/login/oauth2/code/institution?error=access_denied&state=y",
                "/login/oauth2/code/otro?code=x&state=y",
                "/oauth2/authorization/otro")) {
            assertThat(status(new Browser(), path)).as(path).isLessThan(500);
        }
    }

    @Test
    void thereAreNoPagesForPasswordsAndNoPasswordOpens() {
        accounts.open("ana", "una-clave-de-prueba");
        known("sub-4", "berta@jxi.example", true, "gestores");
        Browser berta = new Browser();
        berta.enter("sub-4");
        for (String path : List.of("/clave/pedir", "/clave/abc")) {
            assertThat(status(new Browser(), path)).isEqualTo(404);
        }
        // With a token that is right, so that nothing else refuses it.
        String token = csrf(berta.get(APPLICATION + "/panel"));
        assertThat(berta.post(
                                APPLICATION + "/login",
                                Map.of("username", "ana", "password", "una-clave-de-prueba", "_csrf", token))
                        .statusCode())
                .isIn(403, 404, 405);
        assertThat(berta.get(APPLICATION + "/panel").body()).contains("Nombre de sub-4");
    }

    @Test
    void loggingOutEndsTheProvidersSessionToo() {
        known("sub-1", "ana@acme.example", true);
        Browser ana = new Browser();
        ana.enter("sub-1");
        String token = csrf(ana.get(APPLICATION + "/panel"));
        // No redirect: the pages' policy lets no form lead to another server.
        String next = ana.post(APPLICATION + "/logout", Map.of("_csrf", token))
                .headers()
                .firstValue("Refresh")
                .orElse("")
                .replaceFirst("^0;url=", "");
        assertThat(next).startsWith("http://127.0.0.1:" + PROVIDER_PORT + "/connect/logout?id_token_hint=");
        assertThat(Browser.location(ana.get(next))).isEqualTo(APPLICATION + "/login?salida");
        assertThat(status(ana, "/panel")).isEqualTo(302);
        // The provider asks who it is again.
        assertThat(Browser.location(ana.get(Browser.location(ana.get(APPLICATION + START)))))
                .endsWith("/login");
    }

    @Test
    void theTaskListsOwnLogoutIsAnsweredAsItExpects() {
        known("sub-1", "ana@acme.example", true);
        Browser ana = new Browser();
        ana.enter("sub-1");
        String token =
                ana.get(APPLICATION + "/camunda/app/tasklist/default/").headers().allValues("Set-Cookie").stream()
                        .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                        .map(cookie -> cookie.replaceFirst("^XSRF-TOKEN=([^;]*).*", "$1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ana.send(HttpRequest.newBuilder(
                                        URI.create(APPLICATION + "/camunda/api/admin/auth/user/default/logout"))
                                .header("X-XSRF-TOKEN", token)
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(status(ana, "/panel")).isEqualTo(302);
    }

    @Test
    void theStartPrintsNoPassword(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("Primer inicio");
        assertThat(jdbc.sql("select count(*) from juntos.account where password_hash is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoIsRegisteredIsToldHowToEnter() {
        String eva = registry.enrol(
                new PersonDetails("Eva", "eva@acme.example", null), "company-acme", Membership.Role.MEMBER);
        assertThat(accounts.state(eva)).contains(Accounts.State.WAITING);
        assertThat(Objects.requireNonNull(jdbc.sql("select occasion from juntos.outbox where secret is null")
                        .query(String.class)
                        .single()))
                .isEqualTo("ACCOUNT_INSTITUTIONAL");
    }

    /** As a person does it. */
    @Nested
    class InABrowser extends InChromium {

        @Test
        void oneEntersAndLeaves() {
            known("sub-1", "ana@acme.example", true);
            try (BrowserContext context = Objects.requireNonNull(browser).newContext()) {
                Page page = context.newPage();
                page.navigate(APPLICATION + "/panel");
                page.getByText("Entrar con su cuenta institucional").click();
                page.locator("input[name=username]").fill("sub-1");
                page.locator("input[name=password]").fill(Provider.PASSWORD);
                page.locator("button[type=submit]").click();
                page.waitForURL(APPLICATION + "/panel*");
                assertThat(page.locator(".who__name").textContent()).isEqualTo("Ana Soto");
                page.locator("form[action='/logout'] button").click();
                page.waitForURL(APPLICATION + "/login?salida");
                assertThat(page.content()).contains("Su sesión está cerrada.");
                page.getByText("Entrar con su cuenta institucional").click();
                page.waitForURL("http://127.0.0.1:" + PROVIDER_PORT + "/login*");
            }
        }
    }
}
