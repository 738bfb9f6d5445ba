package cl.juntosporlainfancia.work;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.work.DigestRuns.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is late, due or near on a day, by the two decision tables of tasks. */
@Component
class DueTasks {

    private final PendingWork work;
    private final TaskPolicies policies;
    private final ReminderPoints points;
    private final BusinessCalendar calendar;

    DueTasks(PendingWork work, TaskPolicies policies, ReminderPoints points, BusinessCalendar calendar) {
        this.work = work;
        this.policies = policies;
        this.points = points;
        this.calendar = calendar;
    }

    /** What a digest of that day names, oldest date first. */
    List<DueTask> on(LocalDate day, Optional<Run> last) {
        return work.dueUntil(endOf(day.plusDays(daysAhead()))).stream()
                .map(task -> on(day, task, last))
                .toList();
    }

    /**
     * The first working day from one day to another, both included, on which there is something new to say.
     *
     * @param last the run before {@code from}
     */
    Optional<LocalDate> firstNews(LocalDate from, LocalDate to, Optional<Run> last) {
        List<OpenTask> tasks = work.dueUntil(endOf(to.plusDays(daysAhead())));
        return from.datesUntil(to.plusDays(1))
                .filter(calendar::isWorkingDay)
                .filter(day ->
                        tasks.stream().anyMatch(task -> on(day, task, last).news()))
                .findFirst();
    }

    private DueTask on(LocalDate day, OpenTask task, Optional<Run> last) {
        LocalDate dueOn = calendar.dateOf(dueAt(task));
        int daysLate = between(dueOn, day);
        // What was opened after the last digest has not been spoken of.
        Optional<Integer> daysThen =
                last.filter(run -> !task.createdAt().isAfter(run.at())).map(run -> between(dueOn, run.day()));
        boolean reminded = points.latestBy(daysLate)
                .map(point -> daysThen.isEmpty() || point > daysThen.get())
                .orElse(false);
        // A task that only an older model has is in no table: it is named, and never escalated.
        TaskPolicy policy = policies.of(task.definition()).orElse(null);
        if (policy == null) {
            return new DueTask(task, dueOn, daysLate, "", reminded);
        }
        boolean escalated = policy.isEscalated(task, daysLate);
        boolean escalationBegins = escalated
                && daysThen.map(then -> !policy.isEscalated(task, then)).orElse(true);
        return new DueTask(
                task,
                dueOn,
                daysLate,
                escalated ? policy.escalationGroup() : "",
                !policy.remindsByItself() && (reminded || escalationBegins));
    }

    /** As far ahead as the first reminder. */
    private int daysAhead() {
        int days = 0;
        while (points.latestBy(-days - 1).isPresent()) {
            days++;
        }
        return days;
    }

    private static Instant dueAt(OpenTask task) {
        Instant dueAt = task.dueAt();
        if (dueAt == null) {
            throw new IllegalArgumentException("task " + task.id() + " has no date");
        }
        return dueAt;
    }

    private Instant endOf(LocalDate day) {
        return calendar.at(day, LocalTime.MAX);
    }

    private static int between(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }
}
