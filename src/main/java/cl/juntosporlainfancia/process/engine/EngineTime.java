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
        // Jobs without a date are due now; those without retries wait for a person.
        List<Job> dateless =
                management.createJobQuery().withRetriesLeft().messages().listPage(0, 1);
        if (!dateless.isEmpty()) {
            return Optional.of(clock.instant());
        }
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    @Override
    public void runDue() {
        List<Job> due = due();
        while (!due.isEmpty()) {
            for (Job job : due) {
                // One job may end another's instance: what is gone is no longer due.
                if (management.createJobQuery().jobId(job.getId()).count() > 0) {
                    management.executeJob(job.getId());
                }
            }
            due = due();
        }
    }

    private List<Job> due() {
        return management
                .createJobQuery()
                .executable()
                .duedateLowerThan(Date.from(clock.instant().plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 100);
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
