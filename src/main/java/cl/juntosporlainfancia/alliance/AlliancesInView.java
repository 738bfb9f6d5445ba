package cl.juntosporlainfancia.alliance;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.registry.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads alliances with what belongs to them, in one statement however many. */
@Service
@Transactional(readOnly = true)
public class AlliancesInView {

    private static final String SELECT = """
            select a.code, a.residence_code, r.name as residence_name, r.comuna, r.region,
                   a.organization_code, o.name as organization_name, a.company_code, c.name as company_name,
                   a.manager, p.name as manager_name, a.formed_on, a.status, a.finished_on,
                   s.id as stage_run_id, s.stage, s.started_on, s.planned_end_on, s.supervision_interval_months,
                   n.effective_on as ending_on
            from juntos.alliance a
            join juntos.residence r on r.code = a.residence_code
            join juntos.organization o on o.code = a.organization_code
            join juntos.company c on c.code = a.company_code
            join juntos.person p on p.username = a.manager
            left join lateral (select * from juntos.stage_run s where s.alliance_code = a.code
                               order by s.run_number desc limit 1) s on true
            left join juntos.ending_notice n on n.alliance_code = a.code and n.withdrawn_on is null
            """;

    private final JdbcClient jdbc;

    AlliancesInView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws NoSuchElementException if there is no such alliance
     */
    public AllianceView get(String code) {
        return find(code).orElseThrow(() -> new NoSuchElementException("alliance " + code));
    }

    public Optional<AllianceView> find(String code) {
        return jdbc.sql(SELECT + " where a.code = ?")
                .param(code)
                .query(AlliancesInView::view)
                .optional();
    }

    /** Those this person may see, by code. */
    public List<AllianceView> visibleTo(Viewer viewer) {
        if (viewer.seesNetwork()) {
            return jdbc.sql(SELECT + " order by a.code")
                    .query(AlliancesInView::view)
                    .list();
        }
        List<String> groups = viewer.parties().stream().map(Party::groupId).toList();
        if (groups.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT
                        + " where 'residence-' || a.residence_code in (:groups)"
                        + " or 'organization-' || a.organization_code in (:groups)"
                        + " or 'company-' || a.company_code in (:groups) order by a.code")
                .param("groups", groups)
                .query(AlliancesInView::view)
                .list();
    }

    /** All that a party has and had, the latest first. */
    public List<AllianceView> of(Party party) {
        String column =
                switch (party.kind()) {
                    case ORGANIZATION -> "a.organization_code";
                    case RESIDENCE -> "a.residence_code";
                    case COMPANY -> "a.company_code";
                };
        return jdbc.sql(SELECT + " where " + column + " = ? order by a.formed_on desc, a.code desc")
                .param(party.code())
                .query(AlliancesInView::view)
                .list();
    }

    private static AllianceView view(ResultSet row, int number) throws SQLException {
        String stage = row.getString("stage");
        return new AllianceView(
                row.getString("code"),
                row.getString("residence_code"),
                row.getString("residence_name"),
                row.getString("comuna"),
                row.getString("region"),
                row.getString("organization_code"),
                row.getString("organization_name"),
                row.getString("company_code"),
                row.getString("company_name"),
                row.getString("manager"),
                row.getString("manager_name"),
                row.getObject("formed_on", LocalDate.class),
                Alliance.Status.valueOf(row.getString("status")),
                date(row, "finished_on"),
                row.getObject("stage_run_id", UUID.class),
                stage == null ? null : Stage.valueOf(stage),
                date(row, "started_on"),
                date(row, "planned_end_on"),
                row.getInt("supervision_interval_months"),
                date(row, "ending_on"));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
