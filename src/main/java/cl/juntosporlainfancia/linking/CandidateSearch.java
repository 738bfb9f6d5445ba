package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.registry.Comuna;
import cl.juntosporlainfancia.registry.Comunas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Looks for companies for a residence: one statement for the residence's region, and one for each further region as long as too few
 * are found. What it costs grows with the companies of those regions and not with those of the country, see
 * {@code docs/performance.md}.
 */
@Repository
class CandidateSearch {

    /** Where and for whom is looked for. */
    record Wanted(String linkingCode, String residenceCode, String comuna, String region, List<Need> needs) {}

    /**
     * A company, with what its score is made of.
     *
     * @param standards codes of the standards that the residence needs and it can contribute to
     * @param needPoints of those needs, at most as many as the table admits
     */
    record Found(
            String companyCode,
            String companyName,
            Distance distance,
            @Nullable String comuna,
            @Nullable String region,
            @Nullable Double kilometres,
            Set<String> standards,
            int needPoints,
            int alliances,
            boolean saturated,
            int score,
            boolean byCommission) {

        private Found broughtByCommission(int points) {
            return new Found(
                    companyCode,
                    companyName,
                    distance,
                    comuna,
                    region,
                    kilometres,
                    standards,
                    needPoints,
                    alliances,
                    saturated,
                    score + points,
                    true);
        }
    }

    private record Page(List<Found> found, int unsaturated) {}

    private static final Comparator<Found> FITTEST_FIRST = Comparator.comparingInt(Found::score)
            .reversed()
            .thenComparing(Found::kilometres, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Found::companyName)
            .thenComparing(Found::companyCode);

    /** The nearest office in a region of each company that has one there and none in the regions before. */
    private static final String IN_REGION = """
            select distinct on (place.company_code)
                   place.company_code, place.comuna, place.region, near.kilometres
            from juntos.company_place place
            left join near on near.comuna = place.comuna
            where place.region = :in
              and not exists (select from juntos.company_place nearer
                              where nearer.company_code = place.company_code and nearer.region = any (:before))
            order by place.company_code, place.comuna = :comuna desc, near.kilometres nulls last, place.comuna
            """;

    /** The nearest office, if there is one, of these companies. */
    private static final String OF_COMPANIES = """
            select distinct on (wanted.company_code)
                   wanted.company_code, place.comuna, place.region, near.kilometres
            from unnest(cast(:companies as varchar[])) as wanted (company_code)
            left join juntos.company_place place on place.company_code = wanted.company_code
            left join near on near.comuna = place.comuna
            order by wanted.company_code, place.comuna = :comuna desc nulls last, place.region = :region desc nulls last,
                     near.kilometres nulls last, place.comuna
            """;

    /** The companies of which no office is registered. */
    private static final String WITHOUT_OFFICE = """
            select company.code as company_code, cast(null as varchar) as comuna, cast(null as varchar) as region,
                   cast(null as float8) as kilometres
            from juntos.company
            where not exists (select from juntos.company_place place where place.company_code = company.code)
            """;

    /**
     * Scores the offices. Each company's resources are read by its code: lateral, because a join could be answered by reading those of
     * the whole country. Live alliances are as few as residences: there a join is better, since reading so few once for each company
     * looks cheap to the planner and is not. The name decides last, so that it is looked up for the best only.
     */
    private static final String RANKED = """
            with near as materialized (
                select * from unnest(cast(:comunas as varchar[]), cast(:kilometres as float8[])) as near (comuna, kilometres)
            ), office as (
            %s), loaded as (
                select office.company_code, office.comuna, office.region, office.kilometres,
                       cast(count(alliance.company_code) as int) as alliances
                from office
                left join juntos.alliance on alliance.company_code = office.company_code and alliance.status = 'ACTIVE'
                group by office.company_code, office.comuna, office.region, office.kilometres
            ), fit as (
                select office.*, office.alliances >= :saturatedFrom as saturated,
                       least(:needsAtMost, resource.points) as need_points,
                       case when office.comuna = :comuna then 'SAME_COMUNA'
                            when office.region = :region then 'SAME_REGION'
                            else 'OTHER' end as distance
                from loaded office
                cross join lateral (
                    select cast(coalesce(sum((cast(:points as int[]))[
                               array_position(cast(:standards as varchar[]), mine.standard_code)]), 0) as int) as points
                    from juntos.company_resource mine
                    where mine.company_code = office.company_code) resource
                where not exists (
                        select from juntos.linking_approach approach
                        where approach.linking_code = :linking and approach.company_code = office.company_code)
                  and not exists (
                        select from juntos.alliance live
                        where live.residence_code = :residence and live.company_code = office.company_code
                          and live.status <> 'ENDED')
            ), best as (
                select fit.*,
                       case distance when 'SAME_COMUNA' then :sameComuna when 'SAME_REGION' then :sameRegion else :other end
                           + need_points + case when saturated then :saturation else 0 end as score,
                       cast(count(*) filter (where not saturated) over () as int) as unsaturated
                from fit
                order by score desc, kilometres nulls last
                fetch first (:limit) rows with ties
            )
            select best.*, company.name,
                   (select string_agg(mine.standard_code, ',') from juntos.company_resource mine
                    where mine.company_code = best.company_code
                      and mine.standard_code = any (cast(:standards as varchar[]))) as standards
            from best join juntos.company on company.code = best.company_code
            order by score desc, kilometres nulls last, company.name, company.code
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final Comunas comunas;

    CandidateSearch(JdbcClient jdbc, Comunas comunas) {
        this.jdbc = jdbc;
        this.comunas = comunas;
    }

    /**
     * The fittest companies, the best first: of the residence's region and, while fewer than the limit could still take on an alliance,
     * of the next nearest one; at last those of which no office is known.
     *
     * @param byCommission those that the search commission brought: wherever they are, and before all others
     */
    List<Found> fittest(Wanted wanted, CompanyFit fit, Collection<String> byCommission, int limit) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (Found brought : of(wanted, fit, byCommission)) {
            found.put(brought.companyCode(), brought.broughtByCommission(fit.foundByCommission()));
        }
        int unsaturated = 0;
        List<String> regions = regionsFrom(wanted);
        for (int i = 0; i < regions.size() && unsaturated < limit; i++) {
            Page page = read(inRegion("", wanted, fit, regions.get(i), regions.subList(0, i), limit));
            page.found().forEach(one -> found.putIfAbsent(one.companyCode(), one));
            unsaturated += page.unsaturated();
        }
        if (unsaturated < limit) {
            read(statement("", WITHOUT_OFFICE, wanted, fit, List.of(), limit))
                    .found()
                    .forEach(one -> found.putIfAbsent(one.companyCode(), one));
        }
        return found.values().stream().sorted(FITTEST_FIRST).limit(limit).toList();
    }

    /** These companies, as far as they are candidates. */
    List<Found> of(Wanted wanted, CompanyFit fit, Collection<String> companyCodes) {
        if (companyCodes.isEmpty()) {
            return List.of();
        }
        return read(statement("", OF_COMPANIES, wanted, fit, comunas.all(), companyCodes.size())
                        .param("companies", companyCodes.toArray(String[]::new)))
                .found();
    }

    /** The residence's region, and the others from near to far. */
    private List<String> regionsFrom(Wanted wanted) {
        List<String> nearestFirst =
                comunas.find(wanted.comuna()).map(comunas::regionsByDistance).orElseGet(comunas::regions);
        return Stream.concat(Stream.of(wanted.region()), nearestFirst.stream())
                .distinct()
                .toList();
    }

    /**
     * The statement for one region.
     *
     * @param prefix what comes before it, such as «explain»
     * @param before regions whose companies are left out
     */
    JdbcClient.StatementSpec inRegion(
            String prefix, Wanted wanted, CompanyFit fit, String region, Collection<String> before, int limit) {
        List<Comuna> of = comunas.all().stream()
                .filter(comuna -> comuna.region().equals(region))
                .toList();
        return statement(prefix, IN_REGION, wanted, fit, of, limit)
                .param("in", region)
                .param("before", before.toArray(String[]::new));
    }

    private JdbcClient.StatementSpec statement(
            String prefix, String offices, Wanted wanted, CompanyFit fit, List<Comuna> around, int limit) {
        Map<String, Integer> points = new HashMap<>();
        wanted.needs().forEach(need -> points.merge(need.standardCode(), fit.points(need.priority()), Integer::sum));
        List<String> standards = List.copyOf(points.keySet());
        Optional<Comuna> home = comunas.find(wanted.comuna());
        List<Comuna> measured = home.isPresent() ? around : List.of();
        return jdbc.sql(prefix + RANKED.formatted(offices))
                .param("comunas", measured.stream().map(Comuna::name).toArray(String[]::new))
                .param(
                        "kilometres",
                        measured.stream()
                                .map(comuna -> home.orElseThrow().kilometresTo(comuna))
                                .toArray(Double[]::new))
                .param("standards", standards.toArray(String[]::new))
                .param("points", standards.stream().map(points::get).toArray(Integer[]::new))
                .param("saturatedFrom", fit.saturatedFrom())
                .param("saturation", fit.saturation())
                .param("needsAtMost", fit.needsAtMost())
                .param("sameComuna", fit.points(Distance.SAME_COMUNA))
                .param("sameRegion", fit.points(Distance.SAME_REGION))
                .param("other", fit.points(Distance.OTHER))
                .param("comuna", wanted.comuna())
                .param("region", wanted.region())
                .param("linking", wanted.linkingCode())
                .param("residence", wanted.residenceCode())
                .param("limit", limit);
    }

    private static Page read(JdbcClient.StatementSpec statement) {
        int[] unsaturated = {0};
        List<Found> found = statement
                .query((row, n) -> {
                    unsaturated[0] = row.getInt("unsaturated");
                    return found(row);
                })
                .list();
        return new Page(found, unsaturated[0]);
    }

    private static Found found(ResultSet row) throws SQLException {
        String standards = row.getString("standards");
        return new Found(
                row.getString("company_code"),
                row.getString("name"),
                Distance.valueOf(row.getString("distance")),
                row.getString("comuna"),
                row.getString("region"),
                row.getObject("kilometres", Double.class),
                standards == null ? Set.of() : Set.copyOf(Arrays.asList(standards.split(","))),
                row.getInt("need_points"),
                row.getInt("alliances"),
                row.getBoolean("saturated"),
                row.getInt("score"),
                false);
    }
}
