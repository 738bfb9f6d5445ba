package cl.juntosporlainfancia.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.workplan.PlanScene;
import cl.juntosporlainfancia.workplan.PlanStep;
import cl.juntosporlainfancia.workplan.PlannedActivity;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** A plan is built at a real browser: with the mouse, with the keyboard alone, by two at once, on a phone, and without a network. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class, PlanScene.class})
class PlanBrowserTest extends InChromium {

    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    private final List<BrowserContext> contexts = new ArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    PlanScene scene;

    @BeforeEach
    void theCompanyIsToPropose() {
        scene.proposing();
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
                                "plan-" + test.getTestMethod().orElseThrow().getName() + "-" + i++ + ".png")));
            }
            context.close();
        }
    }

    private Page at(String username, int width) {
        BrowserContext context = requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setLocale("en-US")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(width, 900));
        context.setDefaultTimeout(20_000);
        contexts.add(context);
        Page page = context.newPage();
        page.navigate("http://localhost:" + port + "/login");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", PlanScene.PASSWORD);
        page.locator("form[action='/login'] button[type=submit]").first().click();
        page.waitForURL("**/panel");
        page.navigate("http://localhost:" + port + "/alianzas/" + story.code() + "/plan/borrador");
        page.locator("#plan-body:not([hidden])").waitFor();
        return page;
    }

    private static void saved(Page page) {
        page.locator(".saver__state--saved").waitFor();
    }

    private PlannedActivity stored(String description) {
        return story.draft().activities().stream()
                .filter(activity -> activity.description().equals(description))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + description + " in " + descriptions()));
    }

    private List<String> descriptions() {
        return story.draft().activities().stream()
                .map(PlannedActivity::description)
                .toList();
    }

    private static Locator row(Page page, String description) {
        return page.locator(".tabulator-row:has([data-cell=description]:has-text('" + description + "'))");
    }

    private static Locator month(Page page, String description, int place) {
        return row(page, description)
                .locator("[data-cell=m" + (DECEMBER.getYear() * 12 + DECEMBER.getMonthValue() - 1 + place) + "]");
    }

    private static void drag(Page page, Locator from, double at, Locator to) {
        from.scrollIntoViewIfNeeded();
        BoundingBox begin = from.boundingBox();
        BoundingBox end = to.boundingBox();
        page.mouse().move(begin.x + begin.width * at, begin.y + begin.height / 2);
        page.mouse().down();
        page.mouse().move(end.x + end.width / 2, end.y + end.height / 2, new Mouse.MoveOptions().setSteps(6));
        page.mouse().up();
    }

    private static void type(Page page, Locator cell, String text) {
        cell.dblclick();
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    private static List<YearMonth> span(PlannedActivity activity) {
        return List.of(YearMonth.from(activity.startsOn()), YearMonth.from(activity.endsOn()));
    }

    @Test
    @DisplayName("a plan of eight activities with the mouse: added, named, drawn, dragged, copied from a suggestion")
    void eightActivitiesWithTheMouse() {
        Page page = at(AllianceStory.COMPANY, 1440);
        List<String> dimensions = List.of(
                "Gestión institucional",
                "Acompañamiento NNA",
                "Formación y capacitación de equipos",
                "Habitabilidad e infraestructura",
                "Financiamiento");
        for (int i = 0; i < 7; i++) {
            page.getByLabel("Agregar una actividad en " + dimensions.get(i % 5)).click();
            page.locator("input.plan-input").waitFor();
            page.keyboard().type("Actividad " + (char) ('A' + i));
            page.keyboard().press("Enter");
        }
        page.locator(".practices summary:has-text('Acompañamiento NNA')").click();
        page.getByLabel("Copiar al plan: Visitas a museos y salidas recreativas")
                .click();
        saved(page);
        page.waitForCondition(() -> story.draft().activities().size() == 8);
        assertThat(stored("Visitas a museos y salidas recreativas").practice()).isEqualTo("2.1-1");
        assertThat(stored("Actividad B").standard()).isEqualTo("2.1");
        assertThat(span(stored("Actividad B"))).containsExactly(DECEMBER, DECEMBER);

        // Drawn over empty months, moved with its amount, and made longer by its edge.
        drag(page, month(page, "Actividad A", 2), 0.5, month(page, "Actividad A", 4));
        type(page, month(page, "Actividad A", 3), "250.000");
        page.waitForCondition(() -> !stored("Actividad A").months().isEmpty());
        assertThat(span(stored("Actividad A"))).containsExactly(DECEMBER.plusMonths(2), DECEMBER.plusMonths(4));
        drag(page, month(page, "Actividad A", 3), 0.5, month(page, "Actividad A", 6));
        page.waitForCondition(() ->
                stored("Actividad A").startsOn().equals(DECEMBER.plusMonths(5).atDay(1)));
        assertThat(stored("Actividad A").months())
                .hasSize(1)
                .hasEntrySatisfying(DECEMBER.plusMonths(6), amount -> assertThat(amount.clp())
                        .isEqualTo(250_000));
        drag(page, month(page, "Actividad A", 7), 0.95, month(page, "Actividad A", 9));
        page.waitForCondition(() ->
                stored("Actividad A").endsOn().equals(DECEMBER.plusMonths(9).atEndOfMonth()));
        assertThat(span(stored("Actividad A"))).containsExactly(DECEMBER.plusMonths(5), DECEMBER.plusMonths(9));

        // One step back, and forward again.
        page.locator("#undo").click();
        page.waitForCondition(() ->
                stored("Actividad A").endsOn().equals(DECEMBER.plusMonths(7).atEndOfMonth()));
        page.locator("#redo").click();
        page.waitForCondition(() ->
                stored("Actividad A").endsOn().equals(DECEMBER.plusMonths(9).atEndOfMonth()));

        // In its form: who, how it is measured, and which need it answers.
        row(page, "Actividad B").locator(".plan-open").click();
        page.getByLabel("A cargo por la empresa").fill("Voluntariado");
        page.getByLabel("Indicador", new Page.GetByLabelOptions().setExact(true))
                .fill("Cuatro salidas");
        page.getByLabel("2.1 · Salidas los fines de semana").check();
        page.locator("#sheet [data-close].button").click();
        page.locator(".chip:has-text('Actividad B')").waitFor();
        page.waitForCondition(() -> !stored("Actividad B").needs().isEmpty());
        assertThat(stored("Actividad B").companyPeople()).isEqualTo("Voluntariado");
        assertThat(stored("Actividad B").indicator()).isEqualTo("Cuatro salidas");

        // Taken out, and brought back.
        row(page, "Actividad G").locator(".plan-open").click();
        page.locator("#sheet [data-remove]").click();
        page.waitForCondition(() -> story.draft().activities().size() == 7);
        page.locator("#undo").click();
        page.waitForCondition(() -> story.draft().activities().size() == 8);

        saved(page);
        page.locator("button:has-text('Listo: pasar a la propuesta de valor')").click();
        page.locator("text=Listo: el plan pasó a «Propuesta de valor».").waitFor();
        assertThat(story.draft().step()).isEqualTo(PlanStep.VALUE);
    }

    @Test
    @DisplayName("a plan with the keyboard alone: needs, activities, months, amounts, undo, handing on")
    void aPlanWithTheKeyboardAlone() {
        scene.opened();
        Page residence = at(AllianceStory.RESIDENCE, 1440);
        residence.getByLabel("Bajar: Salidas los fines de semana").focus();
        residence.keyboard().press("Enter");
        saved(residence);
        assertThat(story.draft().needs())
                .extracting(PlannedNeed::text)
                .startsWith("Pintar y abrigar el comedor", "Salidas los fines de semana");
        residence.locator("button:has-text('Listo: pasar a la empresa')").focus();
        residence.keyboard().press("Enter");
        residence.locator("text=Listo: el plan pasó a").waitFor();

        Page page = at(AllianceStory.COMPANY, 1440);
        page.locator("[data-add-activity]").focus();
        page.keyboard().press("Enter");
        page.locator("input.plan-input").waitFor();
        page.keyboard().type("Pintar el comedor");
        page.keyboard().press("Enter");
        // Two months longer, one month later, and then a month that it begins earlier.
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Control+ArrowRight");
        page.keyboard().press("Control+ArrowRight");
        page.keyboard().press("Control+Shift+ArrowLeft");
        // To its second month, and the amount.
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().type("120000");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> story.draft().activities().size() == 1
                && !stored("Pintar el comedor").months().isEmpty());
        PlannedActivity painted = stored("Pintar el comedor");
        // It is for the first need without an activity.
        assertThat(painted.standard()).isEqualTo("4.2");
        assertThat(span(painted)).containsExactly(DECEMBER.plusMonths(1), DECEMBER.plusMonths(4));
        assertThat(painted.months().get(DECEMBER.plusMonths(2)).clp()).isEqualTo(120_000);

        page.keyboard().press("Control+z");
        page.waitForCondition(() -> stored("Pintar el comedor").months().isEmpty());
        page.keyboard().press("Control+y");
        page.waitForCondition(() -> !stored("Pintar el comedor").months().isEmpty());

        for (String name : List.of("Abrigar las ventanas", "Cambiar las mesas")) {
            page.locator("[data-cell=description][tabindex='0'], [data-cell^=m][tabindex='0']")
                    .first()
                    .focus();
            page.keyboard().press("Control+Enter");
            page.locator("input.plan-input").waitFor();
            page.keyboard().type(name);
            page.keyboard().press("Enter");
        }
        page.waitForCondition(() -> story.draft().activities().size() == 3);
        // The last one goes again.
        page.keyboard().press("Control+Delete");
        page.waitForCondition(() -> story.draft().activities().size() == 2);
        assertThat(descriptions()).containsExactly("Pintar el comedor", "Abrigar las ventanas");
        // The form, and back to where one was.
        page.keyboard().press("Shift+Enter");
        page.locator("#sheet[open]").waitFor();
        page.keyboard().press("Escape");
        saved(page);
        page.locator("button:has-text('Listo: pasar a la propuesta de valor')").focus();
        page.keyboard().press("Enter");
        page.locator("text=Listo: el plan pasó a «Propuesta de valor».").waitFor();
    }

    @Test
    @DisplayName("two change the same activity: the second sees field by field what differs, and nothing is lost")
    void theSecondSeesWhatDiffers() {
        scene.activities(2);
        Page first = at(AllianceStory.COMPANY, 1440);
        Page second = at(PlanScene.COLLEAGUE, 1440);
        type(first, row(first, "Actividad 1").locator("[data-cell=description]"), "Salida al museo");
        saved(first);
        row(second, "Actividad 1").locator(".plan-open").click();
        second.getByLabel("A cargo por la residencia").fill("Camila");
        second.getByLabel("Actividad", new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill("Salida al cerro");
        second.locator("#clash[open]").waitFor();
        assertThat(second.locator("#clash").innerText())
                .contains("Salida al cerro", "Salida al museo", "Lo de Persona empresa", "Camila", "Dirección")
                .doesNotContain("Indicador");
        assertThat(stored("Salida al museo").residencePeople()).isEqualTo("Dirección");
        // Their name, my person in charge.
        second.locator("#clash-description-theirs").check();
        second.locator("#clash [data-choice=each]").click();
        saved(second);
        second.waitForCondition(() -> "Camila".equals(stored("Salida al museo").residencePeople()));

        // What the first one takes out while the second writes it can be added again.
        first.reload();
        first.locator("#plan-body:not([hidden])").waitFor();
        row(first, "Actividad 2").locator(".plan-open").click();
        first.locator("#sheet [data-remove]").click();
        first.waitForCondition(() -> story.draft().activities().size() == 1);
        type(second, row(second, "Actividad 2").locator("[data-cell=description]"), "Sigue en pie");
        second.locator("#clash[open]").waitFor();
        second.locator("button:has-text('Agregarla de nuevo')").click();
        second.waitForCondition(() -> descriptions().contains("Sigue en pie"));
    }

    @Test
    @DisplayName("on a phone the activities are cards, and every field is in a form")
    void onAPhone() {
        Page page = at(AllianceStory.COMPANY, 390);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        page.locator("[data-add-activity]").click();
        page.locator("#sheet[open]").waitFor();
        page.locator("#sheet-description").fill("Taller de buen trato");
        page.locator("#sheet-standard").selectOption("3.2");
        page.locator("#sheet-endsOn").fill("2027-02-28");
        page.locator("#sheet [data-amount='months.2027-01.hours']").fill("12");
        // An amount that is none is refused at its field, and what was typed stays.
        page.locator("#sheet [data-amount='months.2027-01.clp']").fill("-5");
        page.locator(".sheet__problem:not([hidden])").waitFor();
        assertThat(page.locator(".sheet__problem").innerText()).contains("«-5»", "número entero de pesos");
        assertThat(page.locator("#sheet [data-amount='months.2027-01.clp']").getAttribute("aria-invalid"))
                .isEqualTo("true");
        page.locator("#sheet [data-amount='months.2027-01.clp']").fill("80.000");
        page.locator("#sheet [data-close].button").click();
        saved(page);
        page.locator(".plan-card:has-text('$80.000 · 12 horas')").waitFor();
        assertThat(stored("Taller de buen trato")
                        .months()
                        .get(DECEMBER.plusMonths(1))
                        .hours())
                .isEqualTo(12);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }

    @Test
    @DisplayName("without a network, and after a reload, what was typed is still there")
    void nothingIsLostWithoutANetwork() {
        scene.activities(1);
        Page page = at(AllianceStory.COMPANY, 1440);
        page.route("**/plan/borrador/cambios", route -> route.abort());
        type(page, row(page, "Actividad 1").locator("[data-cell=description]"), "Sin red");
        page.locator("#state:has-text('Sin conexión')").waitFor();
        page.reload();
        page.locator("#plan-body:not([hidden])").waitFor();
        row(page, "Sin red").waitFor();
        assertThat(descriptions()).containsExactly("Actividad 1");
        page.unroute("**/plan/borrador/cambios");
        page.evaluate("window.dispatchEvent(new Event('online'))");
        saved(page);
        assertThat(descriptions()).containsExactly("Sin red");
        assertThat((Boolean) page.evaluate("Object.keys(localStorage).length === 0"))
                .isTrue();
    }

    private PlannedNeed need(int place) {
        return story.draft().needs().get(place);
    }

    private static Locator answer(Page page, PlannedNeed need) {
        return page.locator("#need-answer-" + need.id());
    }

    private static Locator reason(Page page, PlannedNeed need) {
        return page.locator("#need-reason-" + need.id());
    }

    private static void reload(Page page) {
        page.reload();
        page.locator("#plan-body:not([hidden])").waitFor();
    }

    @Test
    @DisplayName("why a need has no activity survives a page that is left at once, a lost network and a reload")
    void aReasonIsNotLost() {
        Page page = at(AllianceStory.COMPANY, 1440);
        PlannedNeed first = need(0);
        answer(page, first).selectOption("OTHER");
        reason(page, first).fill("La casa ya lo consiguió");
        page.navigate("http://localhost:" + port + "/panel");
        page.waitForCondition(() -> need(0).reason().equals("La casa ya lo consiguió"));

        page.navigate("http://localhost:" + port + "/alianzas/" + story.code() + "/plan/borrador");
        page.locator("#plan-body:not([hidden])").waitFor();
        page.route("**/necesidades/**", route -> route.abort());
        reason(page, first).fill("Lo paga la fundación");
        page.locator("#state:has-text('Sin conexión')").waitFor();
        reload(page);
        assertThat(reason(page, first).inputValue()).isEqualTo("Lo paga la fundación");
        assertThat(need(0).reason()).isEqualTo("La casa ya lo consiguió");
        page.unroute("**/necesidades/**");
        page.evaluate("window.dispatchEvent(new Event('online'))");
        saved(page);
        assertThat(need(0).reason()).isEqualTo("Lo paga la fundación");
        assertThat((Boolean) page.evaluate("Object.keys(localStorage).length === 0"))
                .isTrue();
    }

    @Test
    @DisplayName("«Otro» without its reason is not kept, says so, and holds the plan back until the reason is there")
    void anotherReasonWithoutOneIsNotKept() {
        scene.activities(4);
        Page page = at(AllianceStory.COMPANY, 1440);
        PlannedNeed open = need(3);
        answer(page, open).selectOption("LATER");
        saved(page);
        answer(page, open).selectOption("OTHER");
        page.locator("#state:has-text('Falta el porqué')").waitFor();
        assertThat(page.locator("[data-notes='" + open.id() + "']").innerText()).contains("Falta el porqué");
        page.locator("button:has-text('Listo: pasar a la propuesta de valor')").click();
        page.locator("#hand-on-unsaved:not([hidden])").waitFor();
        assertThat(story.draft().step()).isEqualTo(PlanStep.PROPOSAL);
        assertThat(need(3).answer()).isEqualTo(PlannedNeed.Answer.LATER);

        reason(page, open).fill("La dirección lo hace sola");
        saved(page);
        assertThat(need(3).reason()).isEqualTo("La dirección lo hace sola");
        page.locator("button:has-text('Listo: pasar a la propuesta de valor')").click();
        page.locator("text=Listo: el plan pasó a «Propuesta de valor».").waitFor();
    }

    @Test
    @DisplayName("two answer the same need: the second sees what the first said beside the own words, and chooses")
    void twoAnswerTheSameNeed() {
        Page first = at(AllianceStory.COMPANY, 1440);
        Page second = at(PlanScene.COLLEAGUE, 390);
        PlannedNeed need = need(0);
        answer(first, need).selectOption("OTHER");
        reason(first, need).fill("No hay furgón");
        saved(first);

        answer(second, need).selectOption("OTHER");
        reason(second, need).fill("Falta un conductor");
        Locator notes = second.locator("[data-notes='" + need.id() + "']");
        notes.locator("text=No hay furgón").waitFor();
        assertThat(reason(second, need).inputValue()).isEqualTo("Falta un conductor");
        assertThat(need(0).reason()).isEqualTo("No hay furgón");
        // Nothing is written over while nobody has chosen, whatever is typed on, or if the page is loaded anew.
        reason(second, need).fill("Falta un conductor con licencia");
        reload(second);
        notes.locator("text=No hay furgón").waitFor();
        assertThat(reason(second, need).inputValue()).isEqualTo("Falta un conductor con licencia");
        assertThat(need(0).reason()).isEqualTo("No hay furgón");
        notes.locator("button:has-text('Conservar lo mío')").click();
        saved(second);
        assertThat(need(0).reason()).isEqualTo("Falta un conductor con licencia");

        reason(first, need).fill("Sigue sin furgón");
        Locator others = first.locator("[data-notes='" + need.id() + "']");
        others.locator("button:has-text('Usar lo guardado')").click();
        first.waitForCondition(() -> reason(first, need).inputValue().equals("Falta un conductor con licencia"));
        assertThat(first.locator("#state").innerText()).doesNotContain("Otra persona");
        assertThat(need(0).reason()).isEqualTo("Falta un conductor con licencia");
    }

    @Test
    @DisplayName("the order of the needs survives a lost network, and is not written over another one unseen")
    void theOrderOfTheNeedsIsNotWrittenOver() {
        scene.opened();
        Page first = at(AllianceStory.RESIDENCE, 1440);
        Page second = at(AllianceStory.ORGANIZATION, 390);
        first.route("**/necesidades/orden", route -> route.abort());
        first.getByLabel("Bajar: Salidas los fines de semana").click();
        first.locator("#state:has-text('Sin conexión')").waitFor();
        first.unroute("**/necesidades/orden");
        reload(first);
        // Sent when the page was left, or else when it was opened again: either way it arrives.
        first.waitForCondition(() -> story.draft().needs().get(0).text().equals("Pintar y abrigar el comedor"));
        first.locator(".need-line__text:has-text('Pintar y abrigar el comedor')")
                .first()
                .waitFor();

        second.getByLabel("Subir: Un plan estratégico a tres años").click();
        second.locator("text=Otra persona cambió el orden de las necesidades").waitFor();
        assertThat(second.locator(".need-line__text").allInnerTexts())
                .containsExactly(
                        "Pintar y abrigar el comedor",
                        "Salidas los fines de semana",
                        "Taller de buen trato para el equipo",
                        "Un plan estratégico a tres años");
        second.getByLabel("Subir: Un plan estratégico a tres años").click();
        saved(second);
        assertThat(story.draft().needs())
                .extracting(PlannedNeed::text)
                .containsExactly(
                        "Pintar y abrigar el comedor",
                        "Salidas los fines de semana",
                        "Un plan estratégico a tres años",
                        "Taller de buen trato para el equipo");
    }

    @Test
    @DisplayName(
            "what was refused is tried again once its cause is gone: a row by a longer Gantt, the Gantt by a moved row")
    void whatWasRefusedIsTriedAgain() {
        scene.activities(1);
        Page page = at(AllianceStory.COMPANY, 1440);
        row(page, "Actividad 1").locator(".plan-open").click();
        page.locator("#sheet-endsOn").fill("2028-01-31");
        page.locator(".sheet__problem:not([hidden])").waitFor();
        page.locator("#sheet [data-close].button").click();
        page.locator("[data-frame=months]").fill("18");
        saved(page);
        assertThat(span(stored("Actividad 1"))).containsExactly(DECEMBER, YearMonth.of(2028, 1));

        page.locator("[data-frame=months]").fill("12");
        page.locator("#frame-wrong:not([hidden])").waitFor();
        row(page, "Actividad 1").locator(".plan-open").click();
        page.locator("#sheet-endsOn").fill("2027-02-28");
        saved(page);
        assertThat(page.locator("#frame-wrong").isHidden()).isTrue();
        assertThat(story.draft().months()).isEqualTo(12);
        assertThat(span(stored("Actividad 1"))).containsExactly(DECEMBER, YearMonth.of(2027, 2));
    }
}
