package cl.juntosporlainfancia.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.Alliance;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.followup.Clocks;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.report.PlanFigures;
import cl.juntosporlainfancia.report.PlanReport;
import cl.juntosporlainfancia.report.Scope;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlanStep;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The demonstration as a newcomer finds it: made by running the processes up to today. */
@SpringBootTest(properties = {"jxi.database.directory=", "camunda.bpm.job-execution.enabled=false"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemonstrationTest {

    @Autowired
    Demonstration demonstration;

    @Autowired
    AlliancesInView alliances;

    @Autowired
    Clocks clocks;

    @Autowired
    PlanFigures figures;

    @Autowired
    PlanDrafts drafts;

    private List<AllianceView> all() {
        return alliances.visibleTo(new Viewer("", Set.of(Groups.EXECUTIVE_DIRECTOR)));
    }

    @Test
    @Order(1)
    void thePublishedResidencesAndCompaniesAreAtDifferentPointsOfTheCycle() {
        List<AllianceView> all = all();
        assertThat(all).hasSize(21);
        assertThat(all.stream().map(AllianceView::residenceCode).distinct()).hasSize(21);
        assertThat(all.stream().map(AllianceView::companyCode).distinct()).hasSize(15);
        assertThat(all.stream().map(AllianceView::organizationCode).distinct()).hasSize(13);
        assertThat(all).extracting(AllianceView::stage).contains(Stage.values());
        assertThat(all).extracting(AllianceView::status).contains(Alliance.Status.SUSTAINED);
        assertThat(all).anyMatch(alliance -> alliance.endingOn() != null);
        assertThat(clocks.of(all).values())
                .anyMatch(Clocks.State::escalated)
                .anyMatch(Clocks.State::amber)
                .anyMatch(clock -> clock.notHeld() > 0);
    }

    @Test
    @Order(2)
    void everybodyHasATaskButTheAdministratorAndWhoWaitsForOthers() {
        assertThat(demonstration.people())
                .filteredOn(person -> person.openTasks() == 0)
                .extracting(DemoPerson::username)
                .containsExactlyInAnyOrder(
                        "administradora",
                        "el-canelo",
                        "quillay",
                        "caleta",
                        // Their plan is in the hands of another party, or of the programme.
                        "consorcio",
                        "pablo-vi",
                        "maria-de-la-luz",
                        "las-creches",
                        "oca-las-creches",
                        "polpaico",
                        "jorge-yarur",
                        "implementos",
                        "don-orione",
                        "oca-don-orione");
    }

    /** Evaluation 2020, tables 11 to 15; what can't be read there was inferred, as the tables' notes say. */
    @Test
    @Order(3)
    void everyCountByStandardIsThePublishedOne() {
        PlanReport report = figures.of(Scope.ALL);
        assertThat(PublishedTables.byStandard(report)).containsExactlyElementsOf(PublishedTables.byStandard());
        List<Integer> unread = report.dimensions().get(3).standards().stream()
                .skip(1)
                .map(standard -> standard.figures().needs())
                .toList();
        assertThat(unread).allMatch(needs -> needs >= 2 && needs <= 12);
        assertThat(report.residences()).isEqualTo(21);
    }

    /** Evaluation 2020, table 16, with the percentages that its own figures give: it prints two that they do not. */
    @Test
    @Order(3)
    void theSynthesisIsThePublishedOneRoundedHalfUp() {
        assertThat(PublishedTables.synthesis(figures.of(Scope.ALL)))
                .containsExactlyElementsOf(PublishedTables.synthesis());
    }

    /** Each alliance in one organisation, one company and one region: the parts add up to the whole. */
    @Test
    @Order(3)
    void theFiguresOfEachCompanyAddUpToThoseOfTheNetwork() {
        int planned = all().stream()
                .map(AllianceView::companyCode)
                .distinct()
                .mapToInt(company -> figures.of(new Scope(null, company, null, null, null))
                        .total()
                        .planned())
                .sum();
        assertThat(planned).isEqualTo(226);
    }

    @Test
    @Order(3)
    void aPlanWaitsAtEachStepForWhoeverTriesTheDemonstration() {
        List<String> codes = all().stream().map(AllianceView::code).toList();
        assertThat(codes.stream().flatMap(code -> drafts.of(code).stream()).map(PlanSheet::step))
                .contains(PlanStep.NEEDS, PlanStep.PROPOSAL, PlanStep.GANTT, PlanStep.REVIEW, PlanStep.APPROVAL);
    }

    @Test
    @Order(4)
    void theClockGoesToTheNextDateAndAMonthOnAndThingsHappenMeanwhile() {
        LocalDate before = demonstration.today();
        LocalDate next = demonstration.nextDate().orElseThrow();
        demonstration.advanceToNextDate();
        assertThat(demonstration.today()).isEqualTo(next.isBefore(before) ? before : next);
        LocalDate day = demonstration.today();
        demonstration.advanceOneMonth();
        assertThat(demonstration.today()).isEqualTo(day.plusMonths(1));
        assertThat(all()).anyMatch(alliance -> alliance.status() == Alliance.Status.ENDED);
    }
}
