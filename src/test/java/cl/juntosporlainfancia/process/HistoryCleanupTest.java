package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.EndingNotice;
import cl.juntosporlainfancia.alliance.GiveNotice;
import cl.juntosporlainfancia.calendar.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's history of what has ended goes after five years, and not before; our facts stay (rules 6). */
@ApplicationTest
@Import(AllianceStory.class)
class HistoryCleanupTest {

    private static final List<String> TABLES = List.of("act_hi_procinst", "act_hi_actinst", "act_hi_taskinst");

    @Autowired
    AllianceStory story;

    @Autowired
    AllianceService alliances;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private List<String> instances = List.of();

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table + " where root_proc_inst_id_ in (:roots)")
                .param("roots", instances)
                .query(Long.class)
                .single();
    }

    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        // A run takes a part; the job then waits for the next.
        for (int i = 0; i < 5; i++) {
            for (Job job : history.findHistoryCleanupJobs()) {
                management.executeJob(job.getId());
            }
        }
    }

    @Test
    @DisplayName("five years after the end of an alliance its history is gone from the engine, and not a day before")
    void afterItsTime() {
        String code = story.formedOn(LocalDate.of(2026, 4, 1));
        story.framingMeeting();
        alliances.giveNotice(code, new GiveNotice(EndingNotice.GivenBy.COMPANY, true, "Daño a su imagen"));
        assertThat(story.runningInstances()).isZero();
        instances = jdbc.sql("select distinct root_proc_inst_id_ from act_hi_procinst where business_key_ = ?")
                .param(code)
                .query(String.class)
                .list();
        assertThat(instances).isNotEmpty();
        for (String table : TABLES) {
            assertThat(rows(table)).as(table).isPositive();
        }
        Instant ended = clock.instant();
        clock.moveTo(ended.plus(Duration.ofDays(1824)));
        cleanUp();
        assertThat(rows("act_hi_procinst")).isPositive();
        assertThat(rows("act_hi_taskinst")).isPositive();
        clock.moveTo(ended.plus(Duration.ofDays(1826)));
        cleanUp();
        for (String table : TABLES) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(rows("act_hi_identitylink")).isZero();
        assertThat(story.alliance().code()).isEqualTo(code);
        assertThat(jdbc.sql("select count(*) from juntos.milestone where alliance_code = ?")
                        .param(code)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
