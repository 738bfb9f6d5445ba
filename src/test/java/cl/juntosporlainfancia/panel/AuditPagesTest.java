package cl.juntosporlainfancia.panel;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.access.AuditSearch;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.access.AuditTrail.Entry;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

/** What leaves a trace over HTTP, and the page and the files that show it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({cl.juntosporlainfancia.TestClock.class, AllianceStory.class})
class AuditPagesTest {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final String ADMINISTRATOR = "administradora";
    private static final Pattern ROW = Pattern.compile("id=\"anotacion-(\\d+)\"");

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Accounts accounts;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditSearch search;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private String diagnosis = "";

    @BeforeEach
    void anAllianceWithADiagnosis() {
        LocalDate formed = LocalDate.of(2026, 4, 1);
        story.formedOn(formed);
        diagnosis = diagnoses.recordFormer(
                "casa-azul",
                formed,
                Map.of(
                        "2.1",
                        new Draft(0, "Hoy", "Mañana", List.of(new Draft.Line("Salidas", Need.Priority.HIGH)), false)));
        for (String username : new String[] {
            AllianceStory.MANAGER, AllianceStory.DIRECTOR, AllianceStory.COMPANY, AllianceStory.COS, ADMINISTRATOR
        }) {
            accounts.open(username, PASSWORD);
        }
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        return visitor;
    }

    private List<Entry> newest(int limit) {
        return search.find(new AuditSearch.Query(null, null, null, null, null), null, limit);
    }

    private long last() {
        return newest(1).get(0).id();
    }

    private List<Entry> since(long id) {
        return newest(50).stream().filter(entry -> entry.id() > id).toList();
    }

    // ---- who may

    @ParameterizedTest
    @ValueSource(strings = {"/auditoria", "/auditoria.xlsx", "/auditoria.csv"})
    void itIsForTheDirectorAndForAdministrators(String path) {
        for (String username : new String[] {AllianceStory.MANAGER, AllianceStory.COMPANY, AllianceStory.COS}) {
            assertThat(loggedIn(username).get(path).statusCode()).isEqualTo(403);
        }
        for (String username : new String[] {AllianceStory.DIRECTOR, ADMINISTRATOR}) {
            assertThat(loggedIn(username).file(path).statusCode()).isEqualTo(200);
        }
        assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(302);
        assertThat(loggedIn(AllianceStory.DIRECTOR).get("/panel").body()).contains("href=\"/auditoria\"");
        assertThat(loggedIn(AllianceStory.MANAGER).get("/panel").body()).doesNotContain("href=\"/auditoria\"");
    }

    // ---- what leaves a trace

    @Test
    void whoDidWhatWhenAndFromWhereIsKept() {
        Visitor visitor = loggedIn(AllianceStory.COMPANY);
        long before = last();
        String page = "/alianzas/" + story.code() + "/contacto";
        HttpResponse<String> answer = visitor.post(
                page,
                page,
                Map.of(
                        "channel",
                        "CALL",
                        "heldOn",
                        "2026-04-01",
                        "withWhom",
                        "Equipo",
                        "summary",
                        "Una llamada",
                        "_supervision",
                        "on"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(since(before)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(Action.CONTACT_LOGGED);
            assertThat(entry.actor()).isEqualTo(trail.pseudonym(AllianceStory.COMPANY));
            assertThat(entry.address()).isEqualTo("127.0.0.1");
            assertThat(entry.caseCode()).isEqualTo(story.code());
            assertThat(entry.facts()).containsExactly("CALL", "2026-04-01");
            assertThat(calendar.dateOf(entry.at())).isEqualTo(story.today());
        });
    }

    @Test
    void readingADiagnosisLeavesATrace() {
        Visitor company = loggedIn(AllianceStory.COMPANY);
        for (String path : new String[] {"/diagnosticos/" + diagnosis, "/diagnosticos/" + diagnosis + "/imprimir"}) {
            long before = last();
            assertThat(company.get(path).statusCode()).isEqualTo(200);
            assertThat(since(before)).singleElement().satisfies(entry -> {
                assertThat(entry.action()).isEqualTo(Action.BASELINE_READ);
                assertThat(entry.actor()).isEqualTo(trail.pseudonym(AllianceStory.COMPANY));
                assertThat(entry.caseCode()).isEqualTo(diagnosis);
                assertThat(entry.subject()).isEqualTo("residence-casa-azul");
                assertThat(entry.address()).isEqualTo("127.0.0.1");
            });
        }
    }

    @Test
    void whatIsHiddenWasNotRead() {
        Visitor company = loggedIn(AllianceStory.COMPANY);
        long before = last();
        assertThat(company.get("/registro/personas/" + AllianceStory.MANAGER).statusCode())
                .isEqualTo(403);
        assertThat(company.get("/diagnosticos/D-9999").statusCode()).isEqualTo(404);
        assertThat(since(before)).isEmpty();
    }

    @Test
    void readingAPersonLeavesATraceUnlessItIsTheReader() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        long before = last();
        manager.get("/registro/personas/" + AllianceStory.COMPANY);
        assertThat(since(before)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(Action.PERSONAL_DATA_READ);
            assertThat(entry.actor()).isEqualTo(trail.pseudonym(AllianceStory.MANAGER));
            assertThat(entry.subject()).isEqualTo(trail.pseudonym(AllianceStory.COMPANY));
        });
        long read = last();
        assertThat(manager.get("/registro/personas/" + AllianceStory.MANAGER).statusCode())
                .isEqualTo(200);
        assertThat(since(read)).isEmpty();
    }

    @Test
    void listsAndPartiesTellWhoseDataWereRead() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        String company = trail.pseudonym(AllianceStory.COMPANY);
        String self = trail.pseudonym(AllianceStory.MANAGER);
        long before = last();
        manager.get("/registro/personas");
        assertThat(since(before)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(Action.PERSONAL_DATA_READ);
            assertThat(entry.subject()).isNull();
            assertThat(entry.facts()).contains(company).doesNotContain(self);
        });
        for (String path : new String[] {"/registro/empresas/acme", "/registro/empresas/acme/editar"}) {
            long one = last();
            manager.get(path);
            assertThat(since(one)).singleElement().satisfies(entry -> {
                assertThat(entry.action()).isEqualTo(Action.PERSONAL_DATA_READ);
                assertThat(entry.subject()).isEqualTo("company-acme");
            });
        }
        long cos = last();
        manager.get("/registro/cos");
        assertThat(since(cos)).extracting(Entry::subject).containsExactly("cos");
    }

    @Test
    void readingAMailAndPuttingItBackLeaveATrace() {
        String id = jdbc.sql("select id from juntos.outbox where recipient = ? limit 1")
                .param(AllianceStory.COMPANY + "@prueba.example")
                .query(String.class)
                .single();
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        long before = last();
        assertThat(manager.get("/correos/" + id).statusCode()).isEqualTo(200);
        assertThat(since(before)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(Action.PERSONAL_DATA_READ);
            assertThat(entry.subject()).isEqualTo(id);
            assertThat(entry.facts()).containsExactly(trail.pseudonym(AllianceStory.COMPANY));
        });
        long list = last();
        manager.get("/correos");
        assertThat(since(list)).singleElement().satisfies(entry -> assertThat(entry.facts())
                .contains(trail.pseudonym(AllianceStory.COMPANY)));
    }

    @Test
    void whatCannotBeRecordedIsNotShown() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        jdbc.sql("alter table juntos.audit_event rename to audit_event_away").update();
        try {
            HttpResponse<String> answer = manager.get("/registro/personas/" + AllianceStory.COMPANY);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("@prueba.example");
        } finally {
            jdbc.sql("alter table juntos.audit_event_away rename to audit_event")
                    .update();
        }
    }

    // ---- the page

    private static List<String> rows(String html) {
        Matcher matcher = ROW.matcher(html);
        return matcher.results().map(result -> result.group(1)).toList();
    }

    @Test
    void itTellsInWordsAndIsNarrowedByItsAddress() {
        loggedIn(AllianceStory.COMPANY).get("/diagnosticos/" + diagnosis);
        Visitor director = loggedIn(AllianceStory.DIRECTOR);
        String page = director.get("/auditoria?caso=" + diagnosis).body();
        assertThat(page)
                .contains("Diagnóstico o línea base leídos")
                .contains("Persona empresa")
                .contains("desde 127.0.0.1")
                .contains("href=\"/diagnosticos/" + diagnosis + "\"")
                .contains("Casa Azul")
                .doesNotContain("Alianza formada</span>");
        assertThat(rows(page)).hasSize(2);
        assertThat(rows(director.get("/auditoria?caso=" + diagnosis + "&persona=empresa")
                        .body()))
                .hasSize(1);
        assertThat(rows(director.get(
                                "/auditoria?caso=" + diagnosis + "&persona=" + trail.pseudonym(AllianceStory.COMPANY))
                        .body()))
                .hasSize(1);
        assertThat(rows(director.get("/auditoria?caso=" + diagnosis + "&accion=FORMER_DIAGNOSIS_RECORDED")
                        .body()))
                .hasSize(1);
        assertThat(rows(director.get("/auditoria?caso=" + diagnosis + "&desde=2026-04-02")
                        .body()))
                .isEmpty();
        assertThat(rows(director.get("/auditoria?caso=" + diagnosis + "&hasta=2026-04-01")
                        .body()))
                .hasSize(2);
        assertThat(director.get("/auditoria?persona=nadieSeLlamaAsi").body())
                .contains("No hay anotaciones que coincidan");
        assertThat(director.get("/auditoria?desde=ayer").body()).contains("«ayer» no es una fecha");
        assertThat(director.get("/auditoria.csv?desde=ayer").statusCode()).isEqualTo(400);
        assertThat(director.get("/auditoria?antes=x&accion=NADA&caso=%27%3B--%00")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void pagesFollowOneAnother() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 120; i++) {
                trail.record(Action.ALLIANCE_SUSTAINED, "A-7777");
            }
        });
        int there = Math.toIntExact(search.count(new AuditSearch.Query(null, null, "A-7777", null, null)));
        Visitor director = loggedIn(AllianceStory.DIRECTOR);
        String path = "/auditoria?caso=A-7777";
        List<String> seen = new ArrayList<>();
        while (path != null) {
            String html = director.get(path).body();
            seen.addAll(rows(html));
            Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(html);
            path = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        assertThat(seen).hasSize(there).doesNotHaveDuplicates();
    }

    @Test
    void theAlliancesPageSaysWhoAndWhoReadIsNotItsBusiness() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        story.framingMeeting();
        manager.get("/diagnosticos/" + diagnosis);
        String html = manager.get("/alianzas/" + story.code()).body();
        assertThat(html).contains("Hito registrado").contains("Persona gestora").contains("Reunión de encuadre, el ");
        assertThat(html).doesNotContain("leídos");
        jdbc.sql("update juntos.person set name = 'P-ERASED' where username = ?")
                .param(AllianceStory.MANAGER)
                .update();
        assertThat(manager.get("/alianzas/" + story.code()).body())
                .contains("P-ERASED")
                .doesNotContain("Persona gestora");
    }

    @Test
    void whoIsNoLongerRegisteredIsAPseudonym() {
        story.as(
                AllianceStory.COMPANY,
                () -> transaction.executeWithoutResult(status -> trail.record(Action.ENDING_WITHDRAWN, "A-6666")));
        String pseudonym = trail.pseudonym(AllianceStory.COMPANY);
        story.formedOn(LocalDate.of(2026, 5, 4));
        accounts.open(AllianceStory.DIRECTOR, PASSWORD);
        assertThat(loggedIn(AllianceStory.DIRECTOR)
                        .get("/auditoria?caso=A-6666")
                        .body())
                .contains(pseudonym);
    }

    // ---- the files

    private static List<List<String>> table(String name, byte[] content) {
        try {
            Table table = Spreadsheets.read(name, new ByteArrayInputStream(content), Limits.USUAL);
            return table.rows().stream().map(Table.Row::cells).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theFilesAreTheList() {
        story.as(
                AllianceStory.MANAGER,
                () -> transaction.executeWithoutResult(status -> {
                    trail.record(Action.ALLIANCE_ENDED, "A-5555").note("=HYPERLINK(\"http://mal.example\")");
                    trail.record(Action.ALLIANCE_ENDED, "A-5555").note("Con \"comillas\"; y\nuna línea más");
                    trail.record(Action.ENDING_WITHDRAWN, "A-5555");
                }));
        Visitor director = loggedIn(AllianceStory.DIRECTOR);
        List<String> listed = rows(director.get("/auditoria?caso=A-5555").body());
        byte[] csv = director.file("/auditoria.csv?caso=A-5555").body();
        String text = new String(csv, StandardCharsets.UTF_8);
        assertThat(text).contains("\"'=HYPERLINK(\"\"http://mal.example\"\")\"").contains("Persona gestora");
        assertThat(table("auditoria.csv", csv)).extracting(row -> row.get(0)).isEqualTo(listed);
        assertThat(text).contains(trail.pseudonym(AllianceStory.MANAGER));
        assertThat(since(Long.parseLong(listed.get(0)))).first().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(Action.AUDIT_EXPORTED);
            assertThat(entry.actor()).isEqualTo(trail.pseudonym(AllianceStory.DIRECTOR));
            assertThat(entry.facts()).containsExactly("CSV", String.valueOf(listed.size()));
        });
        byte[] xlsx = director.file("/auditoria.xlsx?caso=A-5555").body();
        assertThat(table("auditoria.xlsx", xlsx).stream().map(row -> row.get(0)).filter(cell -> cell.matches("\\d+")))
                .isEqualTo(listed);
    }
}
