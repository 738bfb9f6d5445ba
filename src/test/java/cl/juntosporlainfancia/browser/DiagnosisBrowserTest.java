package cl.juntosporlainfancia.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisAnswers;
import cl.juntosporlainfancia.diagnosis.DiagnosisScene;
import cl.juntosporlainfancia.diagnosis.DiagnosisScene.Steps;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.process.AllianceStory;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.LocalDate;
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

/** A residence at a real browser fills in its diagnosis, whatever becomes of the browser, the network and the session. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class, DiagnosisScene.class})
class DiagnosisBrowserTest extends InChromium {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    private final List<BrowserContext> contexts = new ArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Steps steps;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    DiagnosisAnswers answers;

    private String code = "";

    @BeforeEach
    void aResidenceThatWasVisited() {
        story.formedOn(TODAY);
        String hash = accounts.hash(PASSWORD);
        accounts.openWithHash(AllianceStory.RESIDENCE, hash);
        accounts.openWithHash(AllianceStory.ORGANIZATION, hash);
        code = steps.visited("casa-azul", TODAY);
    }

    /** What each page showed last, for whoever has to find out why a test failed. */
    @AfterEach
    void pictures(TestInfo test) {
        int i = 0;
        for (BrowserContext context : contexts) {
            for (Page page : context.pages()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of(
                                "target",
                                "browser",
                                "diagnosis-"
                                        + test.getTestMethod().orElseThrow().getName() + "-" + i++ + ".png")));
            }
            context.close();
        }
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private BrowserContext newBrowser() {
        BrowserContext context = requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setLocale("en-US")
                        // A page that still scrolls smoothly moves away under a click.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(1280, 900));
        context.setDefaultTimeout(20_000);
        contexts.add(context);
        return context;
    }

    private Page loggedIn(String username) {
        Page page = newBrowser().newPage();
        page.navigate(address("/login"));
        logIn(page, username);
        page.waitForURL("**/panel");
        return page;
    }

    private static void logIn(Page page, String username) {
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", PASSWORD);
        page.locator("form[action='/login'] button[type=submit]").first().click();
    }

    private void open(Page page, int step) {
        page.navigate(address("/diagnosticos/" + code + "?paso=" + step));
    }

    private static Locator card(Page page, String standard) {
        return page.locator("details.standard[data-standard='" + standard + "']");
    }

    private static void saved(Page page) {
        page.locator("#state:has-text('Guardado a las 09:00')").waitFor();
    }

    private static void unfold(Locator card) {
        if (card.getAttribute("open") == null) {
            card.locator("> summary").click();
        }
    }

    private void type(Page page, String standard) {
        Locator card = card(page, standard);
        unfold(card);
        card.getByLabel("Cómo estamos hoy").fill("Hoy en " + standard);
        card.getByLabel("Adónde queremos llegar").fill("Mañana en " + standard);
        card.getByLabel("Necesidad en " + standard).first().fill("Primera de " + standard);
        card.getByLabel("Prioridad").first().selectOption("HIGH");
        card.locator(".need__add").click();
        card.getByLabel("Necesidad en " + standard).nth(1).fill("Segunda de " + standard);
    }

    private void fillPages(Page page, int from, int to) {
        for (int step = from; step <= to; step++) {
            open(page, step);
            Dimension dimension = catalogue.dimensions().get(step - 1);
            for (Standard standard : dimension.standards()) {
                type(page, standard.code());
            }
            page.locator(".saver button[type=submit]").click();
            page.waitForURL("**/diagnosticos/" + code + "?paso=" + (step + 1));
        }
    }

    @Test
    void halfOfItIsFilledInTheBrowserIsKilledAndTheRestComesLater() {
        Page first = loggedIn(AllianceStory.RESIDENCE);
        fillPages(first, 1, 2);
        type(first, "3.1");
        first.locator("#state:has-text('Guardado a las')").waitFor();
        assertThat(first.locator("#overall").innerText()).isEqualTo("8 de 17 estándares completos");
        first.context().close();
        contexts.clear();

        Page second = loggedIn(AllianceStory.RESIDENCE);
        second.navigate(address("/diagnosticos/" + code));
        // It opens where something is missing.
        assertThat(second.locator("h2").first().innerText()).contains("Parte 3 de 6");
        unfold(card(second, "3.1"));
        assertThat(card(second, "3.1").getByLabel("Cómo estamos hoy").inputValue())
                .isEqualTo("Hoy en 3.1");
        assertThat(card(second, "3.1").getByLabel("Necesidad en 3.1").nth(1).inputValue())
                .isEqualTo("Segunda de 3.1");
        assertThat(card(second, "3.1").getByLabel("Prioridad").first().inputValue())
                .isEqualTo("HIGH");
        for (String standard : List.of("3.2", "3.3", "3.4", "3.5")) {
            type(second, standard);
        }
        second.locator(".saver button[type=submit]").click();
        second.waitForURL("**?paso=4");
        fillPages(second, 4, 5);
        assertThat(second.locator(".gaps").innerText()).contains("La propuesta de valor");
        second.getByLabel("4 a 6 años").fill("5");
        second.getByLabel("14 a 17 años").fill("7");
        second.locator("#valueProposal").fill("Una casa abierta al barrio");
        second.locator(".saver button[type=submit]").click();
        second.locator("text=La ficha está completa").waitFor();
        diagnoses.requireComplete(code);
        assertThat(answers.profile(code).children()).isEqualTo(12);
        second.locator("button:has-text('Enviar al organismo')").click();
        // Without a running model there is no task to hand in by, and the page says so.
        second.locator("text=no hay una tarea abierta para llenarla").waitFor();
        assertThat((Boolean) second.evaluate("Object.keys(localStorage).length === 0"))
                .isTrue();
    }

    @Test
    void withoutNetworkNothingIsLostAndItIsKeptWhenTheNetworkIsBack() {
        Page page = loggedIn(AllianceStory.RESIDENCE);
        open(page, 1);
        page.context().setOffline(true);
        card(page, "1.1").getByLabel("Cómo estamos hoy").fill("Escrito sin red");
        page.locator("#state:has-text('Sin conexión')").waitFor();
        assertThat(answers.entry(code, "1.1").version()).isZero();
        page.context().setOffline(false);
        page.evaluate("window.dispatchEvent(new Event('online'))");
        saved(page);
        assertThat(answers.entry(code, "1.1").currentState()).isEqualTo("Escrito sin red");
    }

    @Test
    void anEndedSessionLosesNothingAndASecondTabBringsItBack() {
        Page page = loggedIn(AllianceStory.RESIDENCE);
        open(page, 1);
        page.context().clearCookies();
        card(page, "1.1").getByLabel("Cómo estamos hoy").fill("Escrito sin sesión");
        page.locator("#state:has-text('Su sesión terminó')").waitFor();
        Page tab = page.context().waitForPage(() -> page.locator("#login").click());
        logIn(tab, AllianceStory.RESIDENCE);
        tab.waitForURL("**/diagnosticos/" + code + "?paso=1*");
        tab.locator("#state:has-text('Guardado a las')").waitFor();
        assertThat(card(tab, "1.1").getByLabel("Cómo estamos hoy").inputValue()).isEqualTo("Escrito sin sesión");
        page.bringToFront();
        page.evaluate("window.dispatchEvent(new Event('focus'))");
        saved(page);
        card(page, "1.1").getByLabel("Adónde queremos llegar").fill("Y se sigue escribiendo");
        page.locator(".tag--begun").first().waitFor();
        page.waitForCondition(() -> answers.entry(code, "1.1").desiredState().equals("Y se sigue escribiendo"));
        assertThat(answers.entry(code, "1.1").currentState()).isEqualTo("Escrito sin sesión");
    }

    @Test
    void whatCouldNotBeSentBeforeThePageWasClosedIsThereAfterTheNextLogin() {
        Page page = loggedIn(AllianceStory.RESIDENCE);
        BrowserContext context = page.context();
        open(page, 1);
        context.clearCookies();
        card(page, "1.1").getByLabel("Cómo estamos hoy").fill("No alcanzó a salir");
        page.locator("#state:has-text('Su sesión terminó')").waitFor();
        page.close();
        Page next = context.newPage();
        // Somebody else at the same machine gets to see nothing of it.
        next.navigate(address("/login"));
        logIn(next, AllianceStory.ORGANIZATION);
        next.waitForURL("**/panel");
        open(next, 1);
        assertThat(card(next, "1.1").getByLabel("Cómo estamos hoy").inputValue())
                .isEmpty();
        context.clearCookies();
        next.navigate(address("/login"));
        logIn(next, AllianceStory.RESIDENCE);
        next.waitForURL("**/panel");
        // Another page of the form sends it too.
        open(next, 2);
        saved(next);
        assertThat(answers.entry(code, "1.1").currentState()).isEqualTo("No alcanzó a salir");
        assertThat(answers.entry(code, "1.1").updatedBy()).isEqualTo(AllianceStory.RESIDENCE);
    }

    @Test
    void twoWhoTouchTheSameStandardChooseBetweenBothTexts() {
        Page page = loggedIn(AllianceStory.RESIDENCE);
        open(page, 2);
        steps.as(AllianceStory.ORGANIZATION, () -> {
            answers.save(
                    code,
                    "2.1",
                    new Draft(0, "Del organismo", "", List.of(new Draft.Line("Un patio", Need.Priority.HIGH)), false));
            answers.save(code, "2.2", new Draft(0, "Del organismo", "", List.of(), false));
        });
        Locator card = card(page, "2.1");
        card.getByLabel("Cómo estamos hoy").fill("De la residencia");
        Locator clash = card.locator(".clash");
        clash.waitFor();
        assertThat(clash.innerText()).contains("De la residencia", "Del organismo", "Un patio (Alta)", "Persona oca");
        assertThat(answers.entry(code, "2.1").currentState()).isEqualTo("Del organismo");
        clash.locator("button:has-text('Conservar lo mío')").click();
        saved(page);
        assertThat(answers.entry(code, "2.1").currentState()).isEqualTo("De la residencia");

        Locator other = card(page, "2.2");
        unfold(other);
        other.getByLabel("Cómo estamos hoy").fill("Se descarta");
        other.locator("button:has-text('Usar lo guardado')").click();
        other.locator(".clash").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(other.getByLabel("Cómo estamos hoy").inputValue()).isEqualTo("Del organismo");
        saved(page);
        assertThat(answers.entry(code, "2.2").version()).isEqualTo(1);
    }

    @Test
    void onAPhoneAndByKeyboardAloneAStandardIsAnswered() {
        Page page = loggedIn(AllianceStory.RESIDENCE);
        page.setViewportSize(390, 844);
        open(page, 5);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        Locator card = card(page, "5.1");
        card.getByLabel("Cómo estamos hoy").focus();
        page.keyboard().type("Hoy");
        page.keyboard().press("Tab");
        page.keyboard().type("Mañana");
        page.keyboard().press("Tab");
        page.keyboard().type("Una necesidad");
        // Enter begins the next need and sends nothing.
        page.keyboard().press("Enter");
        page.keyboard().type("Otra necesidad");
        saved(page);
        page.waitForCondition(() -> answers.entry(code, "5.1").needs().size() == 2);
        page.locator(".parts a[aria-current].parts__done").waitFor();
        assertThat(answers.entry(code, "5.1").isAnswered()).isTrue();
    }
}
