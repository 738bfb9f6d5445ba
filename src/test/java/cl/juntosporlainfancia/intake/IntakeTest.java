package cl.juntosporlainfancia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.FreeText;
import cl.juntosporlainfancia.registry.Company;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.CompanyPlace;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Residence;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import cl.juntosporlainfancia.spreadsheet.Limits;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import cl.juntosporlainfancia.spreadsheet.Table;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Sheets are tried and taken: row by row, by the registry's own rules, and nothing twice. */
@ApplicationTest
class IntakeTest {

    private static final String ORGANIZATIONS =
            "nombre;rut;comuna;fundada;socia_cos;fecu;representante;rut_representante;correo;telefono;incorporada;codigo\n"
                    + "Fundación Casa Abierta;65.018.488-2;nunoa;31-05-2009;sí;2025;Carmen Soto;11.111.111-1;a@b.cl;+56 2;01-03-2024;casa-abierta\n";

    @Autowired
    FreeText freeText;

    @Autowired
    Intake intake;

    @Autowired
    IntakeSheets sheets;

    @Autowired
    Uploads uploads;

    @Autowired
    Registry registry;

    @Autowired
    CurrentViewer current;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    Heading heading;

    @Autowired
    Comunas comunas;

    @Autowired
    EntityManager entities;

    @Autowired
    Texts texts;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    BusinessCalendar calendar;

    @BeforeEach
    void anEmptyRegistry() {
        jdbc.sql("truncate juntos.organization, juntos.company, juntos.intake_upload cascade")
                .update();
        clock.moveTo(calendar.at(LocalDate.of(2026, 11, 21), LocalTime.of(9, 0)));
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private IntakeReport take(String text) {
        return intake.take(null, "prueba.csv", in(text));
    }

    private IntakeReport dryRun(String text) {
        return intake.dryRun(null, "prueba.csv", in(text));
    }

    /** «3 C comuna: sentence» for each error, «aviso 3 …» for each notice. */
    private static List<String> findings(IntakeReport report) {
        return report.rows().stream()
                .flatMap(row -> row.findings().stream()
                        .map(finding -> (finding.error() ? "" : "aviso ") + row.line()
                                + (finding.letter() == null ? "" : " " + finding.letter())
                                + (finding.header() == null ? "" : " " + finding.header()) + ": "
                                + finding.sentence()))
                .toList();
    }

    private static List<Outcome> outcomes(IntakeReport report) {
        return report.rows().stream().map(RowReport::outcome).toList();
    }

    private String refused(@Nullable Kind kind, String text) {
        return assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> intake.dryRun(kind, "a.csv", in(text)))
                .actual()
                .messageKey();
    }

    // ---- the published list

    @Test
    void thePublishedListGivesEachOrganisationResidenceAndCompanyOnce() throws IOException {
        IntakeReport report;
        try (InputStream in = new ClassPathResource("intake/table-02.csv").getInputStream()) {
            report = intake.take(null, "table-02.csv", in);
        }
        assertThat(report.kind()).isEqualTo(Kind.COMBINED);
        assertThat(report.count(Outcome.TAKEN)).isEqualTo(21);
        assertThat(report.added(Party.Kind.ORGANIZATION)).isEqualTo(13);
        assertThat(report.added(Party.Kind.RESIDENCE)).isEqualTo(21);
        assertThat(report.added(Party.Kind.COMPANY)).isEqualTo(15);
        assertThat(registry.organizations()).hasSize(13);
        assertThat(registry.residences()).hasSize(21);
        assertThat(registry.companies()).hasSize(15);
        assertThat(findings(report)).containsExactly("aviso 19 D region: Chillán pertenece a Ñuble; se toma Ñuble.");
        assertThat(registry.residences())
                .filteredOn(residence -> residence.comuna().equals("Chillán"))
                .extracting(Residence::region)
                .containsExactly("Ñuble");
        assertThat(report.notices()).hasSize(1).first().asString().contains("«n» (A)");
    }

    @Test
    void aLineThatIsWrongInOnePartLeavesNothingOfItself() {
        IntakeReport report = take("residencia,comuna,oca,empresa\nHogar Uno,Talca,Oca Uno,Empresa Uno\n"
                + "Hogar Dos,Atlantis,Oca Dos,Empresa Dos\nHogar Tres,Talca,Oca Uno,\n");
        assertThat(outcomes(report)).containsExactly(Outcome.TAKEN, Outcome.WRONG, Outcome.TAKEN);
        assertThat(findings(report)).hasSize(1).first().asString().startsWith("3 B comuna: ");
        assertThat(registry.organizations()).extracting(Organization::name).containsExactly("Oca Uno");
        assertThat(registry.companies()).extracting(Company::name).containsExactly("Empresa Uno");
        assertThat(registry.residences()).extracting(Residence::name).containsExactly("Hogar Tres", "Hogar Uno");
    }

    // ---- the three kinds

    @Test
    void anOrganisationIsTakenWithAllItsColumns() {
        IntakeReport report = take(ORGANIZATIONS);
        assertThat(report.kind()).isEqualTo(Kind.ORGANIZATIONS);
        assertThat(findings(report)).isEmpty();
        Organization organization = registry.organization("casa-abierta");
        assertThat(organization.details())
                .isEqualTo(new OrganizationDetails(
                        "Fundación Casa Abierta",
                        "65018488-2",
                        LocalDate.of(2009, 5, 31),
                        true,
                        2025,
                        "Ñuñoa",
                        null,
                        "Carmen Soto",
                        "11111111-1",
                        "a@b.cl",
                        "+56 2",
                        null,
                        null,
                        null,
                        null));
        assertThat(organization.incorporatedOn()).isEqualTo(LocalDate.of(2024, 3, 1));
    }

    @Test
    void aResidenceFindsItsOrganisationByNameCodeOrRut() {
        take(ORGANIZATIONS);
        IntakeReport report = take("Residencia\tInstitución\tComuna\tCupos\tColabora\tIncorporada\n"
                + "Uno\tfundacion  CASA abierta\tTalca\t20\tno\t2025-01-02\n"
                + "Dos\tcasa-abierta\tTalca\t\t\t\n"
                + "Tres\t650184882\tTalca\t\t\t\n"
                + "Cuatro\tFundación Caza Abierta\tTalca\t\t\t\n"
                + "Cinco\tOtra cosa\tTalca\t\t\t\n");
        assertThat(report.kind()).isEqualTo(Kind.RESIDENCES);
        assertThat(registry.residencesOf("casa-abierta"))
                .extracting(Residence::name)
                .containsExactly("Dos", "Tres", "Uno");
        Residence residence = registry.residence("uno").orElseThrow();
        assertThat(residence.details())
                .isEqualTo(new ResidenceDetails("Uno", "casa-abierta", "Talca", null, null, null, 20, false));
        assertThat(residence.incorporatedOn()).isEqualTo(LocalDate.of(2025, 1, 2));
        assertThat(findings(report)).hasSize(2);
        assertThat(findings(report).get(0)).startsWith("5 B Institución: ").endsWith("¿Es «Fundación Casa Abierta»?");
        assertThat(findings(report).get(1)).startsWith("6 B Institución: ");
    }

    @Test
    void aCompanyIsTakenWithItsOfficesAndResources() {
        take("empresa,giro,casa_central_comuna,casa_central_direccion,sucursales,recursos\n"
                + "Maderas,Madera,Talca,Uno Sur 1,Linares; curico;Linares,\"2.1; 4,2\"\n");
        Company company = registry.company("maderas").orElseThrow();
        assertThat(company.details().places())
                .containsExactlyInAnyOrder(
                        new CompanyDetails.Place(CompanyPlace.Kind.CENTRAL, "Talca", "Uno Sur 1"),
                        new CompanyDetails.Place(CompanyPlace.Kind.BRANCH, "Linares", null),
                        new CompanyDetails.Place(CompanyPlace.Kind.BRANCH, "Curicó", null));
        assertThat(company.resources()).containsExactly("2.1", "4.2");
    }

    // ---- errors, by line and column

    @Test
    void everyFaultOfARowIsToldWithItsColumn() {
        IntakeReport report = dryRun(ORGANIZATIONS
                + "# una nota\n"
                + ";65.018.488-3;Atlantis;31-02-2009;quizás;dos mil;Ana;1-2;no-es-correo;1;mañana;con espacio\n"
                + "Fundación Tarde;;;21-11-2027;;1999;;;;;22-11-2026;;sobra\n");
        assertThat(outcomes(report)).containsExactly(Outcome.TAKEN, Outcome.WRONG, Outcome.WRONG);
        assertThat(findings(report))
                .extracting(finding -> finding.replaceAll(":.*", ""))
                .containsExactlyInAnyOrder(
                        "4 A nombre",
                        "4 B rut",
                        "4 C comuna",
                        "4 D fundada",
                        "4 E socia_cos",
                        "4 F fecu",
                        "4 H rut_representante",
                        "4 I correo",
                        "4 K incorporada",
                        "4 L codigo",
                        "5 D fundada",
                        "5 F fecu",
                        "5 K incorporada",
                        "5 M");
    }

    @Test
    void officesResourcesAndPlacesAreCheckedToo() {
        take(ORGANIZATIONS);
        IntakeReport companies = dryRun("empresa,giro,casa_central_comuna,casa_central_direccion,sucursales,recursos\n"
                + "Uno,a,Atlantis,x,Talca,2.1\nDos,a,Talca,x,Talca;Lemuria,9.9\nTres,a,,x,,\n");
        assertThat(findings(companies))
                .extracting(finding -> finding.replaceAll(":.*", ""))
                .containsExactlyInAnyOrder(
                        "2 C casa_central_comuna", "3 E sucursales", "3 F recursos", "4 D casa_central_direccion");
        IntakeReport residences = dryRun("residencia,organismo,comuna,plazas\nUno,casa-abierta,Talca,0\n,,,dos\n");
        assertThat(findings(residences))
                .extracting(finding -> finding.replaceAll(":.*", ""))
                .containsExactlyInAnyOrder("2 D plazas", "3 A residencia", "3 B organismo", "3 C comuna", "3 D plazas");
    }

    @Test
    void aHeaderThatCanNotBeUnderstoodIsRefused() {
        assertThat(refused(null, "a,b\n1,2\n")).isEqualTo("intake.header.unknown");
        assertThat(refused(null, "nombre,rut\n1,2\n")).isEqualTo("intake.header.ambiguous");
        assertThat(refused(Kind.RESIDENCES, "nombre,rut\n1,2\n")).isEqualTo("intake.header.missing");
        assertThat(refused(null, "oca,socia_cos,fundada,nombre\n1,2,3,4\n")).isEqualTo("intake.header.twice");
        assertThat(intake.dryRun(Kind.COMPANIES, "a.csv", in("nombre,rut\nUno,\n"))
                        .added(Party.Kind.COMPANY))
                .isEqualTo(1);
    }

    // ---- nothing left behind, nothing twice

    @Test
    void aTrialLeavesNothing() {
        long events = auditEvents();
        IntakeReport report = dryRun(ORGANIZATIONS);
        assertThat(report.tried()).isTrue();
        assertThat(report.count(Outcome.TAKEN)).isEqualTo(1);
        assertThat(registry.organizations()).isEmpty();
        assertThat(auditEvents()).isEqualTo(events);
    }

    private long auditEvents() {
        return jdbc.sql("select count(*) from juntos.audit_event")
                .query(Long.class)
                .single();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        take(ORGANIZATIONS);
        IntakeReport again = take(ORGANIZATIONS);
        assertThat(outcomes(again)).containsExactly(Outcome.ALREADY_THERE);
        assertThat(findings(again))
                .containsExactly(
                        "aviso 2: Ya está en el registro: «Fundación Casa Abierta» (código casa-abierta). Queda como está.");
        assertThat(registry.organizations()).hasSize(1);
    }

    @Test
    void whatIsThereStaysAsItIsAndTheReportSaysWhatDiffers() {
        take(ORGANIZATIONS);
        Organization before = registry.organization("casa-abierta");
        IntakeReport byRut =
                take("nombre,rut,comuna,fundada,telefono\nOtro nombre,65018488-2,Ñuñoa,2009-05-31,+56 9\n");
        IntakeReport byCode = take("oca,codigo,fecu\nFundación Casa Abierta,casa-abierta,2024\n");
        IntakeReport byName = take("oca,socia_cos\nfundacion casa-abierta,no\n");
        for (IntakeReport report : List.of(byRut, byCode, byName)) {
            assertThat(outcomes(report)).containsExactly(Outcome.ALREADY_THERE);
        }
        assertThat(findings(byRut).get(1)).contains("dice otra cosa: nombre, telefono.");
        assertThat(findings(byCode).get(1)).contains("dice otra cosa: fecu.");
        assertThat(findings(byName).get(1)).contains("dice otra cosa: socia_cos.");
        assertThat(registry.organization("casa-abierta").details()).isEqualTo(before.details());
        assertThat(registry.organization("casa-abierta").version()).isEqualTo(before.version());
    }

    @Test
    void aCodeAndARutOfTwoDifferentOnesContradictEachOther() {
        take(ORGANIZATIONS);
        registry.add("otra", OrganizationDetails.named("Otra"));
        IntakeReport report = dryRun("oca,rut,codigo,fecu\nTercera,65018488-2,otra,2025\n");
        assertThat(findings(report).get(0)).startsWith("2 C codigo: ");
        assertThat(outcomes(report)).containsExactly(Outcome.WRONG);
    }

    @Test
    void aRowThatIsRepeatedInTheFileIsTakenOnce() {
        IntakeReport report = take("empresa,giro\nUno,a\nDos,b\n UNO ,c\n");
        assertThat(outcomes(report)).containsExactly(Outcome.TAKEN, Outcome.TAKEN, Outcome.ALREADY_THERE);
        assertThat(findings(report))
                .containsExactly(
                        "aviso 4: Repite la fila 2 («Uno»). No se toma otra vez.",
                        "aviso 4: Difiere de esa fila en: giro.");
        assertThat(registry.company("uno").orElseThrow().business()).isEqualTo("a");
    }

    @Test
    void residencesOfTheSameNameAreDifferentOnesInDifferentOrganisations() {
        IntakeReport report =
                take("residencia,comuna,oca,empresa\nHogar,Talca,Uno,\nHogar,Talca,Dos,\nHogar,Linares,Dos,\n");
        assertThat(outcomes(report)).containsExactly(Outcome.TAKEN, Outcome.TAKEN, Outcome.ALREADY_THERE);
        assertThat(findings(report).get(1)).contains("Difiere de esa fila en: comuna.");
    }

    @Test
    void anAlmostEqualNameIsNoticedAndTaken() {
        take("empresa,giro\nParque del Recuerdo,a\nConstructora Pardo,b\n");
        IntakeReport report =
                take("empresa,giro\nParque Recuerdo,a\nConstructora Prado,b\nConstructora Parda,b\nOtra,b\n");
        assertThat(report.count(Outcome.TAKEN)).isEqualTo(4);
        assertThat(findings(report))
                .extracting(finding -> finding.replaceAll(",.*", ""))
                .containsExactly(
                        "aviso 2 A empresa: Se parece a «Parque del Recuerdo»",
                        "aviso 3 A empresa: Se parece a «Constructora Pardo»",
                        "aviso 4 A empresa: Se parece a «Constructora Pardo»");
    }

    @Test
    void twoWhoImportTheSameAtOnceTakeItOnce() throws Exception {
        StringBuilder text = new StringBuilder("empresa,giro\n");
        for (int i = 0; i < 60; i++) {
            text.append("Empresa ").append(i).append(",a\n");
        }
        ExecutorService people = Executors.newFixedThreadPool(3);
        try {
            Callable<IntakeReport> one = () -> take(text.toString());
            List<IntakeReport> reports = new ArrayList<>();
            for (Future<IntakeReport> future : people.invokeAll(List.of(one, one, one))) {
                reports.add(future.get());
            }
            assertThat(reports)
                    .extracting(report -> report.count(Outcome.TAKEN))
                    .containsExactlyInAnyOrder(60L, 0L, 0L);
            assertThat(reports).allMatch(report -> report.count(Outcome.WRONG) == 0);
        } finally {
            people.shutdownNow();
        }
        assertThat(registry.companies()).hasSize(60);
    }

    /** In all three, what is found and counted is the same, trial or not; only what stays behind differs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "empresa,giro,rut\nUno,a,\nDos,b,\n UNO ,c,\nTres,,65018488-2\nCuatro,,65.018.488-2\n,a,\n",
                "oca,codigo,socia_cos,incorporada\nUno,,,2024-01-02\nuno,,no,\nOtra,uno,sí,\nDos,con espacio,,\nDos,,,\n",
                "residencia,comuna,oca,empresa\nHogar,Talca,Uno,E\nHogar,Talca,Dos,E\nHogar,Linares,Dos,F\n"
                        + "Hogar,Atlantis,Tres,G\nHogar,Talca,Tres,G\nCasa,Talca,uno,\nCasa,Curicó,UNO,\n"
            })
    void aTrialFindsWhatTheTakingFinds(String text) {
        IntakeReport trial = dryRun(text);
        assertThat(registry.organizations()).isEmpty();
        assertThat(registry.companies()).isEmpty();
        IntakeReport taken = take(text);
        assertThat(trial.count(Outcome.TAKEN)).isPositive();
        assertThat(trial.count(Outcome.ALREADY_THERE)).isPositive();
        assertThat(trial.rows()).isEqualTo(taken.rows());
        for (Party.Kind kind : Party.Kind.values()) {
            assertThat(trial.added(kind)).isEqualTo(taken.added(kind));
        }
    }

    @Test
    void nobodyWaitsForATrial() throws IOException {
        Table table = Spreadsheets.read(
                "a.csv", in("residencia,comuna,oca,empresa\nHogar,Talca,Uno,E\nCasa,Talca,Uno,E\n"), Limits.USUAL);
        Heading.Understood understood = heading.read(null, table);
        transactions.executeWithoutResult(status -> {
            IntakeRun run =
                    new IntakeRun(registry, comunas, entities, jdbc, freeText, texts, understood, true, new Lines());
            assertThat(run.pass(table.rows())).extracting(RowReport::outcome).containsOnly(Outcome.TAKEN);
            assertThat(jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()")
                            .query(Integer.class)
                            .single())
                    .isZero();
            status.setRollbackOnly();
        });
    }

    @Test
    void aLongFileIsTakenInPartsAndCountedAsOne() {
        StringBuilder text = new StringBuilder("empresa,giro\n");
        for (int i = 0; i < Intake.PART + 1; i++) {
            text.append("Empresa ").append(i).append(",a\n");
        }
        text.append("Empresa 0,a\n,b\n");
        long audited = auditEvents();
        IntakeReport report = take(text.toString());
        assertThat(report.count(Outcome.TAKEN)).isEqualTo(Intake.PART + 1);
        assertThat(report.added(Party.Kind.COMPANY)).isEqualTo(Intake.PART + 1);
        assertThat(report.count(Outcome.ALREADY_THERE)).isEqualTo(1);
        assertThat(report.count(Outcome.WRONG)).isEqualTo(1);
        assertThat(findings(report)).contains("aviso 203: Repite la fila 2 («Empresa 0»). No se toma otra vez.");
        assertThat(auditEvents()).isEqualTo(audited + Intake.PART + 2);
    }

    @Test
    void whatWasTakenBeforeAnImportWasCutShortStaysAndTheRestIsTakenTheNextTime() {
        StringBuilder text = new StringBuilder("empresa,giro\n");
        for (int i = 0; i < Intake.PART + 5; i++) {
            text.append("Empresa ").append(i).append(",a\n");
        }
        jdbc.sql("alter table juntos.company add constraint cut_short check (name <> 'Empresa 203')")
                .update();
        try {
            assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> take(text.toString()));
        } finally {
            jdbc.sql("alter table juntos.company drop constraint cut_short").update();
        }
        assertThat(registry.companies()).hasSize(Intake.PART);
        IntakeReport rest = take(text.toString());
        assertThat(rest.count(Outcome.TAKEN)).isEqualTo(5);
        assertThat(rest.count(Outcome.ALREADY_THERE)).isEqualTo(Intake.PART);
        assertThat(registry.companies()).hasSize(Intake.PART + 5);
    }

    @Test
    void anImportLeavesATraceOfWhoAndWhat() {
        current.as(
                new Viewer("gestora", Set.of(Groups.ALLIANCE_MANAGERS)),
                () -> take("empresa,giro\nUno,a\nUno,a\n,b\n"));
        List<String> trace = jdbc.sql("select subject || ' ' || array_to_string(facts, ' ') || ' ' || note"
                        + " from juntos.audit_event e join juntos.audit_note n on n.event_id = e.id"
                        + " where action = 'REGISTRY_IMPORTED' order by id desc limit 1")
                .query(String.class)
                .list();
        assertThat(trace).first().asString().matches("[0-9a-f]{64} 1 1 1 prueba.csv");
    }

    // ---- between trial and confirmation

    @Test
    void aSheetThatWasTriedIsTakenOnceByWhoHandedItInAndWithinTheHour() {
        byte[] content = ORGANIZATIONS.getBytes(StandardCharsets.UTF_8);
        UUID id = uploads.tryOut(null, "C:\\planillas\\a.csv", content, "gestora");
        assertThat(uploads.find(id, "otra")).isEmpty();
        Upload kept = uploads.find(id, "gestora").orElseThrow();
        assertThat(kept.isTaken()).isFalse();
        assertThat(kept.report().filename()).isEqualTo("a.csv");
        assertThat(registry.organizations()).isEmpty();
        assertThat(uploads.take(id, "gestora").count(Outcome.TAKEN)).isEqualTo(1);
        assertThat(uploads.take(id, "gestora").count(Outcome.TAKEN)).isEqualTo(1);
        assertThat(uploads.find(id, "gestora").orElseThrow().isTaken()).isTrue();
        assertThat(registry.organizations()).hasSize(1);

        UUID late = uploads.tryOut(null, "b.csv", content, "gestora");
        clock.moveTo(calendar.now().plus(Duration.ofMinutes(61)));
        assertThat(uploads.find(late, "gestora")).isEmpty();
        assertThatExceptionOfType(java.util.NoSuchElementException.class)
                .isThrownBy(() -> uploads.take(late, "gestora"));
        uploads.forgetOld();
        assertThat(jdbc.sql("select count(*) from juntos.intake_upload")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasRegisteredBetweenTrialAndConfirmationIsLeftAsItIs() {
        UUID id = uploads.tryOut(null, "a.csv", ORGANIZATIONS.getBytes(StandardCharsets.UTF_8), "gestora");
        registry.add("casa", OrganizationDetails.named("Fundación Casa Abierta"));
        assertThat(outcomes(uploads.take(id, "gestora"))).containsExactly(Outcome.ALREADY_THERE);
    }

    // ---- the workbooks

    @ParameterizedTest
    @EnumSource
    void aTemplateIsRecognisedAsWhatItIsFor(Kind kind) throws IOException {
        Table table = Spreadsheets.read("a.xlsx", new ByteArrayInputStream(sheets.template(kind)), Limits.USUAL);
        assertThat(table.rows()).isEmpty();
        assertThat(table.columns()).hasSameSizeAs(kind.fields());
        IntakeReport report = intake.dryRun(null, "a.xlsx", new ByteArrayInputStream(sheets.template(kind)));
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.notices()).isEmpty();
    }

    @Test
    void theFindingsAreAWorkbookToo() throws IOException {
        IntakeReport report =
                dryRun("residencia,comuna,region,oca,empresa\nUno,Chillán,Biobío,a,b\nDos,Atlantis,,a,b\n");
        Table table = Spreadsheets.read("a.xlsx", new ByteArrayInputStream(sheets.findings(report)), Limits.USUAL);
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0).cells().subList(0, 6))
                .containsExactly("3", "Dos", "Error", "B", "comuna", "Atlantis");
        assertThat(table.rows().get(1).cells().subList(0, 6))
                .containsExactly("2", "Uno", "Aviso", "C", "region", "Biobío");
    }

    @Test
    void theDemonstrationsSheetsHaveNoErrors() {
        List<IntakeReport> reports = Stream.of("organismos.csv", "residencias.csv", "empresas.csv")
                .map(file -> {
                    try (InputStream in = new ClassPathResource("demo/" + file).getInputStream()) {
                        return intake.take(null, file, in);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
        assertThat(reports).extracting(report -> report.rows().size()).containsExactly(13, 21, 15);
        assertThat(reports)
                .allMatch(report -> report.count(Outcome.TAKEN) == report.rows().size());
        assertThat(registry.companies())
                .extracting(Company::code)
                .allMatch(code -> !registry.company(code).orElseThrow().places().isEmpty());
        assertThat(Arrays.asList("ripley", "cmpc"))
                .allMatch(code -> registry.company(code).isPresent());
    }
}
