package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sheets between their trial and their confirmation. They are in the database, because the confirmation may reach another node, and
 * not for longer than it takes, because they name people.
 */
@Service
public class Uploads {

    private static final Duration KEPT = Duration.ofHours(1);

    private static final int LONGEST_FILENAME = 120;

    private final Intake intake;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final BusinessCalendar calendar;

    Uploads(Intake intake, JdbcClient jdbc, ObjectMapper json, BusinessCalendar calendar) {
        this.intake = intake;
        this.jdbc = jdbc;
        this.json = json;
        this.calendar = calendar;
    }

    /**
     * Tries a sheet and keeps it for an hour.
     *
     * @param kind what it lists; null to have it recognised
     * @param username who hands it in: nobody else gets it back
     * @throws Refused if it can't be read
     */
    public UUID tryOut(@Nullable Kind kind, String filename, byte[] content, String username) {
        String name = bare(filename);
        IntakeReport report = intake.dryRun(kind, name, new ByteArrayInputStream(content));
        forgetOld();
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into juntos.intake_upload (id, filename, kind, content, report, uploaded_by, uploaded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        name,
                        report.kind().name(),
                        content,
                        written(report),
                        username,
                        Timestamp.from(calendar.now()))
                .update();
        return id;
    }

    /** Without the folders that some browsers send along, and no longer than a line. */
    private static String bare(String filename) {
        String name = filename.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.length() <= LONGEST_FILENAME ? name : name.substring(name.length() - LONGEST_FILENAME);
    }

    /** The sheet of that id, if that person has handed it in within the hour. */
    public Optional<Upload> find(UUID id, String username) {
        return jdbc.sql("select report, uploaded_at from juntos.intake_upload"
                        + " where id = ? and uploaded_by = ? and uploaded_at > ?")
                .params(id, username, Timestamp.from(oldest()))
                .query((row, n) -> new Upload(
                        id,
                        read(row.getString(1)),
                        row.getTimestamp(2).toInstant().plus(KEPT)))
                .optional();
    }

    /**
     * Takes its rows without errors, once: a second time changes nothing.
     *
     * @return what was found and done
     * @throws NoSuchElementException if that person has not handed it in within the hour
     */
    @Transactional
    public IntakeReport take(UUID id, String username) {
        record Kept(String filename, Kind kind, byte @Nullable [] content, String report) {}
        // Whoever comes second waits here, and then finds it taken.
        Kept kept = jdbc.sql("select filename, kind, content, report from juntos.intake_upload"
                        + " where id = ? and uploaded_by = ? and uploaded_at > ? for update")
                .params(id, username, Timestamp.from(oldest()))
                .query((row, n) ->
                        new Kept(row.getString(1), Kind.valueOf(row.getString(2)), row.getBytes(3), row.getString(4)))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("upload " + id));
        if (kept.content() == null) {
            return read(kept.report());
        }
        IntakeReport report = intake.take(kept.kind(), kept.filename(), new ByteArrayInputStream(kept.content()));
        jdbc.sql("update juntos.intake_upload set content = null, taken_at = ?, report = ? where id = ?")
                .params(Timestamp.from(calendar.now()), written(report), id)
                .update();
        return report;
    }

    /** Deletes what is older than an hour. */
    @Transactional
    public void forgetOld() {
        jdbc.sql("delete from juntos.intake_upload where uploaded_at <= ?")
                .param(Timestamp.from(oldest()))
                .update();
    }

    private Instant oldest() {
        return calendar.now().minus(KEPT);
    }

    private String written(IntakeReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IntakeReport read(String report) {
        try {
            return json.readValue(report, IntakeReport.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
