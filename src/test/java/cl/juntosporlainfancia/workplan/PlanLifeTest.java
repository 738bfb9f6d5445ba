package cl.juntosporlainfancia.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.AllianceStory;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the activities of an agreed plan, said one at a time. */
@ApplicationTest
@Import({AllianceStory.class, NextVersion.class})
class PlanLifeTest {

    @Autowired
    AllianceStory story;

    @Autowired
    NextVersion next;

    @Autowired
    WorkPlans plans;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aPlanOfThreeActivities() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.planWithActivities(3);
    }

    private Activity activity(int index) {
        return plans.inForce(story.code()).orElseThrow().activities().get(index);
    }

    private void says(
            Activity activity,
            ActivityReport.Kind kind,
            @Nullable LocalDate on,
            @Nullable Integer attendance,
            @Nullable String note) {
        story.as(
                AllianceStory.COMPANY,
                () -> plans.settle(
                        story.code(),
                        new ActivityReport(activity.id(), kind, on, attendance, note),
                        activity.version()));
    }

    private List<ActivityEvent> eventsOf(Activity activity) {
        return plans.events(story.code()).stream()
                .filter(event -> event.activityId().equals(activity.id()))
                .toList();
    }

    @Test
    void whatWasDoneHasItsDayItsAttendanceAndItsEvidence() {
        says(activity(0), ActivityReport.Kind.DONE, story.today(), 14, "Fotos del patio, sin personas");
        Activity done = activity(0);
        assertThat(done.state()).isEqualTo(Activity.State.DONE);
        assertThat(done.doneOn()).isEqualTo(story.today());
        assertThat(done.attendance()).isEqualTo(14);
        assertThat(done.evidence()).isEqualTo("Fotos del patio, sin personas");
        assertThat(eventsOf(done)).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(ActivityReport.Kind.DONE);
            assertThat(event.by()).isEqualTo(AllianceStory.COMPANY);
            assertThat(event.attendance()).isEqualTo(14);
        });
        assertThat(audit.of(story.code(), 1)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditTrail.Action.ACTIVITY_REPORTED);
            assertThat(entry.actor()).isEqualTo(audit.pseudonym(AllianceStory.COMPANY));
            assertThat(entry.facts()).containsExactly("1", "DONE", "2026-04-01");
            assertThat(entry.note()).isEqualTo("Actividad 1");
        });
    }

    @Test
    void postponingTwiceKeepsTheDateItFirstHad() {
        LocalDate original = activity(1).endsOn();
        says(activity(1), ActivityReport.Kind.POSTPONED, original.plusMonths(1), null, "Vacaciones de invierno");
        says(activity(1), ActivityReport.Kind.POSTPONED, original.plusMonths(3), null, "Falta un permiso");
        Activity postponed = activity(1);
        assertThat(postponed.state()).isEqualTo(Activity.State.PENDING);
        assertThat(postponed.endsOn()).isEqualTo(original.plusMonths(3));
        assertThat(postponed.originalEndsOn()).isEqualTo(original);
        assertThat(eventsOf(postponed))
                .extracting(ActivityEvent::from, ActivityEvent::on, ActivityEvent::note)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                original, original.plusMonths(1), "Vacaciones de invierno"),
                        org.assertj.core.api.Assertions.tuple(
                                original.plusMonths(1), original.plusMonths(3), "Falta un permiso"));
    }

    @Test
    void whatIsRemovedHasAReasonAndStays() {
        says(activity(2), ActivityReport.Kind.REMOVED, null, null, "La empresa cambió de local");
        assertThat(activity(2).state()).isEqualTo(Activity.State.REMOVED);
        assertThat(activity(2).reason()).isEqualTo("La empresa cambió de local");
        assertThat(plans.inForce(story.code()).orElseThrow().activities()).hasSize(3);
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        refused("on", ActivityReport.Kind.DONE, null, null, null);
        refused("on", ActivityReport.Kind.DONE, story.today().plusDays(1), null, null);
        refused("attendance", ActivityReport.Kind.DONE, story.today(), -1, null);
        refused("note", ActivityReport.Kind.DONE, story.today(), 3, "x".repeat(1001));
        refused("on", ActivityReport.Kind.POSTPONED, activity(0).endsOn(), null, "Porque sí");
        refused("on", ActivityReport.Kind.POSTPONED, null, null, "Porque sí");
        refused("note", ActivityReport.Kind.POSTPONED, activity(0).endsOn().plusDays(1), null, " ");
        refused("note", ActivityReport.Kind.REMOVED, null, null, null);
        assertThat(activity(0).state()).isEqualTo(Activity.State.PENDING);
        assertThat(plans.events(story.code())).isEmpty();
    }

    private void refused(
            String field,
            ActivityReport.Kind kind,
            @Nullable LocalDate on,
            @Nullable Integer attendance,
            @Nullable String note) {
        assertThatThrownBy(() -> says(activity(0), kind, on, attendance, note))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @Test
    void theSecondOfTwoSeesThatItWasSettledMeanwhile() {
        Activity seen = activity(0);
        says(seen, ActivityReport.Kind.POSTPONED, seen.endsOn().plusMonths(1), null, "Lluvia");
        assertThatThrownBy(() -> says(seen, ActivityReport.Kind.REMOVED, null, null, "Ya no"))
                .hasMessageContaining("activity.settledMeanwhile");
        says(activity(0), ActivityReport.Kind.DONE, story.today(), null, null);
        assertThatThrownBy(() -> says(activity(0), ActivityReport.Kind.REMOVED, null, null, "Ya no"))
                .hasMessageContaining("activity.settledMeanwhile");
        assertThat(activity(0).state()).isEqualTo(Activity.State.DONE);
    }

    @Test
    void aVersionThatWasReplacedStaysAsItWas() {
        next.agreed(draft -> next.delete(draft.activities().get(0)));
        next.comesIntoForce();
        Activity former =
                plans.version(story.code(), 1).orElseThrow().activities().get(1);
        assertThatThrownBy(() -> says(former, ActivityReport.Kind.DONE, story.today(), null, null))
                .hasMessageContaining("activity.notInForce");
        assertThatThrownBy(() -> jdbc.sql("update juntos.activity set state = 'DONE', done_on = ? where id = ?")
                        .params(story.today(), former.id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is frozen");
        assertThat(plans.version(story.code(), 1)
                        .orElseThrow()
                        .activities()
                        .get(1)
                        .state())
                .isEqualTo(Activity.State.PENDING);
    }

    @Test
    void anActivityOfNowhereIsNotFound() {
        assertThatThrownBy(() -> plans.settle(
                        story.code(),
                        new ActivityReport(UUID.randomUUID(), ActivityReport.Kind.DONE, story.today(), null, null),
                        0))
                .isInstanceOf(NoSuchElementException.class);
    }
}
