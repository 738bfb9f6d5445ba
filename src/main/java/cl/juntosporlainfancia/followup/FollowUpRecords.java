package cl.juntosporlainfancia.followup;

import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.workplan.ActivityReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What hangs on a follow-up and is written once: activity reports, commitments, contacts. */
@Component
class FollowUpRecords {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    FollowUpRecords(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What the minutes say of an activity. */
    record Report(
            String activity,
            ActivityReport.Kind kind,
            @Nullable String note) {}

    /** Keeps the minutes' lists. */
    void save(FollowUp followUp, Minutes minutes) {
        Set<UUID> open = openCommitments(followUp.allianceCode()).stream()
                .map(Commitment::id)
                .collect(Collectors.toSet());
        List<Object[]> changes = new ArrayList<>();
        for (Minutes.Settled change : minutes.settled()) {
            if (!open.contains(change.commitmentId())) {
                throw new Refused("openCommitments", "commitment.notOpen");
            }
            changes.add(new Object[] {
                change.state().name(),
                change.note(),
                change.state() == Commitment.State.OPEN ? null : followUp.id(),
                change.commitmentId()
            });
        }
        batches.batchUpdate(
                "update juntos.commitment set state = ?, note = ?, closed_in = ?::uuid where id = ?", changes);
        batches.batchUpdate(
                "insert into juntos.follow_up_activity (follow_up_id, activity_id, report, note) values (?, ?, ?, ?)",
                minutes.reports().stream()
                        .map(report -> new Object[] {
                            followUp.id(), report.activityId(), report.kind().name(), report.note()
                        })
                        .toList());
        batches.batchUpdate(
                "insert into juntos.commitment (id, alliance_code, follow_up_id, description, responsible, due_on, state)"
                        + " values (?, ?, ?, ?, ?, ?, 'OPEN')",
                minutes.commitments().stream()
                        .map(commitment -> new Object[] {
                            UUID.randomUUID(),
                            followUp.allianceCode(),
                            followUp.id(),
                            commitment.description(),
                            commitment.responsible(),
                            commitment.dueOn()
                        })
                        .toList());
    }

    List<Report> reports(UUID followUpId) {
        return jdbc.sql(
                        "select a.description, r.report, r.note from juntos.follow_up_activity r"
                                + " join juntos.activity a on a.id = r.activity_id where r.follow_up_id = ? order by a.position")
                .param(followUpId)
                .query((row, n) ->
                        new Report(row.getString(1), ActivityReport.Kind.valueOf(row.getString(2)), row.getString(3)))
                .list();
    }

    List<Commitment> settledIn(UUID followUpId) {
        return jdbc.sql("select id, description, responsible, due_on, state, note from juntos.commitment"
                        + " where closed_in = ? order by due_on, description")
                .param(followUpId)
                .query(FollowUpRecords::commitment)
                .list();
    }

    List<Commitment> openCommitments(String allianceCode) {
        return jdbc.sql("select id, description, responsible, due_on, state, note from juntos.commitment"
                        + " where alliance_code = ? and state = 'OPEN' order by due_on, description")
                .param(allianceCode)
                .query(FollowUpRecords::commitment)
                .list();
    }

    private static Commitment commitment(ResultSet row, int n) throws SQLException {
        return new Commitment(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                Commitment.State.valueOf(row.getString(5)),
                row.getString(6));
    }

    void save(String allianceCode, Contact contact, String by, Instant at) {
        jdbc.sql("insert into juntos.contact (id, alliance_code, held_on, channel, with_whom, summary, supervision,"
                        + " recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        allianceCode,
                        contact.heldOn(),
                        Objects.requireNonNull(contact.channel()).name(),
                        contact.withWhom(),
                        contact.summary(),
                        contact.supervision(),
                        by,
                        Timestamp.from(at))
                .update();
    }

    List<LoggedContact> contacts(String allianceCode) {
        return jdbc.sql("select held_on, channel, with_whom, summary, supervision, recorded_by from juntos.contact"
                        + " where alliance_code = ? order by held_on desc, recorded_at desc")
                .param(allianceCode)
                .query((row, n) -> new LoggedContact(
                        row.getObject(1, LocalDate.class),
                        Channel.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getString(6)))
                .list();
    }
}
