package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.linking.Approach.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of linkings. Every method belongs to the caller's transaction. */
@Repository
class LinkingRecords {

    /** What a verb has to know before it changes anything. */
    record State(String code, String residenceCode, LocalDate openedOn, LinkingView.Status status) {}

    private static final String VIEW = """
            select l.code, l.residence_code, r.name as residence_name, r.organization_code, o.name as organization_name,
                   r.comuna, r.region, l.opened_on, l.opened_by, l.status, l.finished_on, l.closing_reason, l.alliance_code,
                   needs.count as needs,
                   exists (select from juntos.linking_characterisation c
                           where c.linking_code = l.code and c.residence_side is not null) as side_named
            from juntos.linking l
            join juntos.residence r on r.code = l.residence_code
            join juntos.organization o on o.code = r.organization_code
            cross join lateral (
                select count(*) from juntos.diagnosis_need need
                where need.standard_code = any (:standards) and need.diagnosis_code = (
                    select last.code from juntos.diagnosis_case last
                    where last.residence_code = l.residence_code and last.accepted_on is not null
                    order by last.accepted_on desc, last.code desc limit 1)) needs
            """;

    private final JdbcClient jdbc;
    private final String[] standards;

    LinkingRecords(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.standards = catalogue.dimensions().stream()
                .flatMap(dimension -> dimension.standards().stream())
                .map(Standard::code)
                .toArray(String[]::new);
    }

    // ---- read

    Optional<LinkingView> find(String code) {
        return views(" where l.code = :value", code).stream().findFirst();
    }

    /** Those under way, the oldest first. */
    List<LinkingView> live() {
        return views(" where l.status in ('OPEN', 'WITH_COMMISSION') order by l.opened_on, l.code", "");
    }

    /** Those that are over, the newest first. */
    List<LinkingView> finished(int limit) {
        return views(
                " where l.status in ('LINKED', 'CLOSED') order by l.finished_on desc, l.code desc limit :value", limit);
    }

    private List<LinkingView> views(String which, Object value) {
        List<LinkingView> bare = jdbc.sql(VIEW + which)
                .param("standards", standards)
                .param("value", value)
                .query((row, n) -> view(row))
                .list();
        Map<String, List<Approach>> approaches =
                approachesOf(bare.stream().map(LinkingView::code).toList());
        return bare.stream()
                .map(linking -> with(linking, approaches.getOrDefault(linking.code(), List.of())))
                .toList();
    }

    private static LinkingView view(ResultSet row) throws SQLException {
        return new LinkingView(
                row.getString("code"),
                row.getString("residence_code"),
                row.getString("residence_name"),
                row.getString("organization_code"),
                row.getString("organization_name"),
                row.getString("comuna"),
                row.getString("region"),
                row.getObject("opened_on", LocalDate.class),
                row.getString("opened_by"),
                LinkingView.Status.valueOf(row.getString("status")),
                row.getInt("needs"),
                null,
                0,
                row.getBoolean("side_named"),
                row.getString("alliance_code"),
                row.getObject("finished_on", LocalDate.class),
                row.getString("closing_reason"));
    }

    private static LinkingView with(LinkingView bare, List<Approach> approaches) {
        return new LinkingView(
                bare.code(),
                bare.residenceCode(),
                bare.residenceName(),
                bare.organizationCode(),
                bare.organizationName(),
                bare.comuna(),
                bare.region(),
                bare.openedOn(),
                bare.openedBy(),
                bare.status(),
                bare.needs(),
                approaches.stream()
                        .filter(approach -> !approach.isRefused())
                        .findFirst()
                        .orElse(null),
                (int) approaches.stream().filter(Approach::isRefused).count(),
                bare.residenceSideNamed(),
                bare.allianceCode(),
                bare.finishedOn(),
                bare.closingReason());
    }

    List<Approach> approaches(String code) {
        return approachesOf(List.of(code)).getOrDefault(code, List.of());
    }

    private Map<String, List<Approach>> approachesOf(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        record Line(String linkingCode, Approach approach) {}
        return jdbc
                .sql(
                        "select a.*, c.name from juntos.linking_approach a join juntos.company c on c.code = a.company_code"
                                + " where a.linking_code in (:codes) order by a.linking_code, a.position")
                .param("codes", codes)
                .query((row, n) -> new Line(row.getString("linking_code"), approach(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Line::linkingCode, Collectors.mapping(Line::approach, Collectors.toList())));
    }

    private static Approach approach(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        String answer = row.getString("answer");
        return new Approach(
                row.getInt("position"),
                row.getString("company_code"),
                row.getString("name"),
                row.getObject("chosen_on", LocalDate.class),
                row.getString("chosen_by"),
                row.getObject("rank", Integer.class),
                row.getObject("score", Integer.class),
                row.getString("reason"),
                row.getBoolean("found_by_commission"),
                row.getObject("contacted_on", LocalDate.class),
                row.getString("with_whom"),
                channel == null ? null : Channel.valueOf(channel),
                row.getBoolean("via_cpc"),
                row.getString("notes"),
                row.getObject("answer_due_on", LocalDate.class),
                answer == null ? null : Answer.valueOf(answer),
                row.getObject("answered_on", LocalDate.class),
                row.getString("answer_reason"));
    }

    List<RecordedSearch> searches(String code) {
        return jdbc.sql(
                        "select s.recorded_on, s.recorded_by, s.result, c.name, s.note from juntos.linking_search s"
                                + " left join juntos.company c on c.code = s.company_code where s.linking_code = ? order by s.id")
                .param(code)
                .query((row, n) -> new RecordedSearch(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        Search.Result.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    /** The companies that the commission found. */
    List<String> found(String code) {
        return jdbc.sql(
                        "select distinct company_code from juntos.linking_search where linking_code = ? and result = 'FOUND'")
                .param(code)
                .query(String.class)
                .list();
    }

    /** How many companies have refused since the commission last found one. */
    int refusalsSinceFound(String code) {
        return jdbc.sql("select count(*) from juntos.linking_approach a where a.linking_code = :code"
                        + " and a.answer in ('DECLINED', 'SILENT') and a.position > coalesce("
                        + "(select max(s.approaches) from juntos.linking_search s"
                        + " where s.linking_code = :code and s.result = 'FOUND'), 0)")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    boolean isLivePair(String residenceCode, String companyCode) {
        return jdbc.sql("select exists (select from juntos.alliance"
                        + " where residence_code = ? and company_code = ? and status <> 'ENDED')")
                .params(residenceCode, companyCode)
                .query(Boolean.class)
                .single();
    }

    Optional<String> liveOf(String residenceCode) {
        return jdbc.sql("select code from juntos.linking"
                        + " where residence_code = ? and status in ('OPEN', 'WITH_COMMISSION')")
                .param(residenceCode)
                .query(String.class)
                .optional();
    }

    List<Profile> profiles(String which, Object... parameters) {
        return jdbc.sql("""
                        select c.*, l.alliance_code, l.residence_code, a.company_code,
                               exists (select from juntos.company_place p where p.company_code = a.company_code) as placed,
                               exists (select from juntos.company_place p
                                       where p.company_code = a.company_code and p.comuna = r.comuna) as inside
                        from juntos.linking_characterisation c
                        join juntos.linking_approach a using (linking_code, position)
                        join juntos.linking l on l.code = c.linking_code
                        join juntos.residence r on r.code = l.residence_code
                        """ + which)
                .params(List.of(parameters))
                .query((row, n) -> profile(row))
                .list();
    }

    private static Profile profile(ResultSet row) throws SQLException {
        String side = row.getString("residence_side");
        String position = row.getString("coordinator_position");
        return new Profile(
                row.getString("linking_code"),
                row.getString("alliance_code"),
                row.getString("residence_code"),
                row.getString("company_code"),
                location(row),
                new Characterisation(
                        Characterisation.Team.valueOf(row.getString("team")),
                        row.getString("area"),
                        Characterisation.Managed.valueOf(row.getString("managed")),
                        Characterisation.Budget.valueOf(row.getString("budget")),
                        Characterisation.Hours.valueOf(row.getString("hours")),
                        row.getBoolean("experience"),
                        Characterisation.Reach.valueOf(row.getString("reach")),
                        Characterisation.Management.valueOf(row.getString("management"))),
                side == null ? null : Naming.Side.valueOf(side),
                position == null ? null : Naming.Position.valueOf(position),
                row.getString("technical_team_reason"));
    }

    private static Profile.@Nullable Location location(ResultSet row) throws SQLException {
        if (!row.getBoolean("placed")) {
            return null;
        }
        return row.getBoolean("inside") ? Profile.Location.INSIDE_COMUNA : Profile.Location.OUTSIDE_COMUNA;
    }

    /** Logins of those whom the company named. */
    List<String> delegates(String code, String groupId) {
        return jdbc.sql("select username from juntos.linking_delegate where linking_code = ? and group_id = ?")
                .params(code, groupId)
                .query(String.class)
                .list();
    }

    // ---- write

    /**
     * Holds it until the end of the transaction: two who act on it at once act one after the other.
     *
     * @throws NoSuchElementException if there is none of that code
     */
    State lock(String code) {
        return jdbc.sql("select code, residence_code, opened_on, status from juntos.linking where code = ? for update")
                .param(code)
                .query((row, n) -> new State(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        LinkingView.Status.valueOf(row.getString(4))))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("linking " + code));
    }

    /**
     * @return its code; empty if the residence has one under way
     */
    Optional<String> open(String residenceCode, LocalDate on, String by) {
        String code = String.format(
                Locale.ROOT,
                "V-%04d",
                jdbc.sql("select nextval('juntos.linking_number')")
                        .query(Long.class)
                        .single());
        int opened = jdbc.sql("insert into juntos.linking (code, residence_code, opened_on, opened_by, status)"
                        + " values (?, ?, ?, ?, 'OPEN')"
                        + " on conflict (residence_code) where status in ('OPEN', 'WITH_COMMISSION') do nothing")
                .params(code, residenceCode, on, by)
                .update();
        return opened == 1 ? Optional.of(code) : Optional.empty();
    }

    void choose(
            String code,
            String companyCode,
            LocalDate on,
            String by,
            @Nullable Integer rank,
            int score,
            @Nullable String reason,
            boolean foundByCommission) {
        jdbc.sql(
                        "insert into juntos.linking_approach (linking_code, position, company_code, chosen_on, chosen_by, rank,"
                                + " score, reason, found_by_commission) values (:code,"
                                + " (select 1 + count(*) from juntos.linking_approach where linking_code = :code),"
                                + " :company, :on, :by, :rank, :score, :reason, :found)")
                .param("code", code)
                .param("company", companyCode)
                .param("on", on)
                .param("by", by)
                .param("rank", rank)
                .param("score", score)
                .param("reason", reason)
                .param("found", foundByCommission)
                .update();
    }

    void contacted(String code, Approach approach, Contact contact, LocalDate answerDueOn) {
        jdbc.sql(
                        "update juntos.linking_approach set contacted_on = ?, with_whom = ?, channel = ?, via_cpc = ?, notes = ?,"
                                + " answer_due_on = ? where linking_code = ? and position = ?")
                .param(contact.contactedOn())
                .param(contact.withWhom())
                .param(contact.channel().name())
                .param(contact.viaCpc())
                .param(contact.notes())
                .param(answerDueOn)
                .param(code)
                .param(approach.position())
                .update();
    }

    void answered(String code, Approach approach, Answer answer, LocalDate on, @Nullable String reason) {
        jdbc.sql("update juntos.linking_approach set answer = ?, answered_on = ?, answer_reason = ?"
                        + " where linking_code = ? and position = ?")
                .param(answer.name())
                .param(on)
                .param(reason)
                .param(code)
                .param(approach.position())
                .update();
    }

    void forgetCharacterisation(String code, Approach approach) {
        jdbc.sql("delete from juntos.linking_characterisation where linking_code = ? and position = ?")
                .params(code, approach.position())
                .update();
    }

    void characterise(String code, Approach approach, Characterisation how) {
        jdbc.sql(
                        "insert into juntos.linking_characterisation (linking_code, position, team, area, managed, budget, hours,"
                                + " experience, reach, management) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        code,
                        approach.position(),
                        how.team().name(),
                        how.area(),
                        how.managed().name(),
                        how.budget().name(),
                        how.hours().name(),
                        how.experience(),
                        how.reach().name(),
                        how.management().name())
                .update();
    }

    void nameResidenceSide(String code, Naming naming) {
        jdbc.sql("update juntos.linking_characterisation set residence_side = ?, coordinator_position = ?,"
                        + " technical_team_reason = ? where linking_code = ?")
                .param(naming.side().name())
                .param(naming.position().name())
                .param(naming.position() == Naming.Position.TECHNICAL_TEAM ? naming.reason() : null)
                .param(code)
                .update();
    }

    void delegate(String code, String groupId, String username, String role, @Nullable String area) {
        jdbc.sql("insert into juntos.linking_delegate (linking_code, group_id, username, role, area)"
                        + " values (?, ?, ?, ?, ?)")
                .param(code)
                .param(groupId)
                .param(username)
                .param(role)
                .param(area)
                .update();
    }

    void searched(
            String code,
            LocalDate on,
            String by,
            Search.Result result,
            @Nullable String company,
            @Nullable String note) {
        jdbc.sql(
                        "insert into juntos.linking_search (linking_code, recorded_on, recorded_by, result, company_code, note,"
                                + " approaches) values (:code, :on, :by, :result, :company, :note,"
                                + " (select count(*) from juntos.linking_approach where linking_code = :code))")
                .param("code", code)
                .param("on", on)
                .param("by", by)
                .param("result", result.name())
                .param("company", company)
                .param("note", note)
                .update();
    }

    void move(String code, LinkingView.Status status) {
        jdbc.sql("update juntos.linking set status = ? where code = ?")
                .params(status.name(), code)
                .update();
    }

    void link(String code, String allianceCode, LocalDate on) {
        jdbc.sql("update juntos.linking set status = 'LINKED', alliance_code = ?, finished_on = ? where code = ?")
                .params(allianceCode, on, code)
                .update();
    }

    void close(String code, String reason, LocalDate on) {
        jdbc.sql("update juntos.linking set status = 'CLOSED', closing_reason = ?, finished_on = ? where code = ?")
                .params(reason, on, code)
                .update();
    }
}
