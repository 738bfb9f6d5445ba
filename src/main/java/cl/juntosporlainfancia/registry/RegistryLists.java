package cl.juntosporlainfancia.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registry as lists that are searched, narrowed, sorted and paged in the database. */
@Service
@Transactional(readOnly = true)
public class RegistryLists {

    /** What a list can be sorted by; a list that lacks it is sorted by name. */
    public enum Order {
        NAME,
        COMUNA,
        REGION,
        ORGANIZATION,
        INCORPORATED
    }

    /**
     * What is asked of a list; what is empty narrows nothing.
     *
     * @param text words that have to occur, whatever the case and the accents
     * @param region its short name
     * @param comuna its name
     * @param organizationCode of the organisation whose residences are asked for
     * @param kind of people: «TEAM», «NOBODY» for those who belong to nothing any more, or the name of a kind of party
     */
    public record Query(
            String text,
            String region,
            String comuna,
            String organizationCode,
            String kind,
            Order order,
            boolean descending) {

        /** Everything, by name. */
        public static final Query ALL = new Query("", "", "", "", "", Order.NAME, false);

        /** What has these words. */
        public static Query of(String text) {
            return new Query(text, "", "", "", "", Order.NAME, false);
        }
    }

    /**
     * Some of what a query finds.
     *
     * @param total how many it finds in all
     */
    public record Page<T>(List<T> lines, long total) {}

    /** An organisation, with the number of its residences. */
    public record OrganizationLine(
            String code,
            String name,
            @Nullable String rut,
            @Nullable String comuna,
            @Nullable String region,
            int residences,
            @Nullable LocalDate incorporatedOn) {}

    /** A residence, with the organisation that runs it. */
    public record ResidenceLine(
            String code,
            String name,
            String comuna,
            String region,
            String organizationCode,
            String organizationName,
            @Nullable Integer places,
            @Nullable LocalDate incorporatedOn) {}

    /** A company, with its central office and the number of its branches and of the standards it can contribute to. */
    public record CompanyLine(
            String code,
            String name,
            @Nullable String rut,
            @Nullable String comuna,
            @Nullable String region,
            int branches,
            int resources) {}

    /** A person, with what he or she is today. */
    public record PersonLine(String username, String name, String email, List<Place> places) {}

    /**
     * A person's place in a group.
     *
     * @param name of the party whose group it is; null for the programme's own
     */
    public record Place(
            String username,
            String groupId,
            @Nullable String name,
            Membership.Role role,
            LocalDate since,
            @Nullable LocalDate until) {

        public boolean isCurrent() {
            return until == null;
        }
    }

    private static final String PLACES = """
            select m.username, m.group_id, coalesce(o.name, r.name, c.name) as name, m.role, m.since, m.until
            from juntos.membership m
            left join juntos.organization o on m.group_id = 'organization-' || o.code
            left join juntos.residence r on m.group_id = 'residence-' || r.code
            left join juntos.company c on m.group_id = 'company-' || c.code
            where m.username in (:usernames)
            """;

    private final JdbcClient jdbc;
    private final Comunas comunas;

    RegistryLists(JdbcClient jdbc, Comunas comunas) {
        this.jdbc = jdbc;
        this.comunas = comunas;
    }

    /**
     * Organisations.
     *
     * @param offset how many to pass over
     * @param limit how many to return at most
     */
    public Page<OrganizationLine> organizations(Query query, long offset, int limit) {
        return page(
                "select o.*, (select count(*) from juntos.residence r where r.organization_code = o.code) as residences",
                " from juntos.organization o where " + words("o.searched")
                        + " and (:region = '' or o.region = :region) and (:comuna = '' or o.comuna = :comuna)",
                switch (query.order()) {
                    case COMUNA -> "juntos.plain(o.comuna)";
                    case REGION -> "juntos.plain(o.region)";
                    case INCORPORATED -> "o.incorporated_on";
                    default -> "o.plain_name";
                },
                "o.plain_name, o.code",
                query,
                offset,
                limit,
                (row, number) -> new OrganizationLine(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("rut"),
                        row.getString("comuna"),
                        row.getString("region"),
                        row.getInt("residences"),
                        row.getObject("incorporated_on", LocalDate.class)));
    }

    /** Residences, as organisations. */
    public Page<ResidenceLine> residences(Query query, long offset, int limit) {
        return page(
                "select r.*, o.name as organization_name",
                " from juntos.residence r join juntos.organization o on o.code = r.organization_code where "
                        + words("r.searched || ' ' || o.plain_name")
                        + " and (:region = '' or r.region = :region) and (:comuna = '' or r.comuna = :comuna)"
                        + " and (:organization = '' or o.code = :organization)",
                switch (query.order()) {
                    case COMUNA -> "juntos.plain(r.comuna)";
                    case REGION -> "juntos.plain(r.region)";
                    case ORGANIZATION -> "o.plain_name";
                    case INCORPORATED -> "r.incorporated_on";
                    default -> "r.plain_name";
                },
                "r.plain_name, r.code",
                query,
                offset,
                limit,
                (row, number) -> new ResidenceLine(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("comuna"),
                        row.getString("region"),
                        row.getString("organization_code"),
                        row.getString("organization_name"),
                        row.getObject("places", Integer.class),
                        row.getObject("incorporated_on", LocalDate.class)));
    }

    /** Companies, as organisations; one is in each comuna and region in which it has an office. */
    public Page<CompanyLine> companies(Query query, long offset, int limit) {
        return page(
                "select c.*, p.comuna, p.region,"
                        + " (select count(*) from juntos.company_place b where b.company_code = c.code"
                        + " and b.kind = 'BRANCH') as branches,"
                        + " (select count(*) from juntos.company_resource s where s.company_code = c.code) as resources",
                " from juntos.company c"
                        + " left join juntos.company_place p on p.company_code = c.code and p.kind = 'CENTRAL' where "
                        + words("c.searched")
                        + " and (:region = '' or exists (select 1 from juntos.company_place a"
                        + " where a.company_code = c.code and a.region = :region))"
                        + " and (:comuna = '' or exists (select 1 from juntos.company_place a"
                        + " where a.company_code = c.code and a.comuna = :comuna))",
                switch (query.order()) {
                    case COMUNA -> "juntos.plain(p.comuna)";
                    case REGION -> "juntos.plain(p.region)";
                    default -> "c.plain_name";
                },
                "c.plain_name, c.code",
                query,
                offset,
                limit,
                (row, number) -> new CompanyLine(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("rut"),
                        row.getString("comuna"),
                        row.getString("region"),
                        row.getInt("branches"),
                        row.getInt("resources")));
    }

    /** People, as organisations. */
    public Page<PersonLine> people(Query query, long offset, int limit) {
        Page<PersonLine> found = page(
                "select p.*",
                " from juntos.person p where p.erased_at is null and " + words("p.searched")
                        + " and (:kind = ''"
                        + " or :kind = 'NOBODY' and not exists (select 1 from juntos.membership m"
                        + " where m.username = p.username and m.until is null)"
                        + " or exists (select 1 from juntos.membership m where m.username = p.username"
                        + " and m.until is null and case when :kind = 'TEAM'"
                        + " then m.group_id !~ '^(organization|residence|company)-'"
                        + " else starts_with(m.group_id, lower(:kind) || '-') end))",
                "p.plain_name",
                "p.username",
                query,
                offset,
                limit,
                (row, number) -> new PersonLine(
                        row.getString("username"), row.getString("name"), row.getString("email"), List.of()));
        Map<String, List<Place>> places =
                current(found.lines().stream().map(PersonLine::username).toList());
        return new Page<>(
                found.lines().stream()
                        .map(line -> new PersonLine(
                                line.username(),
                                line.name(),
                                line.email(),
                                places.getOrDefault(line.username(), List.of())))
                        .toList(),
                found.total());
    }

    /** All the places that a person has and had, those of today first, then the latest. */
    public List<Place> places(String username) {
        return jdbc.sql(PLACES + " order by m.until desc nulls first, m.since desc, name")
                .param("usernames", List.of(username))
                .query(RegistryLists::place)
                .list();
    }

    private Map<String, List<Place>> current(Collection<String> usernames) {
        if (usernames.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(PLACES + " and m.until is null order by m.role, name")
                .param("usernames", usernames)
                .query(RegistryLists::place)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Place::username));
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getString("username"),
                row.getString("group_id"),
                row.getString("name"),
                Membership.Role.valueOf(row.getString("role")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }

    /** That no word of the query is missing in that expression, which is plain already. */
    private static String words(String searched) {
        return "not exists (select 1 from unnest(string_to_array(juntos.plain(:text), ' ')) word"
                + " where position(word in " + searched + ") = 0)";
    }

    private <T> Page<T> page(
            String columns,
            String chosen,
            String order,
            String thenBy,
            Query query,
            long offset,
            int limit,
            RowMapper<T> mapper) {
        Map<String, Object> values = new HashMap<>();
        values.put("text", query.text());
        values.put("region", query.region());
        values.put("comuna", comunas.find(query.comuna()).map(Comuna::name).orElse(query.comuna()));
        values.put("organization", query.organizationCode());
        values.put("kind", query.kind());
        long total = jdbc.sql("select count(*)" + chosen)
                .params(values)
                .query(Long.class)
                .single();
        List<T> lines = jdbc.sql(columns + chosen + " order by " + order + (query.descending() ? " desc" : "")
                        + " nulls last, " + thenBy + " limit :limit offset :offset")
                .params(values)
                .param("limit", limit)
                .param("offset", offset)
                .query(mapper)
                .list();
        return new Page<>(lines, total);
    }
}
