package cl.juntosporlainfancia.visit;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.registry.Rut;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Announces visits of a company's volunteers, and lists them. */
@Service
public class Visits {

    /** How long before it begins a visit is announced at the latest. */
    public static final Duration NOTICE = Duration.ofHours(24);

    /** Characters of a visitor's name. */
    public static final int LONGEST_NAME = 120;

    /**
     * Who comes.
     *
     * @param rut as it is stored; null once it has been erased
     */
    public record Visitor(String name, @Nullable String rut) {}

    /** A visit that was announced. */
    public record Visit(
            UUID id,
            String residenceCode,
            String allianceCode,
            Instant startsAt,
            Instant announcedAt,
            String announcedBy,
            List<Visitor> visitors) {}

    private final AlliancesInView alliances;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;
    private final JdbcClient jdbc;

    Visits(AlliancesInView alliances, CurrentViewer current, BusinessCalendar calendar, JdbcClient jdbc) {
        this.alliances = alliances;
        this.current = current;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    /**
     * Announces who will come to the residence of that alliance.
     *
     * @param visitors each with a name and a RUT as typed
     * @return id of the visit
     * @throws Refused if it is announced too late, nobody comes, somebody comes twice, or a name or RUT is none
     */
    @Transactional
    public UUID announce(String allianceCode, String residenceCode, Instant startsAt, List<Visitor> visitors) {
        AllianceView alliance = alliances.get(allianceCode);
        if (!alliance.residenceCode().equals(residenceCode)) {
            throw new Refused("residenceCode", "visit.otherResidence", alliance.residenceName());
        }
        if (!alliance.isActive()) {
            throw new Refused("", "visit.notActive", allianceCode);
        }
        Instant now = calendar.now();
        if (startsAt.isBefore(now.plus(NOTICE))) {
            throw new Refused("startsAt", "visit.tooLate", NOTICE.toHours());
        }
        List<Visitor> admitted = admitted(visitors);
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into juntos.visit (id, residence_code, alliance_code, starts_at, announced_at, announced_by)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        residenceCode,
                        allianceCode,
                        Timestamp.from(startsAt),
                        Timestamp.from(now),
                        current.username())
                .update();
        for (int i = 0; i < admitted.size(); i++) {
            jdbc.sql("insert into juntos.visitor (visit_id, position, name, rut) values (?, ?, ?, ?)")
                    .params(id, i, admitted.get(i).name(), admitted.get(i).rut())
                    .update();
        }
        return id;
    }

    private static List<Visitor> admitted(List<Visitor> visitors) {
        if (visitors.isEmpty()) {
            throw new Refused("visitors", "visit.nobody");
        }
        List<Visitor> admitted = new ArrayList<>();
        Set<String> ruts = new HashSet<>();
        for (int i = 0; i < visitors.size(); i++) {
            Visitor visitor = visitors.get(i);
            String name = visitor.name().strip().replaceAll("\\s+", " ");
            if (name.isEmpty()) {
                throw new Refused("visitors", "visit.name.required", i + 1);
            }
            if (name.length() > LONGEST_NAME) {
                throw new Refused("visitors", "visit.name.tooLong", i + 1, LONGEST_NAME);
            }
            String typed = visitor.rut() == null ? "" : visitor.rut();
            String rut = Rut.parse(typed)
                    .orElseThrow(() -> new Refused("visitors", "visit.rut.wrong", name))
                    .toString();
            if (!ruts.add(rut)) {
                throw new Refused("visitors", "visit.twice", name);
            }
            admitted.add(new Visitor(name, rut));
        }
        return admitted;
    }

    /** The visits of an alliance, those that begin last first. */
    @Transactional(readOnly = true)
    public List<Visit> of(String allianceCode) {
        return jdbc.sql(
                        "select id, residence_code, alliance_code, starts_at, announced_at, announced_by from juntos.visit"
                                + " where alliance_code = ? order by starts_at desc, id")
                .param(allianceCode)
                .query((row, n) -> new Visit(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6),
                        visitors(row.getObject(1, UUID.class))))
                .list();
    }

    private List<Visitor> visitors(UUID visit) {
        return jdbc.sql("select name, rut from juntos.visitor where visit_id = ? order by position")
                .param(visit)
                .query((row, n) -> new Visitor(row.getString(1), row.getString(2)))
                .list();
    }
}
