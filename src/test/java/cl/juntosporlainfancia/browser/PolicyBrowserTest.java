package cl.juntosporlainfancia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.process.AllianceStory;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** Pages, Tasklist and Cockpit at a real browser, which says nothing of a rule broken or a request refused. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class})
class PolicyBrowserTest extends InChromium {

    private static final String PASSWORD = "tres tristes trigos 1+1";

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Accounts accounts;

    private final List<String> said = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeEach
    void anAllianceWithAFollowUpDue() {
        story.formedOn(LocalDate.of(2026, 6, 1));
        story.sensitized();
        story.on(story.dueOfOldestFollowUp());
        String hash = accounts.hash(PASSWORD);
        for (String username : List.of(
                AllianceStory.MANAGER,
                AllianceStory.DIRECTOR,
                AllianceStory.COMPANY,
                AllianceStory.RESIDENCE,
                "administradora")) {
            accounts.openWithHash(username, hash);
        }
    }

    @AfterEach
    void close() {
        contexts.forEach(BrowserContext::close);
    }

    private Page loggedIn(String username) {
        BrowserContext context = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1440, 1000));
        contexts.add(context);
        context.setDefaultTimeout(30_000);
        // What the policy refuses is told to the page before it is told to the console.
        context.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                said.add(username + " at " + page.url() + ": " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> said.add(username + " at " + page.url() + ": " + error));
        page.navigate("http://localhost:" + port + "/login");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", PASSWORD);
        page.locator("form[action='/login'] button[type=submit]").first().click();
        page.waitForURL("**/panel");
        return page;
    }

    private void opens(Page page, String... paths) {
        for (String path : paths) {
            page.navigate("http://localhost:" + port + path);
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        }
    }

    private void nothingSaid() {
        assertThat(said).isEmpty();
    }

    @Test
    @DisplayName("the panel's pages")
    void pages() {
        String alliance = "/alianzas/" + story.code();
        Page company = loggedIn(AllianceStory.COMPANY);
        assertThat(company.navigate("http://localhost:" + port + "/panel").headers())
                .hasEntrySatisfying("content-security-policy", policy -> assertThat(policy)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
        opens(
                company,
                alliance,
                alliance + "/contacto",
                alliance + "/termino",
                alliance + "/plan",
                alliance + "/plan/borrador",
                alliance + "/convenio",
                "/seguimientos/" + story.followUps().get(0).id(),
                "/diagnosticos",
                "/diagnosticos/ficha");
        Page manager = loggedIn(AllianceStory.MANAGER);
        opens(
                manager,
                alliance,
                "/informes/planes",
                "/correos",
                "/registro/residencias",
                "/registro/personas/" + AllianceStory.RESIDENCE,
                "/registro/empresas/acme/editar",
                "/registro/importar",
                "/incorporaciones",
                "/incorporaciones/nueva",
                "/vinculaciones",
                "/alianzas/nueva");
        manager.navigate("http://localhost:" + port + "/correos");
        manager.locator("main table a").first().click();
        manager.locator("iframe.mail").waitFor();
        opens(loggedIn(AllianceStory.DIRECTOR), "/auditoria");
        nothingSaid();
    }

    @Test
    @DisplayName("the editor of a plan under way")
    void editor() {
        story.formedOn(LocalDate.of(2026, 6, 1));
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.ordersNeeds();
        story.plans(AllianceStory.COMPANY, 3);
        accounts.openWithHash(AllianceStory.COMPANY, accounts.hash(PASSWORD));
        Page page = loggedIn(AllianceStory.COMPANY);
        opens(page, "/alianzas/" + story.code() + "/plan/borrador");
        page.locator(".tabulator-row").first().waitFor();
        nothingSaid();
    }

    @Test
    @DisplayName("Tasklist: a task with its form and its diagram")
    void tasklist() {
        Page page = loggedIn(AllianceStory.MANAGER);
        opens(page, "/camunda/app/tasklist/default/");
        page.locator("text=Realizar y registrar seguimiento · Casa Azul")
                .first()
                .click();
        page.locator("text=Actividades que tocaban").waitFor();
        page.locator(".tabbed-content .nav-tabs li:visible").nth(1).click();
        page.locator(".tabbed-content svg .djs-group").first().waitFor();
        nothingSaid();
        assertThat(page.locator("a[href*='/app/admin/']:visible, a[href*='/app/welcome/']:visible")
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("Tasklist as a party's person, who may read the model and nothing else of the engine")
    void tasklistOfAParty() {
        story.formedOn(LocalDate.of(2026, 6, 1));
        story.framingMeeting();
        accounts.openWithHash(AllianceStory.COMPANY, accounts.hash(PASSWORD));
        Page page = loggedIn(AllianceStory.COMPANY);
        opens(page, "/camunda/app/tasklist/default/");
        page.locator("text=Inducir a trabajadores y voluntarios · Casa Azul")
                .first()
                .click();
        page.locator(".fjs-container").waitFor();
        page.locator("text=Tomar").first().click();
        page.locator(".tabbed-content .nav-tabs li:visible").nth(1).click();
        page.locator(".tabbed-content svg .djs-group").first().waitFor();
        nothingSaid();
    }

    @Test
    @DisplayName("Cockpit, as a manager and as an administrator: processes, an instance, decisions, models")
    void cockpit() {
        for (String username : List.of(AllianceStory.MANAGER, "administradora")) {
            Page page = loggedIn(username);
            opens(page, "/camunda/app/cockpit/default/");
            for (String place : List.of("dashboard", "processes", "decisions", "repository")) {
                opens(page, "/camunda/app/cockpit/default/#/" + place);
                page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            }
            opens(page, "/camunda/app/cockpit/default/#/processes");
            Locator definition = page.locator("a:has-text('Alianza')").first();
            definition.waitFor();
            definition.click();
            page.locator("svg .djs-group").first().waitFor();
            Locator instance = page.locator("a[href*='/process-instance/']").first();
            instance.waitFor();
            instance.click();
            page.waitForURL("**/process-instance/**");
            page.locator("svg .djs-group").first().waitFor();
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        }
        nothingSaid();
    }
}
