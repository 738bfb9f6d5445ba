package cl.juntosporlainfancia.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * People at a real browser: Tasklist, the panel and the page of mails, in Spanish. Needs Debian's chromium, which
 * {@code .ci/install-browser} installs; without it these tests are skipped, and fail where CI is set.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class})
class BrowserTest extends InChromium {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final LocalDate FORMED = LocalDate.of(2026, 6, 1);
    private static final LocalDate DUE = LocalDate.of(2026, 7, 1);

    private final List<Page> pages = new ArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @BeforeEach
    void anAllianceWithItsFirstFollowUpDue() {
        story.formedOn(FORMED);
        registry.add("otra", CompanyDetails.named("Otra empresa"));
        registry.addPerson("ajena", "Persona ajena", "ajena@prueba.example", null);
        registry.join("ajena", Party.company("otra").groupId(), Membership.Role.COUNTERPART);
        for (String username : List.of(
                AllianceStory.MANAGER,
                AllianceStory.DIRECTOR,
                AllianceStory.COMPANY,
                AllianceStory.RESIDENCE,
                "ajena")) {
            accounts.open(username, PASSWORD);
        }
    }

    /** What each page showed last, for whoever has to find out why a test failed. */
    @AfterEach
    void pictures(TestInfo test) {
        for (int i = 0; i < pages.size(); i++) {
            pages.get(i)
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of(
                                    "target",
                                    "browser",
                                    test.getTestMethod().orElseThrow().getName() + "-" + i + ".png")));
            pages.get(i).context().close();
        }
    }

    /** A browser of its own, set to English: everything must be Spanish all the same. */
    private Page loggedIn(String username) {
        assertThat(browser).isNotNull();
        BrowserContext context = java.util.Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1440, 1000));
        context.setDefaultTimeout(20_000);
        Page page = context.newPage();
        pages.add(page);
        page.navigate("http://localhost:" + port + "/login");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", PASSWORD);
        page.locator("form[action='/login'] button[type=submit]").first().click();
        page.waitForURL("**/panel");
        return page;
    }

    private void openTasklist(Page page) {
        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
    }

    private static Locator select(Page page, String label) {
        return page.locator(".fjs-form-field-select:has(label:has-text(\"" + label + "\")) .fjs-input-group")
                .first();
    }

    @Test
    void theManagerRecordsAFollowUpIsRefusedOnceLosesNothingAndTheMinutesAreOnThePageOfMails() {
        story.sensitized();
        story.on(DUE);
        Page page = loggedIn(AllianceStory.MANAGER);
        openTasklist(page);
        page.locator("text=Realizar y registrar seguimiento · Casa Azul")
                .first()
                .click();
        page.locator("text=Actividades que tocaban").waitFor();
        assertThat(page.locator(".fjs-container").innerText())
                .contains("Casa Azul", "Acme", "Sensibilización", "miércoles 1 de julio de 2026")
                .doesNotContain("Select", "Add new", "required");

        Locator heldOn = page.locator(".fjs-form-field-datetime input").first();
        heldOn.fill(DateTimeFormatter.ofPattern("dd/MM/yyyy").format(DUE.plusDays(20)));
        heldOn.press("Enter");
        page.locator(".fjs-container").click(new Locator.ClickOptions().setPosition(5, 5));
        select(page, "Forma").click();
        page.locator(".fjs-dropdownlist-item:has-text('Visita')").click();
        page.getByLabel("Quiénes participaron").fill("Residencia, empresa y Jxi");
        page.getByLabel("Próximos pasos").fill("Confirmar el taller de julio");
        page.locator("button:has-text('Completar')").click();
        page.locator("text=La fecha en que se realizó no puede ser posterior a hoy.")
                .waitFor();
        assertThat(page.getByLabel("Quiénes participaron").inputValue()).isEqualTo("Residencia, empresa y Jxi");
        assertThat(page.getByLabel("Próximos pasos").inputValue()).isEqualTo("Confirmar el taller de julio");
        assertThat(story.followUps().get(0).status()).isEqualTo(FollowUp.Status.INVITED);

        heldOn.fill(DateTimeFormatter.ofPattern("dd/MM/yyyy").format(DUE));
        heldOn.press("Enter");
        page.locator(".fjs-container").click(new Locator.ClickOptions().setPosition(5, 5));
        page.locator("button:has-text('Completar')").click();
        page.locator("text=Realizar y registrar seguimiento · Casa Azul")
                .first()
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(story.followUps().get(0).status()).isEqualTo(FollowUp.Status.HELD);

        page.navigate("http://localhost:" + port + "/correos");
        assertThat(page.locator("main").innerText()).contains("Acta del seguimiento N° 1: Casa Azul y Acme");
        assertThat(story.mails("FOLLOW_UP_MINUTES")).hasSize(4);
    }

    @Test
    void theExecutiveDirectorSeesAnEscalatedFollowUp() {
        story.sensitized();
        story.on(DUE.plusDays(7));
        Page page = loggedIn(AllianceStory.DIRECTOR);
        assertThat(page.locator("main").innerText()).containsIgnoringCase("escalado");
        openTasklist(page);
        page.locator("text=Escaladas").click();
        page.locator("text=Realizar y registrar seguimiento · Casa Azul")
                .first()
                .waitFor();
    }

    @Test
    void aCompanySeesOnlyItsOwnAlliancesTasks() {
        story.framingMeeting();
        Page own = loggedIn(AllianceStory.COMPANY);
        openTasklist(own);
        own.locator("text=Inducir a trabajadores y voluntarios · Casa Azul").waitFor();
        Page other = loggedIn("ajena");
        assertThat(other.locator("main").innerText()).doesNotContain("Casa Azul");
        openTasklist(other);
        other.locator("text=Mis tareas").waitFor();
        other.locator("text=No hay tareas")
                .or(other.locator("text=Ninguna tarea"))
                .first()
                .waitFor();
        assertThat(other.content()).doesNotContain("Casa Azul");
    }

    @Test
    void aPlanIsReachedFromItsTaskAndHandedOnThere() {
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        Page page = loggedIn(AllianceStory.RESIDENCE);
        openTasklist(page);
        page.locator("text=Ordenar las necesidades · Casa Azul").click();
        page.locator("text=Tomar").first().click();
        Locator link = page.locator("a:has-text('Abrir el plan y ordenar las necesidades')");
        assertThat(link.getAttribute("href")).endsWith("/alianzas/" + story.code() + "/plan/borrador");
        page.getByLabel("Las necesidades están en orden").check();
        page.locator("button:has-text('Completar')").click();
        page.locator("text=Ordenar las necesidades · Casa Azul")
                .first()
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(story.openTasks()).containsExactly("userTask_proposeActions");
    }
}
