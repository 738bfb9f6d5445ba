package cl.juntosporlainfancia.work;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days whose digests went out. Every method belongs to the caller's transaction. */
@Repository
class DigestRuns {

    private final JdbcClient jdbc;

    DigestRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A day whose digests went out.
     *
     * @param at when: what was opened later was in none of them
     */
    record Run(LocalDate day, Instant at) {}

    boolean exists(LocalDate day) {
        return jdbc.sql("select exists (select from juntos.digest_run where day = ?)")
                .param(Date.valueOf(day))
                .query(Boolean.class)
                .single();
    }

    /** The last one before that day. */
    Optional<Run> lastBefore(LocalDate day) {
        return jdbc.sql("select day, run_at from juntos.digest_run where day < ? order by day desc limit 1")
                .param(Date.valueOf(day))
                .query((row, number) -> new Run(
                        row.getDate("day").toLocalDate(),
                        row.getTimestamp("run_at").toInstant()))
                .optional();
    }

    /** Takes a day for this transaction; whoever else wants it waits for its end. False if it was done already. */
    boolean take(LocalDate day, Instant now) {
        return jdbc.sql("insert into juntos.digest_run (day, run_at, mails) values (?, ?, 0) on conflict do nothing")
                        .params(Date.valueOf(day), Timestamp.from(now))
                        .update()
                > 0;
    }

    void note(LocalDate day, int mails) {
        jdbc.sql("update juntos.digest_run set mails = ? where day = ?")
                .params(mails, Date.valueOf(day))
                .update();
    }
}
