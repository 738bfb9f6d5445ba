package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets go, once a day, of what was kept for a time: the rules of {@code privacy/retention.csv}, one statement each. Two nodes that do it
 * at once find the same rows, and the second nothing more to do.
 */
@Component
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /**
     * A rule.
     *
     * @param after how long what it is about is kept
     * @param statement what then becomes of it
     * @param what it is about, for people
     * @param then what becomes of it, for people
     */
    record Rule(String name, Period after, String statement, String what, String then) {}

    private final List<Rule> rules;
    private final BusinessCalendar calendar;
    private final JdbcClient jdbc;

    Retention(BusinessCalendar calendar, JdbcClient jdbc) throws IOException {
        this.rules = read();
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    static List<Rule> read() throws IOException {
        return Inventory.rows("retention.csv", 5).stream()
                .map(cells ->
                        new Rule(cells.get(0), Period.parse(cells.get(1)), cells.get(2), cells.get(3), cells.get(4)))
                .toList();
    }

    @Scheduled(cron = "0 30 3 * * *", zone = "America/Santiago")
    void daily() {
        Map<String, Integer> done = run();
        LOG.info("retention: {}", done);
    }

    /** Does now what is due; gives how many rows each rule has changed. */
    @Transactional
    public Map<String, Integer> run() {
        Map<String, Integer> done = new LinkedHashMap<>();
        for (Rule rule : rules) {
            Timestamp before = Timestamp.from(calendar.now()
                    .atZone(BusinessCalendar.ZONE)
                    .minus(rule.after())
                    .toInstant());
            done.put(
                    rule.name(),
                    jdbc.sql(rule.statement()).param("before", before).update());
        }
        return done;
    }
}
