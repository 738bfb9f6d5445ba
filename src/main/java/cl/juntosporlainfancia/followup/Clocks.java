package cl.juntosporlainfancia.followup;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the two clocks of each alliance stand: follow-ups and supervision (rules 2). */
@Service
@Transactional(readOnly = true)
public class Clocks {

    /**
     * @param followUpId the oldest follow-up still open, if any
     * @param followUpDueOn when that one is or was due
     * @param overdue whether that day has passed
     * @param escalated whether the executive director was told
     * @param notHeld how many were not held since the alliance was formed
     * @param held how many were held
     * @param lastSupervisionOn the last contact whose aim was to monitor the plan: a follow-up held or a contact logged so
     * @param amber whether the stage's supervision interval has gone by without one
     */
    public record State(
            @Nullable UUID followUpId,
            @Nullable LocalDate followUpDueOn,
            boolean overdue,
            boolean escalated,
            int notHeld,
            int held,
            @Nullable LocalDate lastSupervisionOn,
            boolean amber) {}

    private static final State NONE = new State(null, null, false, false, 0, 0, null, false);

    private final JdbcClient jdbc;
    private final BusinessCalendar calendar;

    Clocks(JdbcClient jdbc, BusinessCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    public State of(AllianceView alliance) {
        return of(List.of(alliance)).getOrDefault(alliance.code(), NONE);
    }

    /** By alliance code, in one statement however many. */
    public Map<String, State> of(Collection<AllianceView> alliances) {
        Map<String, AllianceView> byCode = new HashMap<>();
        alliances.forEach(alliance -> byCode.put(alliance.code(), alliance));
        Map<String, State> states = new HashMap<>();
        if (byCode.isEmpty()) {
            return states;
        }
        LocalDate today = calendar.today();
        jdbc.sql("""
                        select a.code, o.id, o.due_on, o.escalated_on is not null as escalated,
                               coalesce(f.not_held, 0) as not_held, coalesce(f.held, 0) as held,
                               greatest(f.last_held, c.last_contact) as last_supervision
                        from juntos.alliance a
                        left join lateral (select id, due_on, escalated_on from juntos.follow_up o
                                           where o.alliance_code = a.code and o.status in ('PLANNED', 'INVITED')
                                           order by o.due_on limit 1) o on true
                        left join lateral (select count(*) filter (where status = 'NOT_HELD') as not_held,
                                                  count(*) filter (where status = 'HELD') as held,
                                                  max(held_on) as last_held
                                           from juntos.follow_up f where f.alliance_code = a.code) f on true
                        left join lateral (select max(held_on) as last_contact from juntos.contact c
                                           where c.alliance_code = a.code and c.supervision) c on true
                        where a.code in (:codes)
                        """).param("codes", byCode.keySet()).query(row -> {
            String code = row.getString("code");
            AllianceView alliance = java.util.Objects.requireNonNull(byCode.get(code));
            LocalDate dueOn = row.getObject("due_on", LocalDate.class);
            LocalDate supervision = row.getObject("last_supervision", LocalDate.class);
            states.put(
                    code,
                    new State(
                            row.getObject("id", UUID.class),
                            dueOn,
                            dueOn != null && today.isAfter(dueOn),
                            row.getBoolean("escalated"),
                            row.getInt("not_held"),
                            row.getInt("held"),
                            supervision,
                            isAmber(alliance, supervision, today)));
        });
        return states;
    }

    private static boolean isAmber(AllianceView alliance, @Nullable LocalDate supervision, LocalDate today) {
        if (!alliance.isActive() || alliance.stage() == null) {
            return false;
        }
        LocalDate since = supervision == null ? alliance.formedOn() : supervision;
        return today.isAfter(since.plusMonths(alliance.supervisionIntervalMonths()));
    }
}
