package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.followup.Clocks;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All alliances in somebody's sight, as they stand today: three statements, however many there are. */
@Component
class Overview {

    private final AlliancesInView alliances;
    private final Clocks clocks;
    private final PendingWork work;
    private final BusinessCalendar calendar;

    Overview(AlliancesInView alliances, Clocks clocks, PendingWork work, BusinessCalendar calendar) {
        this.alliances = alliances;
        this.clocks = clocks;
        this.work = work;
        this.calendar = calendar;
    }

    @Transactional(readOnly = true)
    public List<OverviewLine> of(Viewer viewer) {
        List<AllianceView> visible = alliances.visibleTo(viewer);
        Map<String, Clocks.State> states = clocks.of(visible);
        Map<String, List<OpenTask>> tasks = work
                .of(visible.stream().map(AllianceView::code).toList())
                .stream()
                .collect(Collectors.groupingBy(OpenTask::caseCode));
        LocalDate today = calendar.today();
        return visible.stream()
                .map(alliance -> line(
                        viewer,
                        today,
                        alliance,
                        Objects.requireNonNull(states.get(alliance.code())),
                        tasks.getOrDefault(alliance.code(), List.of())))
                .sorted(OverviewLine.BY_URGENCY)
                .toList();
    }

    private OverviewLine line(
            Viewer viewer, LocalDate today, AllianceView alliance, Clocks.State state, List<OpenTask> tasks) {
        LocalDate plannedEndOn = alliance.isActive() ? alliance.plannedEndOn() : null;
        LocalDate closingOn = plannedEndOn == null ? null : calendar.nextWorkingDay(plannedEndOn);
        LocalDate followUpOn = alliance.isActive() ? state.followUpDueOn() : null;
        boolean nextIsClosing = closingOn != null && (followUpOn == null || closingOn.isBefore(followUpOn));
        List<OpenTask> own =
                tasks.stream().filter(task -> Sight.waitsFor(viewer, task)).toList();
        return new OverviewLine(
                alliance,
                state,
                nextIsClosing ? closingOn : followUpOn,
                nextIsClosing,
                plannedEndOn != null && !today.isBefore(plannedEndOn),
                daysLate(state, today),
                percent(alliance.stageStartedOn(), alliance.plannedEndOn(), today),
                tasks.size(),
                own.size(),
                own.isEmpty() ? null : own.get(0).id());
    }

    static long daysLate(Clocks.State state, LocalDate today) {
        LocalDate dueOn = state.followUpDueOn();
        return dueOn == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(dueOn, today));
    }

    /** How much of the time between two dates has gone by, from 0 to 100. */
    static int percent(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        if (from == null || to == null || !today.isAfter(from)) {
            return 0;
        }
        long length = Math.max(1, ChronoUnit.DAYS.between(from, to));
        return (int) Math.min(100, 100 * ChronoUnit.DAYS.between(from, today) / length);
    }
}
