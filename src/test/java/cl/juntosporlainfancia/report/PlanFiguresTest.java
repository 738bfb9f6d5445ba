package cl.juntosporlainfancia.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What counts in R1, R1b and R2, and what does not: two alliances of two regions, with plans made by hand. */
@ApplicationTest
@Import(AllianceStory.class)
class PlanFiguresTest {

    private static final LocalDate FORMED = LocalDate.of(2026, 1, 5);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 31);

    @Autowired
    AllianceStory story;

    @Autowired
    PlanFigures figures;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    AllianceService alliances;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient jdbc;

    private String here = "";
    private String there = "";

    @BeforeEach
    void twoAlliances() {
        here = story.formedOn(FORMED);
        registry.add("austral", OrganizationDetails.named("Corporación Austral"));
        registry.add("casa-sur", ResidenceDetails.of("Casa Sur", "austral", "Chillán"));
        registry.add("sur", CompanyDetails.named("Sur"));
        there = alliances.form(new FormAlliance("casa-sur", "sur", AllianceStory.MANAGER));
    }

    private void diagnosed(String residence, LocalDate on, Map<String, List<String>> needs) {
        Map<String, Draft> answers = new LinkedHashMap<>();
        needs.forEach((standard, texts) -> answers.put(
                standard,
                new Draft(
                        0,
                        "Hoy",
                        "Mañana",
                        texts.stream()
                                .map(text -> new Draft.Line(text, Need.Priority.HIGH))
                                .toList(),
                        texts.isEmpty())));
        diagnoses.recordFormer(residence, on, answers);
    }

    /** A version that is in force, or was, or waits. */
    private UUID plan(
            String alliance, int number, String state, @Nullable LocalDate inForce, @Nullable LocalDate frozen) {
        UUID id = UUID.randomUUID();
        boolean draft = state.equals("DRAFT");
        jdbc.sql(
                        "insert into juntos.work_plan (id, alliance_code, version_number, horizon, stage_run_id, objective, state,"
                                + " step, starts_on, agreed_on, agreed_by, in_force_since, frozen_on, version)"
                                + " select ?, ?, ?, 'YEARLY', s.id, '', ?, ?, '2026-02-01', ?, ?, ?, ?, 0 from juntos.stage_run s"
                                + " where s.alliance_code = ?")
                .params(Arrays.asList(
                        id,
                        alliance,
                        number,
                        state,
                        draft ? "NEEDS" : null,
                        draft ? null : FORMED,
                        draft ? null : AllianceStory.MANAGER,
                        inForce,
                        frozen,
                        alliance))
                .update();
        return id;
    }

    private UUID inForce(String alliance) {
        return plan(alliance, 1, "AGREED", FORMED, null);
    }

    private UUID activity(UUID plan, String standard, String state) {
        return activity(plan, standard, state, JUNE, null);
    }

    private UUID activity(UUID plan, String standard, String state, LocalDate endsOn, @Nullable UUID carriedFrom) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into juntos.activity (id, work_plan_id, position, standard_code, description, starts_on, ends_on,"
                                + " original_ends_on, funding, state, done_on, reason, carried_from, version)"
                                + " values (?, ?, 0, ?, 'Algo', '2026-02-01', ?, ?, 'NONE', ?, ?, ?, ?, 1)")
                .params(Arrays.asList(
                        id,
                        plan,
                        standard,
                        endsOn,
                        endsOn,
                        state,
                        state.equals("DONE") ? endsOn : null,
                        state.equals("REMOVED") ? "Ya no" : null,
                        carriedFrom))
                .update();
        return id;
    }

    private void answers(UUID plan, UUID activity, String standard, String text) {
        UUID need = UUID.randomUUID();
        jdbc.sql("insert into juntos.plan_need (id, work_plan_id, position, standard_code, text, priority)"
                        + " values (?, ?, 0, ?, ?, 'HIGH')")
                .params(need, plan, standard, text)
                .update();
        jdbc.sql("insert into juntos.activity_need (activity_id, need_id) values (?, ?)")
                .params(activity, need)
                .update();
    }

    private static Figures standard(PlanReport report, String code) {
        return report.dimensions().stream()
                .flatMap(dimension -> dimension.standards().stream())
                .filter(standard -> standard.code().equals(code))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    private static Figures dimension(PlanReport report, String code) {
        return report.dimensions().stream()
                .filter(dimension -> dimension.code().equals(code))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    private Figures recreation() {
        return standard(figures.of(Scope.ALL), "2.1");
    }

    @Test
    void needsAreCountedOneByOneOverAllResidences() {
        diagnosed("casa-azul", FORMED, Map.of("2.1", List.of("Salidas", "Deporte"), "2.2", List.of()));
        diagnosed("casa-sur", FORMED, Map.of("2.1", List.of("Salidas")));
        PlanReport report = figures.of(Scope.ALL);
        assertThat(standard(report, "2.1").needs()).isEqualTo(3);
        assertThat(standard(report, "2.2").needs()).isZero();
        assertThat(report.alliances()).isEqualTo(2);
        assertThat(report.residences()).isEqualTo(2);
    }

    @Test
    void onlyTheLatestSelfDiagnosisOfAResidenceSpeaks() {
        diagnosed(
                "casa-azul",
                FORMED.minusYears(1),
                Map.of("2.1", List.of("Salidas", "Deporte"), "5.1", List.of("Socios")));
        diagnosed("casa-azul", FORMED, Map.of("2.1", List.of("Arte")));
        PlanReport report = figures.of(Scope.ALL);
        assertThat(standard(report, "2.1").needs()).isEqualTo(1);
        assertThat(standard(report, "5.1").needs()).isNull();
        PlanReport before = figures.of(new Scope(null, null, null, null, FORMED.minusDays(1)));
        assertThat(before.alliances()).isZero();
    }

    @Test
    void aResidenceWithoutAnAllianceIsInNoFigure() {
        registry.add("casa-sola", ResidenceDetails.of("Casa Sola", "fundacion", "Ñuñoa"));
        diagnosed("casa-sola", FORMED, Map.of("2.1", List.of("Salidas")));
        assertThat(recreation().needs()).isNull();
    }

    @Test
    void whatNoSelfDiagnosisSpeaksOfIsUnknownAndHasNoCoverage() {
        diagnosed("casa-azul", FORMED, Map.of("2.1", List.of("Salidas")));
        UUID plan = inForce(here);
        activity(plan, "5.1", "DONE");
        activity(plan, "2.1", "DONE");
        PlanReport report = figures.of(Scope.ALL);
        Figures funding = dimension(report, "FUNDING");
        assertThat(funding.needs()).isNull();
        assertThat(funding.coverage()).isEmpty();
        assertThat(funding.trueCoverage()).isEmpty();
        assertThat(funding.compliance()).hasValue(100);
        // The total sets against the needs only what belongs to where they are known.
        assertThat(report.total().planned()).isEqualTo(2);
        assertThat(report.total().coverage()).hasValue(100);
    }

    @Test
    void noNeedsAndNoActivitiesMakeNoPercentage() {
        diagnosed("casa-azul", FORMED, Map.of("2.1", List.of()));
        Figures recreation = recreation();
        assertThat(recreation.needs()).isZero();
        assertThat(recreation.coverage()).isEmpty();
        assertThat(recreation.compliance()).isEmpty();
    }

    @Test
    void percentagesAreRoundedHalfUpAndCoverageMayPassAHundred() {
        assertThat(new Figures(8, 1, 1, 1, 7, 0).coverage()).isEqualTo(OptionalInt.of(13));
        assertThat(new Figures(8, 1, 1, 1, 7, 0).trueCoverage()).isEqualTo(OptionalInt.of(13));
        assertThat(new Figures(8, 1, 8, 1, 7, 0).compliance()).isEqualTo(OptionalInt.of(13));
        assertThat(new Figures(39, 0, 60, 25, 25, 10).coverage()).isEqualTo(OptionalInt.of(154));
        assertThat(new Figures(69, 0, 94, 62, 24, 8).compliance()).isEqualTo(OptionalInt.of(66));
    }

    @Test
    void aDraftAndADiscardedVersionCountNowhere() {
        activity(plan(here, 1, "DRAFT", null, null), "2.1", "PENDING");
        UUID discarded = plan(there, 1, "DRAFT", null, null);
        activity(discarded, "2.1", "PENDING");
        jdbc.sql("update juntos.work_plan set state = 'DISCARDED', step = null, agreed_on = null where id = ?")
                .param(discarded)
                .update();
        assertThat(recreation().planned()).isZero();
    }

    @Test
    void whatALaterVersionCarriesOnCountsOnceAndThere() {
        UUID former = inForce(here);
        UUID origin = activity(former, "2.1", "PENDING");
        activity(former, "2.1", "DONE");
        jdbc.sql("update juntos.work_plan set frozen_on = ? where id = ?")
                .params(JUNE, former)
                .update();
        UUID later = plan(here, 2, "AGREED", JUNE, null);
        activity(later, "2.2", "DONE", JUNE, origin);
        PlanReport report = figures.of(Scope.ALL);
        assertThat(standard(report, "2.1")).isEqualTo(new Figures(null, 0, 0, 1, 0, 0));
        assertThat(standard(report, "2.2")).isEqualTo(new Figures(null, 0, 0, 1, 0, 0));
    }

    @Test
    void whatIsSettledBeforeTheNextVersionComesIntoForceCountsWhereItWasSettled() {
        UUID origin = activity(inForce(here), "2.1", "DONE");
        activity(plan(here, 2, "AGREED", null, null), "2.1", "PENDING", JUNE, origin);
        assertThat(recreation()).isEqualTo(new Figures(null, 0, 0, 1, 0, 0));
    }

    @Test
    void aVersionThatWasReplacedBeforeItCameIntoForceCountsNowhere() {
        UUID origin = activity(inForce(here), "2.1", "PENDING");
        UUID replaced = plan(here, 2, "AGREED", null, JUNE);
        activity(replaced, "2.1", "PENDING", JUNE, origin);
        activity(replaced, "2.1", "PENDING");
        assertThat(recreation()).isEqualTo(new Figures(null, 0, 0, 0, 1, 0));
    }

    @Test
    void aNeedIsCoveredByALiveActivityAndNotByOneThatWasRemoved() {
        diagnosed("casa-azul", FORMED, Map.of("2.1", List.of("Salidas", "Deporte", "Arte")));
        UUID plan = inForce(here);
        answers(plan, activity(plan, "2.1", "DONE"), "2.1", "Salidas");
        answers(plan, activity(plan, "2.1", "PENDING"), "2.1", "Salidas");
        answers(plan, activity(plan, "2.1", "REMOVED"), "2.1", "Deporte");
        Figures recreation = recreation();
        assertThat(recreation.answered()).isEqualTo(1);
        assertThat(recreation.trueCoverage()).hasValue(33);
        assertThat(recreation.coverage()).hasValue(100);
    }

    @Test
    void theNeedOfAnotherResidenceIsNotCoveredByTheSameWords() {
        diagnosed("casa-azul", FORMED, Map.of("2.1", List.of("Salidas")));
        diagnosed("casa-sur", FORMED, Map.of("2.1", List.of("Salidas")));
        UUID plan = inForce(here);
        answers(plan, activity(plan, "2.1", "DONE"), "2.1", "Salidas");
        assertThat(recreation().needs()).isEqualTo(2);
        assertThat(recreation().answered()).isEqualTo(1);
    }

    @Test
    void linesBesideTheDimensionsCountNowhere() {
        diagnosed("casa-azul", FORMED, Map.of("R.1", List.of("Redes"), "2.1", List.of()));
        activity(inForce(here), "R.1", "DONE");
        Figures total = figures.of(Scope.ALL).total();
        assertThat(total.needs()).isZero();
        assertThat(total.planned()).isZero();
    }

    @Test
    void eachFilterLeavesTheOtherAllianceOut() {
        diagnosed("casa-azul", FORMED, Map.of("2.1", List.of("Salidas")));
        diagnosed("casa-sur", FORMED, Map.of("2.1", List.of("Salidas", "Deporte")));
        activity(inForce(here), "2.1", "DONE");
        activity(inForce(there), "2.1", "REMOVED");
        for (Scope scope : List.of(
                new Scope("austral", null, null, null, null),
                new Scope(null, "sur", null, null, null),
                new Scope(
                        null, null, registry.residence("casa-sur").orElseThrow().region(), null, null))) {
            PlanReport report = figures.of(scope);
            assertThat(report.alliances()).isEqualTo(1);
            assertThat(standard(report, "2.1")).isEqualTo(new Figures(2, 0, 1, 0, 0, 1));
        }
        assertThat(figures.of(new Scope("fundacion", "sur", null, null, null)).alliances())
                .isZero();
    }

    @Test
    void aPeriodTakesWhatWasToEndInItHoweverLateItBecame() {
        UUID plan = inForce(here);
        UUID late = activity(plan, "2.1", "PENDING");
        jdbc.sql("update juntos.activity set ends_on = ? where id = ?")
                .params(JULY, late)
                .update();
        activity(plan, "2.1", "DONE", JULY, null);
        assertThat(standard(figures.of(new Scope(null, null, null, null, JUNE)), "2.1"))
                .isEqualTo(new Figures(null, 0, 0, 0, 1, 0));
        assertThat(standard(figures.of(new Scope(null, null, null, JUNE.plusDays(1), JULY)), "2.1"))
                .isEqualTo(new Figures(null, 0, 0, 1, 0, 0));
    }

    @Test
    void aPeriodAfterTheEndOfAnAllianceLeavesItOut() {
        jdbc.sql("update juntos.alliance set status = 'ENDED', finished_on = ? where code = ?")
                .params(JUNE, there)
                .update();
        assertThat(figures.of(new Scope(null, null, null, JUNE, null)).alliances())
                .isEqualTo(2);
        assertThat(figures.of(new Scope(null, null, null, JULY, null)).alliances())
                .isEqualTo(1);
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new Scope(null, null, null, JULY, JUNE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("to"));
    }
}
