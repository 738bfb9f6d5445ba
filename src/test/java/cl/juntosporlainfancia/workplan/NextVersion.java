package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.alliance.StageClosed;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.process.AllianceStory;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The story's next version of a plan, without the tasks that lead to it. */
@TestComponent
public class NextVersion {

    private final AllianceStory story;
    private final PlanRounds rounds;
    private final PlanDrafts drafts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    NextVersion(
            AllianceStory story,
            PlanRounds rounds,
            PlanDrafts drafts,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.story = story;
        this.rounds = rounds;
        this.drafts = drafts;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Opened with what is open, written into, and agreed; it waits for its stage. */
    public void agreed(Consumer<PlanSheet> writing) {
        String code = story.code();
        rounds.open(code);
        rounds.needsOrdered(code);
        writing.accept(story.draft());
        rounds.proposed(code);
        PlanSheet sheet = story.draft();
        drafts.saveFrame(
                code,
                new PlanFrame(
                        sheet.frameVersion(),
                        "Consolidar lo logrado",
                        sheet.resources(),
                        "Visitas guiadas",
                        java.time.YearMonth.from(sheet.startsOn()),
                        sheet.months()));
        rounds.valueAdded(code);
        rounds.ganttAgreed(code);
        rounds.reviewed(code);
        for (Approver party : Approver.values()) {
            rounds.answer(code, party, null, null);
        }
        rounds.agree(code);
    }

    /** Its stage comes. */
    public void comesIntoForce() {
        transaction.executeWithoutResult(status ->
                events.publishEvent(new StageClosed(story.code(), story.stage().id(), StageRun.Outcome.ADVANCED)));
    }

    /** A line in place of a carried-on one: the same, but for its description and its last day. */
    public void rewrite(PlannedActivity activity, String description, java.time.LocalDate endsOn) {
        ActivityLine line = new ActivityLine(
                activity.standard(),
                activity.secondDimension(),
                description,
                activity.objective(),
                activity.indicator(),
                activity.startsOn(),
                endsOn,
                java.util.Map.of(),
                activity.companyPeople(),
                activity.residencePeople(),
                activity.funding(),
                activity.practice(),
                java.util.Set.of());
        save(List.of(new Saving.Row(activity.id(), activity.version(), line)), List.of());
    }

    public void add(ActivityLine line) {
        save(List.of(new Saving.Row(UUID.randomUUID(), 0, line)), List.of());
    }

    public void delete(PlannedActivity activity) {
        save(List.of(), List.of(new Saving.Deletion(activity.id(), activity.version())));
    }

    private void save(List<Saving.Row> rows, List<Saving.Deletion> deletions) {
        Saving.Outcome outcome = drafts.save(story.code(), rows, deletions);
        if (!outcome.notAdmitted().isEmpty() || !outcome.overtaken().isEmpty()) {
            throw new AssertionError(outcome);
        }
    }
}
