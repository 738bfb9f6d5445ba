package cl.juntosporlainfancia.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.Alliance;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.followup.Clocks;
import cl.juntosporlainfancia.registry.Groups;
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
                .containsExactlyInAnyOrder("administradora", "el-canelo", "quillay", "caleta");
    }

    @Test
    @Order(3)
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
