package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Registry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.ActiveProfiles;

/** Getting in, being kept out, and what a session notices. Called over HTTP, as a browser does. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // As behind the proxy of a production.
        properties = "server.forward-headers-strategy=native")
@ActiveProfiles("test")
@Import({cl.juntosporlainfancia.TestClock.class, AllianceStory.class})
class LoginTest {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final String WRONG = "otra-clave-de-prueba";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountLinks links;

    @Autowired
    LoginSchedule schedule;

    @Autowired
    Registry registry;

    @Autowired
    MovableClock clock;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void peopleWithAccounts() {
        jdbc.sql("truncate juntos.organization, juntos.company, juntos.person, juntos.outbox, juntos.login_attempt"
                        + " cascade")
                .update();
        clock.moveTo(calendar.at(LocalDate.of(2026, 4, 1), LocalTime.NOON));
        registry.add("acme", CompanyDetails.named("Acme"));
        add("ana", "company-acme");
        add("gestora", Groups.ALLIANCE_MANAGERS);
        add("admina", Groups.ADMINISTRATORS);
        String hash = accounts.hash(PASSWORD);
        List.of("ana", "gestora", "admina").forEach(username -> accounts.openWithHash(username, hash));
    }

    private void add(String username, String group) {
        registry.addPerson(username, username + " de Prueba", username + "@prueba.example", null);
        registry.join(username, group, Membership.Role.MEMBER);
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).endsWith("/");
        return visitor;
    }

    private String logIn(String username, String password) {
        return new Visitor(port).logIn(username, password);
    }

    private List<String> trail() {
        return jdbc.sql("select trim(e.action || ' ' || coalesce(p.username, '')) from juntos.audit_event e"
                        + " left join juntos.person p on p.pseudonym = e.subject where action in ('LOGIN_REFUSED', 'ACCOUNT_LOCKED', 'ADDRESS_LOCKED', 'ACCOUNT_SHUT',"
                        + " 'ACCOUNT_REOPENED') and e.id > ? order by e.id")
                .param(before)
                .query(String.class)
                .list();
    }

    private long before;

    @BeforeEach
    void whatWasWrittenBefore() {
        before = jdbc.sql("select coalesce(max(id), 0) from juntos.audit_event")
                .query(Long.class)
                .single();
    }

    // ---- passwords

    @Test
    void anOlderHashIsRenewedAtTheNextLoginAndTheSessionGoesOn() {
        accounts.openWithHash("ana", "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD));
        Visitor ana = loggedIn("ana");
        assertThat(hashOf("ana")).startsWith("{argon2@SpringSecurity_v5_8}$argon2id$");
        assertThat(ana.get("/panel").statusCode()).isEqualTo(200);
        String renewed = hashOf("ana");
        loggedIn("ana");
        assertThat(hashOf("ana")).isEqualTo(renewed);
    }

    private String hashOf(String username) {
        return jdbc.sql("select password_hash from juntos.account where username = ?")
                .param(username)
                .query(String.class)
                .single();
    }

    // ---- attempts

    @ParameterizedTest
    @ValueSource(strings = {"ana", "nadie", "Mi contraseña: caminamos lejos"})
    void afterFiveFailuresANameIsRefusedForAQuarterOfAnHourWhetherItExistsOrNot(String name) {
        for (int i = 0; i < 5; i++) {
            assertThat(logIn(name, WRONG)).endsWith("/login?error");
        }
        assertThat(logIn(name, PASSWORD)).endsWith("/login?espera=15");
        assertThat(new Visitor(port).get("/login?espera=15").body())
                .contains("Por seguridad, espere 15 minutos")
                .contains("/clave/pedir");
        assertThat(trail()).hasSize(name.equals("ana") ? 6 : 5);
        assertThat(trail()).allMatch(line -> name.equals("ana") ? line.endsWith(" ana") : line.equals("LOGIN_REFUSED"));
        loggedIn("gestora");
        clock.moveTo(calendar.now().plus(Duration.ofMinutes(14)));
        assertThat(logIn(name, PASSWORD)).endsWith("/login?espera=1");
        clock.moveTo(calendar.now().plus(Duration.ofMinutes(1)));
        assertThat(logIn(name, PASSWORD)).endsWith(name.equals("ana") ? "/" : "/login?error");
    }

    @Test
    void failuresCountWithinAnyQuarterOfAnHour() {
        logIn("ana", WRONG);
        clock.moveTo(calendar.now().plus(Duration.ofMinutes(14)));
        for (int i = 0; i < 3; i++) {
            logIn("ana", WRONG);
        }
        clock.moveTo(calendar.now().plus(Duration.ofMinutes(2)));
        // The first is forgotten, the three are not.
        assertThat(logIn("ana", WRONG)).endsWith("/login?error");
        assertThat(logIn("ana", WRONG)).endsWith("/login?error");
        assertThat(logIn("ana", PASSWORD)).endsWith("/login?espera=15");
    }

    @Test
    void aRightPasswordForgetsTheWrongOnesOfItsName() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(logIn("ana", WRONG)).endsWith("/login?error");
            }
            loggedIn("ana");
        }
    }

    @Test
    void whoFailsElsewhereKeepsNobodyOut() {
        for (int i = 0; i < 5; i++) {
            assertThat(logInFrom("203.0.113.7", "ana", WRONG)).endsWith("/login?error");
        }
        assertThat(logInFrom("203.0.113.7", "ana", PASSWORD)).endsWith("/login?espera=15");
        assertThat(logInFrom("203.0.113.8", "ana", PASSWORD)).endsWith("/");
        // That it is she elsewhere says nothing of who it was here.
        assertThat(logInFrom("203.0.113.7", "ana", PASSWORD)).endsWith("/login?espera=15");
        assertThat(trail())
                .filteredOn(line -> line.equals("ACCOUNT_LOCKED ana"))
                .hasSize(1);
    }

    @Test
    void afterFiftyFailuresFromEverywhereANameIsRefusedEverywhere() {
        for (int i = 0; i < 50; i++) {
            assertThat(logInFrom("203.0.113." + i / 5, "ana", WRONG)).endsWith("/login?error");
        }
        assertThat(logInFrom("198.51.100.1", "ana", PASSWORD)).endsWith("/login?espera=15");
        assertThat(logInFrom("198.51.100.1", "gestora", PASSWORD)).endsWith("/");
        assertThat(links.invite("ana")).isTrue();
        assertThat(logInFrom("198.51.100.1", "ana", PASSWORD)).endsWith("/");
    }

    private String logInFrom(String address, String username, String password) {
        return new Visitor(port).from(address).logIn(username, password);
    }

    @Test
    void attemptsThatComeAtOnceAreNoMore() throws Exception {
        int many = 16;
        CyclicBarrier start = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                answers.add(threads.submit(() -> {
                    Visitor visitor = new Visitor(port);
                    visitor.get("/login");
                    start.await();
                    return visitor.logIn("ana", WRONG);
                }));
            }
            int looked = 0;
            for (Future<String> answer : answers) {
                looked += answer.get().endsWith("error") ? 1 : 0;
            }
            assertThat(looked).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
        assertThat(trail()).filteredOn(line -> line.equals("LOGIN_REFUSED ana")).hasSize(5);
        assertThat(trail())
                .filteredOn(line -> line.equals("ACCOUNT_LOCKED ana"))
                .hasSize(1);
    }

    @Test
    void afterFiftyFailuresFromAnAddressNobodyIsLookedAtFromThere() {
        for (int i = 0; i < 49; i++) {
            logIn("nadie-" + i, "x");
        }
        // One that succeeds does not count, and clears nothing of the address.
        loggedIn("ana");
        assertThat(logIn("nadie-49", "x")).endsWith("/login?error");
        assertThat(logIn("ana", PASSWORD)).endsWith("/login?espera=15");
        assertThat(trail()).last().asString().isEqualTo("ADDRESS_LOCKED");
        clock.moveTo(calendar.now().plus(Duration.ofMinutes(15)));
        loggedIn("ana");
    }

    @Test
    void aNewPasswordByMailEndsThePause() {
        for (int i = 0; i < 5; i++) {
            logIn("ana", WRONG);
        }
        Visitor ana = new Visitor(port);
        String token = newLink("ana@prueba.example");
        String chosen = "caminamos lejos despacio";
        assertThat(ana.post("/clave/" + token, "/clave/" + token, Map.of("password", chosen, "repeated", chosen))
                        .statusCode())
                .isEqualTo(302);
        assertThat(logIn("ana", chosen)).endsWith("/");
    }

    private String newLink(String email) {
        links.request(email, "10.0.0.1");
        return jdbc.sql("select secret from juntos.outbox order by position desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void whatIsKeptOfANameThatIsNobodysTellsNoPassword() {
        logIn("nadie", "x");
        logIn("ana", WRONG);
        assertThat(jdbc.sql("select length(counted) from juntos.login_attempt where kind = 'NAME' order by id")
                        .query(Integer.class)
                        .list())
                .containsExactly(3, 3 + 16, 32, 32 + 16);
    }

    @Test
    void attemptsAreForgottenWhenTheyCountNoMore() {
        logIn("ana", WRONG);
        clock.moveTo(calendar.now().plus(Duration.ofMinutes(29)));
        schedule.forgetOld();
        assertThat(kept()).isEqualTo(3);
        clock.moveTo(calendar.now().plus(Duration.ofMinutes(1)));
        schedule.forgetOld();
        assertThat(kept()).isZero();
    }

    private int kept() {
        return jdbc.sql("select count(*) from juntos.login_attempt")
                .query(Integer.class)
                .single();
    }

    @Test
    void oddNamesAreWrongAndNoMore() {
        assertThat(logIn("a\0b", "x")).endsWith("/login?error");
        assertThat(logIn("x".repeat(10_000), "x".repeat(10_000))).endsWith("/login?error");
        assertThat(logIn("' or 1=1 --", "x")).endsWith("/login?error");
        assertThat(logIn("ana", "")).endsWith("/login?error");
    }

    @Test
    void aShutAccountAnswersLikeNone() {
        accounts.shut("ana");
        assertThat(logIn("ana", PASSWORD)).endsWith("/login?error");
    }

    // ---- sessions

    @Test
    void theSessionChangesItsIdAtTheLogin() {
        Visitor visitor = new Visitor(port);
        visitor.get("/login");
        String before = visitor.cookie("JSESSIONID");
        visitor.logIn("ana", PASSWORD);
        assertThat(visitor.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
        assertThat(new Visitor(port, "JSESSIONID", before).get("/panel").statusCode())
                .isEqualTo(302);
    }

    @Test
    void theTaskListsLogoutWantsItsToken() {
        String logout = "/camunda/api/admin/auth/user/default/logout";
        String type = "application/x-www-form-urlencoded";
        Visitor ana = loggedIn("ana");
        assertThat(ana.cookie("XSRF-TOKEN")).isEmpty();
        assertThat(ana.send("POST", logout, type, "").statusCode()).isEqualTo(403);
        ana.get("/camunda/app/tasklist/default/");
        assertThat(ana.cookie("XSRF-TOKEN")).isNotEmpty();
        // As a page of another site would: the browser sends the cookies, nobody the header, or a wrong one.
        assertThat(ana.sendWith(Map.of(), "POST", logout).statusCode()).isEqualTo(403);
        assertThat(ana.sendWith(Map.of("X-XSRF-TOKEN", "x"), "POST", logout).statusCode())
                .isEqualTo(403);
        assertThat(ana.get("/panel").statusCode()).isEqualTo(200);
        assertThat(ana.send("POST", logout, type, "").statusCode()).isEqualTo(204);
        assertThat(ana.get("/panel").statusCode()).isEqualTo(302);
        assertThat(new Visitor(port).sendWith(Map.of(), "POST", logout).statusCode())
                .isEqualTo(204);
    }

    @Test
    void whoIsLoggedInIsToldAsJsonWhateverIsAskedFor() {
        Visitor ana = loggedIn("ana");
        ana.get("/camunda/app/tasklist/default/");
        for (String accept : List.of("text/html", "image/png", "application/json, text/plain, */*")) {
            HttpResponse<String> answer =
                    ana.sendWith(Map.of("Accept", accept), "GET", "/camunda/api/admin/auth/user/default");
            assertThat(answer.statusCode()).as(accept).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(answer.body()).contains("\"userId\":\"ana\"");
        }
    }

    @Test
    void aChangeOfGroupsHoldsInASessionThatIsOpen() {
        Visitor ana = loggedIn("ana");
        assertThat(ana.get("/registro").statusCode()).isEqualTo(403);
        assertThat(ana.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        registry.join("ana", Groups.ALLIANCE_MANAGERS, Membership.Role.MEMBER);
        assertThat(ana.get("/registro/organismos").statusCode()).isEqualTo(200);
        assertThat(ana.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        registry.leave("ana", Groups.ALLIANCE_MANAGERS);
        assertThat(ana.get("/registro/organismos").statusCode()).isEqualTo(403);
        assertThat(ana.get("/panel").statusCode()).isEqualTo(200);
    }

    @Test
    void theEngineNoticesItToo() {
        Visitor ana = loggedIn("ana");
        String users = "/camunda/api/engine/engine/default/user";
        assertThat(ana.get(users).body()).doesNotContain("gestora");
        registry.join("ana", Groups.ALLIANCE_MANAGERS, Membership.Role.MEMBER);
        assertThat(ana.get(users).body()).contains("gestora");
        registry.leave("ana", Groups.ALLIANCE_MANAGERS);
        assertThat(ana.get(users).body()).doesNotContain("gestora");
    }

    @Test
    void whoLeavesTheLastGroupSeesNothingAnyMore() {
        Visitor ana = loggedIn("ana");
        registry.leave("ana", "company-acme");
        for (String path : List.of("/panel", "/", "/camunda/app/tasklist/default/")) {
            HttpResponse<String> page = ana.send("GET", path, "text/html", "");
            assertThat(page.statusCode()).isEqualTo(403);
        }
        assertThat(ana.page("/panel"))
                .contains("hoy no pertenece a ningún grupo")
                .doesNotContain("class=\"menu\"")
                .contains("action=\"/logout\"");
        assertThat(ana.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(403);
        assertThat(ana.get("/css/panel.css").statusCode()).isEqualTo(200);
        registry.join("ana", "company-acme", Membership.Role.MEMBER);
        assertThat(ana.get("/panel").statusCode()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsOtherSessions() {
        Visitor ana = loggedIn("ana");
        accounts.open("ana", "caminamos lejos despacio");
        assertThat(ana.get("/panel").headers().firstValue("Location").orElse(""))
                .endsWith("/login");
        assertThat(ana.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAdministratorShutsAnAccountAndReopensIt() {
        Visitor ana = loggedIn("ana");
        Visitor admina = loggedIn("admina");
        String page = "/registro/personas/ana";
        assertThat(admina.post(page, page + "/cierre", Map.of()).statusCode()).isEqualTo(302);
        assertThat(ana.get("/panel").statusCode()).isEqualTo(302);
        assertThat(admina.get(page).body()).contains("Cerrada: no puede entrar").contains("Reabrir la cuenta");
        assertThat(admina.post(page, page + "/reapertura", Map.of()).statusCode())
                .isEqualTo(302);
        loggedIn("ana");
        // The session of before does not come back.
        assertThat(ana.get("/panel").statusCode()).isEqualTo(302);
        assertThat(trail()).containsExactly("ACCOUNT_SHUT ana", "ACCOUNT_REOPENED ana");
    }

    @Test
    void nobodyShutsHisOwnAndNobodyElseShutsAny() {
        Visitor admina = loggedIn("admina");
        assertThat(admina.get("/registro/personas/admina").body()).doesNotContain("/cierre");
        admina.post("/registro/personas/admina", "/registro/personas/admina/cierre", Map.of());
        assertThat(admina.get("/registro/personas/admina").statusCode()).isEqualTo(200);
        Visitor gestora = loggedIn("gestora");
        String page = "/registro/personas/ana";
        assertThat(gestora.get(page).body()).doesNotContain("/cierre");
        assertThat(gestora.post(page, page + "/cierre", Map.of()).statusCode()).isEqualTo(403);
        assertThat(gestora.post(page, page + "/reapertura", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(trail()).isEmpty();
    }

    @Test
    void aSessionLastsTwelveHoursHoweverBusy() {
        Visitor ana = loggedIn("ana");
        for (int hour = 0; hour < 12; hour++) {
            assertThat(ana.get("/panel").statusCode()).isEqualTo(200);
            clock.moveTo(calendar.now().plus(Duration.ofHours(1)));
        }
        clock.moveTo(calendar.now().plusSeconds(1));
        assertThat(ana.get("/panel").statusCode()).isEqualTo(302);
    }

    @Test
    void theAddressThatAVisitorClaimsIsNotBelieved() {
        // Of the addresses in the header the last is what the proxy saw; the others are what the visitor says.
        for (int i = 0; i < 49; i++) {
            new Visitor(port).from("10." + i + ".0.1, 203.0.113.7").logIn("nadie-" + i, "x");
        }
        new Visitor(port).from("203.0.113.8").logIn("nadie", "x");
        assertThat(new Visitor(port).from("198.51.100.1, 203.0.113.7").logIn("nadie", "x"))
                .endsWith("/login?error");
        assertThat(new Visitor(port).from("198.51.100.2, 203.0.113.7").logIn("nadie", "x"))
                .contains("/login?espera=");
        assertThat(new Visitor(port).from("203.0.113.8").logIn("ana", PASSWORD)).endsWith("/");
    }
}
