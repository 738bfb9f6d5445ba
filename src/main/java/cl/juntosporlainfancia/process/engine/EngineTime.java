package cl.juntosporlainfancia.process.engine;

import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.calendar.ScheduledWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.springframework.stereotype.Component;

/** The engine follows the one clock; where that clock moves, its timers fire in their order. */
@Component
class EngineTime implements ScheduledWork {

    private final ProcessEngine engine;
    private final ManagementService management;
    private final Clock clock;
    private boolean wasActive;

    EngineTime(ProcessEngine engine, ManagementService management, Clock clock) {
        this.engine = engine;
        this.management = management;
        this.clock = clock;
        if (clock instanceof MovableClock movable) {
            movable.follow(offset -> ClockUtil.offset(offset.toMillis()));
        }
    }

    @Override
    public Optional<Instant> nextAt() {
        return timers().listPage(0, 1).stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    /** One at a time: a job may end the instance of another that was due as well. */
    @Override
    public void runDue() {
        Date now = Date.from(clock.instant().plusMillis(1));
        List<Job> due = timers().duedateLowerThan(now).listPage(0, 1);
        while (!due.isEmpty()) {
            management.executeJob(due.get(0).getId());
            due = timers().duedateLowerThan(now).listPage(0, 1);
        }
    }

    /** All that waits in our models waits for a date; what has no retries left waits for a person. */
    private JobQuery timers() {
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc();
    }

    private JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    @Override
    public void pause() {
        wasActive = executor().isActive();
        executor().shutdown();
    }

    @Override
    public void resume() {
        if (wasActive) {
            executor().start();
        }
    }
}
