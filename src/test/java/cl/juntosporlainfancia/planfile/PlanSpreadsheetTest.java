package cl.juntosporlainfancia.planfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.spreadsheet.Limits;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import cl.juntosporlainfancia.spreadsheet.Table;
import cl.juntosporlainfancia.workplan.ActivityLine;
import cl.juntosporlainfancia.workplan.Amount;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanFrame;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlannedActivity;
import cl.juntosporlainfancia.workplan.Saving;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The manual's template as a spreadsheet: out, and in again. */
@ApplicationTest
@Import(AllianceStory.class)
class PlanSpreadsheetTest {

    private static final Limits LIMITS = PlanIntake.LIMITS;

    /** As annex 7.2 prints it, saved as CSV: the title, the header in two lines, the four areas, filled in by hand. */
    private static final String MANUAL = """
            Empresa + Residencia;;;;;;;;;;;;;;;
            Área;Actividad;Presupuesto (Dinero o Voluntariado);;;;;;;;;;;;Encargados;
            ;;Dic;Ene;Feb;Mar;Abr;May;Jun;Jul;Ago;Sep;Oct;Nov;;
            Capacitación para los equipos;Taller de primeros auxilios;;;;$50.000;20 h;;;;;;;;Empresa: Ana; Residencia: Luis
            Infraestructura y Habitabilidad;;;;;;;;;;;;;;;
            Acompañamiento y actividades con los jóvenes;Salida al estadio;x;;;;;;;;;;;$30.000 + 8 h;Paula;
            Gestión Institucional;;;;;;;;;;;;;;;
            """;

    @Autowired
    AllianceStory story;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    PlanIntake intake;

    @Autowired
    PlanWorkbooks workbooks;

    @BeforeEach
    void aPlanInTheCompanysHands() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.ordersNeeds();
        PlanSheet plan = story.draft();
        story.as(
                AllianceStory.COMPANY,
                () -> drafts.saveFrame(
                        story.code(),
                        new PlanFrame(plan.frameVersion(), "Mejorar", "", "", YearMonth.of(2026, 12), 12)));
    }

    private <T> T asCompany(Supplier<T> action) {
        AtomicReference<T> result = new AtomicReference<>();
        story.as(AllianceStory.COMPANY, () -> result.set(action.get()));
        return java.util.Objects.requireNonNull(result.get());
    }

    private PlanTrial tried(String csv) {
        return asCompany(() -> intake.tryOut(story.code(), "plan.csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private PlanTrial taken(byte[] content) {
        return asCompany(() -> intake.take(story.code(), "plan", content));
    }

    private static ActivityLine full() {
        return new ActivityLine(
                "2.1",
                "INSTITUTIONAL_MANAGEMENT",
                "Taller de música; con «instrumentos»",
                "Que cada casa tenga su banda",
                "=10 talleres",
                LocalDate.of(2026, 12, 14),
                LocalDate.of(2027, 3, 5),
                Map.of(
                        YearMonth.of(2026, 12),
                        new ActivityLine.Sum(new BigDecimal("1250000"), null),
                        YearMonth.of(2027, 2),
                        new ActivityLine.Sum(new BigDecimal("50000"), new BigDecimal("20"))),
                "Ana Díaz",
                "Equipo educativo",
                Funding.CAMPAIGN,
                null,
                Set.of());
    }

    private static Object comparable(PlannedActivity activity) {
        return List.of(
                activity.standard(),
                String.valueOf(activity.secondDimension()),
                activity.description(),
                String.valueOf(activity.objective()),
                String.valueOf(activity.indicator()),
                activity.startsOn(),
                activity.endsOn(),
                activity.months(),
                String.valueOf(activity.companyPeople()),
                String.valueOf(activity.residencePeople()),
                activity.funding());
    }

    @Test
    void whatIsExportedComesBackEqual() {
        ActivityLine beside = new ActivityLine(
                "R.1",
                null,
                "Mesa de redes del barrio",
                null,
                null,
                LocalDate.of(2027, 1, 1),
                LocalDate.of(2027, 11, 30),
                Map.of(),
                null,
                null,
                Funding.NONE,
                null,
                Set.of());
        story.saves(
                AllianceStory.COMPANY,
                new Saving.Row(UUID.randomUUID(), 0, full()),
                new Saving.Row(UUID.randomUUID(), 0, beside));
        List<Object> before = story.draft().activities().stream()
                .map(PlanSpreadsheetTest::comparable)
                .toList();
        byte[] file = workbooks.draft(story.alliance(), story.draft());

        assertThat(taken(file).count(PlanTrial.Outcome.REPEATED)).isEqualTo(2);
        assertThat(story.draft().activities()).hasSize(2);

        story.as(
                AllianceStory.COMPANY,
                () -> drafts.save(
                        story.code(),
                        List.of(),
                        story.draft().activities().stream()
                                .map(activity -> new Saving.Deletion(activity.id(), activity.version()))
                                .toList()));
        assertThat(story.draft().activities()).isEmpty();
        PlanTrial trial = taken(file);
        assertThat(trial.rows()).allSatisfy(row -> assertThat(row.findings()).isEmpty());
        assertThat(story.draft().activities().stream().map(PlanSpreadsheetTest::comparable))
                .containsExactlyElementsOf(before);
    }

    @Test
    void theEmptyTemplateHasTheGanttsMonths() throws IOException {
        Table table = Spreadsheets.read(
                "plantilla.xlsx",
                new ByteArrayInputStream(workbooks.template(story.alliance(), story.draft())),
                LIMITS);
        List<String> header = table.rows().get(1).cells();
        assertThat(table.columns().get(0).name()).contains("Casa Azul", "Acme");
        assertThat(header).startsWith("Área", "Estándar", "Actividad", "Objetivo", "Indicador", "Desde", "Hasta");
        assertThat(header).contains("dic. 2026 $", "dic. 2026 h", "nov. 2027 $", "nov. 2027 h");
        assertThat(header).hasSize(7 + 24 + 4);
        assertThat(table.rows()).hasSize(2);
        assertThat(tried("Área;Actividad\n").rows()).isEmpty();
    }

    @Test
    void theManualsBareTemplateIsTaken() {
        PlanTrial trial = tried(MANUAL);
        assertThat(trial.rows()).hasSize(2);
        PlanTrial.Line first = trial.rows().get(0);
        assertThat(first.standard()).isEqualTo("3.1 Primeros auxilios");
        assertThat(first.startsOn()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(first.endsOn()).isEqualTo(LocalDate.of(2027, 4, 30));
        assertThat(first.findings()).extracting(Finding::error).containsOnly(false);
        assertThat(sentences(first)).anyMatch(sentence -> sentence.contains("Revise el estándar"));
        assertThat(story.draft().activities()).as("a trial takes nothing").isEmpty();

        taken(MANUAL.getBytes(StandardCharsets.UTF_8));
        assertThat(story.draft().activities()).hasSize(2);
        PlannedActivity course = story.draft().activities().get(0);
        assertThat(course.months())
                .containsExactly(
                        Map.entry(YearMonth.of(2027, 3), new Amount(50_000, 0)),
                        Map.entry(YearMonth.of(2027, 4), new Amount(0, 20)));
        assertThat(course.funding()).isEqualTo(Funding.COMPANY);
        PlannedActivity outing = story.draft().activities().get(1);
        assertThat(outing.standard()).isEqualTo("2.1");
        assertThat(outing.startsOn()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(outing.endsOn()).isEqualTo(LocalDate.of(2027, 11, 30));
        assertThat(outing.months()).containsOnly(Map.entry(YearMonth.of(2027, 11), new Amount(30_000, 8)));
        assertThat(outing.companyPeople()).isEqualTo("Paula");

        taken(MANUAL.getBytes(StandardCharsets.UTF_8));
        assertThat(story.draft().activities()).as("nothing twice").hasSize(2);
    }

    private static List<String> sentences(PlanTrial.Line row) {
        return row.findings().stream().map(Finding::sentence).toList();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            2.9;Taller;01-12-2026;31-12-2026;;;              | El estándar «2.9» no existe
            Otra cosa;Taller;01-12-2026;31-12-2026;;;        | El estándar «Otra cosa» no existe
            ;Taller;01-12-2026;31-12-2026;;;                 | Falta el área o el estándar
            2.1;;01-12-2026;31-12-2026;;;                    | La descripción de la actividad es obligatoria
            2.1;Taller;31-12-2026;01-12-2026;;;              | no puede ser anterior a «Desde»
            2.1;Taller;31-02-2027;01-03-2027;;;              | que no es una fecha
            2.1;Taller;01-11-2026;31-12-2026;;;              | los meses de la carta Gantt
            2.1;Taller;;;;;                                  | Faltan las fechas
            2.1;Taller;01-12-2026;31-12-2026;-5000;;         | el presupuesto no puede ser menor que cero
            2.1;Taller;01-12-2026;31-12-2026;1000,5;;        | el presupuesto va en pesos enteros
            2.1;Taller;01-12-2026;31-12-2026;mucho;;         | no es un monto
            2.1;Taller;01-12-2026;31-12-2026;;1,5;           | las horas van en números enteros
            2.1;Taller;01-12-2026;31-12-2026;;;50000         | fuera de las fechas de la actividad
            """)
    void aBadRowIsNotTakenAndSaysWhy(String row, String why) {
        String csv = "Estándar;Actividad;Desde;Hasta;dic 2026 $;dic 2026 h;ene 2027 $\n" + row + "\n";
        PlanTrial trial = tried(csv);
        assertThat(trial.rows()).hasSize(1);
        assertThat(trial.rows().get(0).outcome()).isEqualTo(PlanTrial.Outcome.WRONG);
        assertThat(sentences(trial.rows().get(0))).anyMatch(sentence -> sentence.contains(why));
        assertThat(taken(csv.getBytes(StandardCharsets.UTF_8)).count(PlanTrial.Outcome.TAKEN))
                .isZero();
        assertThat(story.draft().activities()).isEmpty();
    }

    @Test
    void everyLimitOfARowIsNamedAtOnceAndTheOtherRowsAreTaken() {
        String csv = "Estándar;Actividad;Objetivo;Indicador;Desde;Hasta;Fuente\n2.1;" + "a".repeat(501) + ";"
                + "b".repeat(501) + ";;01-12-2026;31-12-2026;\n2.2;Apoyo escolar;;;dic 2026;nov 2027;Sence\n"
                + "2.2;apoyo  Escolar;;;dic 2026;nov 2027;\n";
        PlanTrial trial = taken(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(trial.rows())
                .extracting(PlanTrial.Line::outcome)
                .containsExactly(PlanTrial.Outcome.WRONG, PlanTrial.Outcome.TAKEN, PlanTrial.Outcome.REPEATED);
        assertThat(sentences(trial.rows().get(0)))
                .containsExactlyInAnyOrder(
                        "La descripción de la actividad admite hasta 500 caracteres.",
                        "El objetivo de la actividad admite hasta 500 caracteres.");
        assertThat(story.draft().activities()).singleElement().satisfies(activity -> {
            assertThat(activity.funding()).isEqualTo(Funding.SENCE);
            assertThat(activity.endsOn()).isEqualTo(LocalDate.of(2027, 11, 30));
        });
    }

    @Test
    void aMonthThatIsNotInTheGanttIsRefusedWhereItIsUsed() {
        PlanTrial trial = tried("Área;Actividad;nov 2026 $;dic 2026 $\nFinanciamiento;Colecta;5000;\n"
                + "Financiamiento;Rifa;;$50.000\n");
        assertThat(trial.rows())
                .extracting(PlanTrial.Line::outcome)
                .containsExactly(PlanTrial.Outcome.WRONG, PlanTrial.Outcome.TAKEN);
        assertThat(sentences(trial.rows().get(0))).anyMatch(s -> s.contains("no está en la carta Gantt"));
    }

    @Test
    void itIsForWhoseTurnItIs() {
        byte[] csv = MANUAL.getBytes(StandardCharsets.UTF_8);
        for (String person : new String[] {AllianceStory.RESIDENCE, AllianceStory.MANAGER}) {
            assertThatThrownBy(() -> story.as(person, () -> intake.take(story.code(), "plan.csv", csv)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("plan.notYourTurn");
        }
        taken(csv);
        story.proposes();
        assertThatThrownBy(() -> tried(MANUAL)).hasMessageContaining("plan.notYourTurn");
        assertThat(story.draft().activities()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            $50.000            | EITHER | 50000   | -
            50000              | EITHER | 50000   | -
            20 h               | EITHER | -       | 20
            20 horas de voluntariado | EITHER | -  | 20
            $1.250.000 + 8 hrs | EITHER | 1250000 | 8
            $ 50.000 y 20h     | EITHER | 50000   | 20
            50.000 pesos       | MONEY  | 50000   | -
            1250,5             | MONEY  | 1250.5  | -
            -200               | MONEY  | -200    | -
            x                  | EITHER | -       | -
            """)
    void amountsAreReadAsPeopleWriteThem(String typed, Amounts.Unit unit, BigDecimal clp, BigDecimal hours) {
        Amounts.Read read = Amounts.of(typed, unit);
        assertThat(read.fault()).isNull();
        assertThat(read.clp()).isEqualTo(clp);
        assertThat(read.hours()).isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource({"20, EITHER, WHICH", "5 h, MONEY, NOT_A_NUMBER", "$5, HOURS, NOT_A_NUMBER", "1.2.3, MONEY, NOT_A_NUMBER"
    })
    void whatIsNoAmountIsToldSo(String typed, Amounts.Unit unit, Amounts.Fault fault) {
        assertThat(Amounts.of(typed, unit).fault()).isEqualTo(fault);
    }
}
