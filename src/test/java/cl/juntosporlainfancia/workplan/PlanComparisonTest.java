package cl.juntosporlainfancia.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.process.AllianceStory;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What goes on, what changes, what is new and what is left behind from one version to another. */
@ApplicationTest
@Import({AllianceStory.class, NextVersion.class})
class PlanComparisonTest {

    @Autowired
    AllianceStory story;

    @Autowired
    NextVersion next;

    @Autowired
    WorkPlans plans;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void aPlanOfFiveActivities() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.planWithActivities(5);
    }

    private void compare(int older, int newer, java.util.function.Consumer<PlanComparison> check) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> check.accept(plans.compare(story.code(), older, newer)));
    }

    @Test
    void eachActivityIsInOneOfTheFourGroups() {
        Activity first = plans.inForce(story.code()).orElseThrow().activities().get(0);
        plans.settle(
                story.code(),
                new ActivityReport(first.id(), ActivityReport.Kind.DONE, story.today(), null, null),
                first.version());
        next.agreed(draft -> {
            assertThat(draft.activities()).hasSize(4);
            next.delete(draft.activities().get(0));
            next.rewrite(draft.activities().get(1), "Actividad 3, mejor", draft.endsOn());
            next.add(story.activity("2.2", "Apoyo escolar"));
        });
        next.comesIntoForce();
        compare(1, 2, comparison -> {
            assertThat(comparison.added()).extracting(Activity::description).containsExactly("Apoyo escolar");
            assertThat(comparison.left())
                    .extracting(Activity::description)
                    .containsExactly("Actividad 1", "Actividad 2");
            assertThat(comparison.changed()).anySatisfy(pair -> {
                assertThat(pair.before().description()).isEqualTo("Actividad 3");
                assertThat(pair.now().description()).isEqualTo("Actividad 3, mejor");
                assertThat(pair.fields())
                        .contains(
                                PlanComparison.Field.DESCRIPTION,
                                PlanComparison.Field.ENDS_ON,
                                PlanComparison.Field.MONTHS)
                        .doesNotContain(PlanComparison.Field.STANDARD, PlanComparison.Field.FUNDING);
            });
            assertThat(comparison.unchanged().size()
                            + comparison.changed().size()
                            + comparison.left().size())
                    .as("every activity of the older one")
                    .isEqualTo(5);
        });
    }

    @Test
    void whatWasCarriedOnTwiceIsRecognised() {
        next.agreed(draft -> {});
        next.comesIntoForce();
        next.agreed(draft -> next.rewrite(draft.activities().get(4), "Otra vuelta", draft.endsOn()));
        compare(1, 3, comparison -> {
            assertThat(comparison.added()).isEmpty();
            assertThat(comparison.left()).isEmpty();
            assertThat(comparison.changed()).anySatisfy(pair -> {
                assertThat(pair.before().description()).isEqualTo("Actividad 5");
                assertThat(pair.now().description()).isEqualTo("Otra vuelta");
            });
        });
        compare(2, 3, comparison -> {
            assertThat(comparison.unchanged()).hasSize(4).allSatisfy(pair -> assertThat(pair.fields())
                    .isEmpty());
            assertThat(comparison.changed()).hasSize(1);
        });
    }

    @Test
    void onlyAgreedVersionsOfThisAllianceAreCompared() {
        assertThatThrownBy(() -> plans.compare(story.code(), 1, 2)).isInstanceOf(NoSuchElementException.class);
    }
}
