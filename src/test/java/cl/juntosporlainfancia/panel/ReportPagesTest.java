package cl.juntosporlainfancia.panel;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.spreadsheet.Limits;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import cl.juntosporlainfancia.spreadsheet.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The report of the plans, as a browser shows it and as a spreadsheet. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({cl.juntosporlainfancia.TestClock.class, AllianceStory.class})
class ReportPagesTest {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final String PAGE = "/informes/planes";
    private static final String SHEET = "/informes/planes.xlsx";

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Accounts accounts;

    @Autowired
    Diagnoses diagnoses;

    @BeforeEach
    void anAllianceWithNeeds() {
        LocalDate formed = LocalDate.of(2026, 4, 1);
        story.formedOn(formed);
        diagnoses.recordFormer(
                "casa-azul",
                formed,
                Map.of(
                        "2.1",
                        new Draft(
                                0,
                                "Hoy",
                                "Mañana",
                                List.of(
                                        new Draft.Line("Salidas", Need.Priority.HIGH),
                                        new Draft.Line("Deporte", Need.Priority.LOW)),
                                false)));
        for (String username : new String[] {
            AllianceStory.MANAGER,
            AllianceStory.DIRECTOR,
            AllianceStory.COMPANY,
            AllianceStory.RESIDENCE,
            AllianceStory.ORGANIZATION,
            AllianceStory.COS
        }) {
            accounts.open(username, PASSWORD);
        }
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        return visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {AllianceStory.COMPANY, AllianceStory.RESIDENCE, AllianceStory.ORGANIZATION})
    void aPartyDoesNotEnterAndIsOfferedNoLink(String party) {
        Visitor visitor = loggedIn(party);
        assertThat(visitor.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(visitor.get(SHEET).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/panel").body()).doesNotContain(PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {AllianceStory.MANAGER, AllianceStory.DIRECTOR, AllianceStory.COS})
    void theTeamSeesIt(String member) {
        HttpResponse<String> page = loggedIn(member).get(PAGE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Una alianza; una residencia con autodiagnóstico aceptado", "2.1 Recreativo", "0 de 2", "s/i");
        assertThat(loggedIn(member).get("/panel").body()).contains(PAGE);
    }

    @Test
    void itsFiltersAreInItsAddressAndGoWithTheSpreadsheet() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        String page = manager.get(PAGE + "?oca=fundacion&hasta=2026-12-31").body();
        assertThat(page).contains("oca=fundacion").contains("hasta=2026-12-31").contains("Quitar filtros");
        assertThat(manager.get(PAGE + "?hasta=2026-03-31").body()).contains("Ninguna alianza cumple esas condiciones");
    }

    @Test
    void whatCannotBeIsSaidInASentence() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        assertThat(manager.get(PAGE + "?desde=2026-05-01&hasta=2026-04-01").body())
                .contains("La fecha «Hasta» no puede ser anterior a «Desde».");
        assertThat(manager.get(PAGE + "?desde=ayer").body()).contains("«ayer» no es una fecha.");
        for (String far : new String[] {"%2B999999999-01-01", "9999-01-01", "0026-01-01"}) {
            assertThat(manager.get(PAGE + "?desde=" + far).body())
                    .contains("La fecha «Desde» debe estar entre los años 2000 y 2100.");
            assertThat(manager.get(SHEET + "?hasta=" + far).statusCode()).isEqualTo(400);
        }
        assertThat(manager.get(SHEET + "?desde=ayer").statusCode()).isEqualTo(400);
        assertThat(manager.get(PAGE + "?oca=ninguna").statusCode()).isEqualTo(404);
        assertThat(manager.get(SHEET + "?region=ninguna").statusCode()).isEqualTo(404);
    }

    @Test
    void thatThereAreNoNeedsIsNotTheSameAsNotKnowing() throws IOException {
        diagnoses.recordFormer(
                "casa-azul", LocalDate.of(2026, 4, 1), Map.of("2.1", new Draft(0, "Hoy", "Mañana", List.of(), true)));
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        assertThat(manager.get(PAGE).body()).contains("<span class=\"strong\">–</span>");
        Table table = Spreadsheets.read(
                "informe-planes.xlsx",
                new ByteArrayInputStream(manager.file(SHEET).body()),
                Limits.USUAL);
        assertThat(table.rows().get(1).cells())
                .containsExactly("Acompañamiento NNA", "0", "0", "0", "0", "0", "0", "–", "–", "s/i");
        assertThat(table.rows().get(0).cells()).endsWith("s/i", "s/i", "s/i");
    }

    @Test
    void theSpreadsheetSaysTheSameInTypedCells() throws IOException {
        HttpResponse<byte[]> file = loggedIn(AllianceStory.MANAGER).file(SHEET);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("informe-planes.xlsx");
        Table table = Spreadsheets.read("informe-planes.xlsx", new ByteArrayInputStream(file.body()), Limits.USUAL);
        assertThat(table.columns()).extracting(Table.Column::name).startsWith("Dimensión", "Necesidades");
        assertThat(table.rows()).hasSize(6);
        assertThat(table.rows().get(1).cells())
                .containsExactly("Acompañamiento NNA", "2", "0", "0", "0", "0", "0", "0", "0", "s/i");
        assertThat(table.rows().get(0).cells().get(1)).isEqualTo("s/i");
    }
}
