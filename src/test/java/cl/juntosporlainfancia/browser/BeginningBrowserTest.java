package cl.juntosporlainfancia.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.diagnosis.DiagnosisState;
import cl.juntosporlainfancia.process.BeginningStory;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** From the task list to the self-diagnosis and back: the residence hands it in, its organisation validates it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, BeginningStory.class})
class BeginningBrowserTest extends InChromium {

    private static final String PASSWORD = "una-clave-de-prueba";

    @LocalServerPort
    int port;

    @Autowired
    BeginningStory story;

    @Autowired
    Accounts accounts;

    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeEach
    void aResidenceThatHasFilledInAllButOneStandard() {
        story.begins(LocalDate.of(2026, 8, 3));
        story.invites("Fundación Casa Abierta");
        story.isInterested("Casa Roble", "Ñuñoa");
        story.verifies(2025, true);
        story.meets();
        story.visits();
        story.fillsInAllBut("5.1");
        accounts.open(BeginningStory.RESIDENCE, PASSWORD);
        accounts.open(BeginningStory.OCA, PASSWORD);
    }

    @AfterEach
    void pictures() {
        for (int i = 0; i < contexts.size(); i++) {
            contexts.get(i)
                    .pages()
                    .get(0)
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("target", "browser", "beginning-" + i + ".png")));
            contexts.get(i).close();
        }
    }

    private Page loggedIn(String username) {
        BrowserContext context = requireNonNull(browser)
                .newContext(new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1440, 1000));
        context.setDefaultTimeout(20_000);
        contexts.add(context);
        Page page = context.newPage();
        page.navigate("http://localhost:" + port + "/login");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", PASSWORD);
        page.locator("form[action='/login'] button[type=submit]").first().click();
        page.waitForURL("**/panel");
        return page;
    }

    private void openTask(Page page, String name) {
        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
        page.locator("text=" + name).first().click();
    }

    private static Locator standard(Page page) {
        Locator card = page.locator("details.standard[data-standard='5.1']");
        card.waitFor();
        if (card.getAttribute("open") == null) {
            card.locator("> summary").click();
        }
        return card;
    }

    @Test
    void theSheetIsOpenedFromItsTaskFinishedAfterTheBrowserWasKilledHandedInAndValidated() {
        Page first = loggedIn(BeginningStory.RESIDENCE);
        openTask(first, "Llenar la ficha de autodiagnóstico · Casa Roble");
        first.locator("text=Lleva 16 de 17 estándares completos").waitFor();
        // Nobody has taken the task yet: its link opens all the same, for several people fill in one sheet.
        first.locator("a:has-text('Abrir la ficha de autodiagnóstico')").click();
        first.waitForURL("**/diagnosticos/D-*");
        standard(first).getByLabel("Cómo estamos hoy").fill("Se cubre una parte");
        first.locator("#state:has-text('Guardado a las')").waitFor();
        contexts.remove(0).close();

        Page second = loggedIn(BeginningStory.RESIDENCE);
        second.navigate("http://localhost:" + port + "/diagnosticos/"
                + story.diagnosis().code() + "?paso=5");
        Locator card = standard(second);
        assertThat(card.getByLabel("Cómo estamos hoy").inputValue()).isEqualTo("Se cubre una parte");
        card.getByLabel("Adónde queremos llegar").fill("Se cubre todo el gasto");
        card.getByLabel("Hoy no tenemos necesidades en este estándar").check();
        second.locator(".saver button[type=submit]").click();
        second.locator("text=La ficha está completa").waitFor();
        second.locator("button:has-text('Enviar al organismo')").click();
        second.locator(".notice--good").first().waitFor();
        assertThat(second.locator("main").innerText()).doesNotContain("Submit", "Save", "required", "Select");
        assertThat(story.diagnosis().state()).isEqualTo(DiagnosisState.HANDED_IN);

        Page organization = loggedIn(BeginningStory.OCA);
        openTask(organization, "Validar la ficha · Casa Roble");
        organization.locator("text=Tomar").first().click();
        organization.locator("label:has-text('Sí, pasa a Jxi')").click();
        organization.locator("button:has-text('Completar')").click();
        organization
                .locator("text=Validar la ficha · Casa Roble")
                .first()
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(story.diagnosis().state()).isEqualTo(DiagnosisState.VALIDATED);
    }
}
