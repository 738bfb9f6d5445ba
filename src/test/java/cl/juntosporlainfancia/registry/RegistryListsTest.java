package cl.juntosporlainfancia.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.registry.CompanyDetails.Place;
import cl.juntosporlainfancia.registry.CompanyPlace.Kind;
import cl.juntosporlainfancia.registry.Membership.Role;
import cl.juntosporlainfancia.registry.RegistryLists.CompanyLine;
import cl.juntosporlainfancia.registry.RegistryLists.Order;
import cl.juntosporlainfancia.registry.RegistryLists.OrganizationLine;
import cl.juntosporlainfancia.registry.RegistryLists.PersonLine;
import cl.juntosporlainfancia.registry.RegistryLists.Query;
import cl.juntosporlainfancia.registry.RegistryLists.ResidenceLine;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry's lists, as the database searches, sorts and pages them. */
@ApplicationTest
class RegistryListsTest {

    @Autowired
    Registry registry;

    @Autowired
    RegistryLists lists;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aRegistry() {
        jdbc.sql("truncate juntos.organization, juntos.company, juntos.person, juntos.outbox cascade")
                .update();
        registry.add(
                "nandu",
                new OrganizationDetails(
                        "Fundación Ñandú",
                        "12345678-5",
                        null,
                        true,
                        null,
                        "Ñuñoa",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        registry.add("abeja", OrganizationDetails.named("Ábeja"));
        registry.add("zorro", OrganizationDetails.named("zorro"));
        registry.add("azul", ResidenceDetails.of("Casa Azul", "nandu", "Chillán"));
        registry.add("roja", ResidenceDetails.of("Casa Roja", "abeja", "Ñuñoa"));
        registry.add(
                "vina",
                new CompanyDetails(
                        "Viña 100%",
                        null,
                        "Vinos",
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new Place(Kind.CENTRAL, "Santiago", null), new Place(Kind.BRANCH, "Chillán", null)),
                        Set.of("2.1", "4.2"),
                        null,
                        null,
                        null));
        registry.add("pan", CompanyDetails.named("Panadería"));
    }

    private Stream<String> organizations(Query query) {
        return lists.organizations(query, 0, 25).lines().stream().map(OrganizationLine::code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ñandú", "NANDU", "fundacion nunoa", "12.345.678-5", "12345678", " ñandu   fund "})
    void aSearchMindsNeitherAccentsNorCaseNorOrder(String text) {
        assertThat(organizations(Query.of(text))).containsExactly("nandu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nandu abeja", "xyz", "87654321"})
    void aSearchNeedsAllItsWords(String text) {
        assertThat(organizations(Query.of(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "'", "\\", "", "«»"})
    void signsStandForNothing(String text) {
        assertThat(organizations(Query.of(text))).hasSize(3);
    }

    @Test
    void namesAreSortedAsPeopleReadThem() {
        assertThat(organizations(Query.ALL)).containsExactly("abeja", "nandu", "zorro");
        assertThat(organizations(new Query("", "", "", "", "", Order.NAME, true)))
                .containsExactly("zorro", "nandu", "abeja");
        assertThat(organizations(new Query("", "", "", "", "", Order.COMUNA, true)))
                .first()
                .isEqualTo("nandu");
    }

    @Test
    void aPageIsAPartAndKnowsTheWhole() {
        RegistryLists.Page<OrganizationLine> page = lists.organizations(Query.ALL, 1, 1);
        assertThat(page.lines()).extracting(OrganizationLine::code).containsExactly("nandu");
        assertThat(page.lines()).extracting(OrganizationLine::residences).containsExactly(1);
        assertThat(page.total()).isEqualTo(3);
        assertThat(lists.organizations(Query.ALL, 99, 25).lines()).isEmpty();
    }

    @Test
    void residencesAreNarrowedByRegionComunaAndOrganization() {
        assertThat(residences(new Query("", "Ñuble", "", "", "", Order.NAME, false)))
                .containsExactly("azul");
        assertThat(residences(new Query("", "", "nunoa", "", "", Order.NAME, false)))
                .containsExactly("roja");
        assertThat(residences(new Query("", "", "", "nandu", "", Order.NAME, false)))
                .containsExactly("azul");
        assertThat(residences(Query.of("casa ñandu"))).containsExactly("azul");
        assertThat(residences(new Query("", "", "", "", "", Order.ORGANIZATION, false)))
                .containsExactly("roja", "azul");
        assertThat(residences(new Query("", "", "Xyz", "", "", Order.NAME, false)))
                .isEmpty();
    }

    private Stream<String> residences(Query query) {
        return lists.residences(query, 0, 25).lines().stream().map(ResidenceLine::code);
    }

    @Test
    void aCompanyIsInEachRegionWhereItHasAnOffice() {
        for (String region : List.of("Ñuble", "Metropolitana")) {
            List<CompanyLine> lines = lists.companies(new Query("", region, "", "", "", Order.NAME, false), 0, 25)
                    .lines();
            assertThat(lines)
                    .containsExactly(new CompanyLine("vina", "Viña 100%", null, "Santiago", "Metropolitana", 1, 2));
        }
        assertThat(lists.companies(Query.of("vinos"), 0, 25).total()).isEqualTo(1);
        assertThat(lists.companies(new Query("", "", "chillan", "", "", Order.NAME, false), 0, 25)
                        .total())
                .isEqualTo(1);
    }

    @Test
    void peopleAreFoundWithWhatTheyAreToday() {
        registry.enrol(new PersonDetails("Ñusta Pérez", "nusta@vina.cl", null), "company-vina", Role.COUNTERPART);
        registry.enrol(new PersonDetails("Ana", "ana@jxi.cl", null), Groups.ALLIANCE_MANAGERS, Role.MEMBER);
        registry.enrol(new PersonDetails("Eva", "eva@pan.cl", null), "company-pan", Role.MEMBER);
        registry.leave("eva", "company-pan");
        PersonLine found =
                lists.people(Query.of("perez vina.cl"), 0, 25).lines().get(0);
        assertThat(found.name()).isEqualTo("Ñusta Pérez");
        assertThat(found.places()).extracting(RegistryLists.Place::name).containsExactly("Viña 100%");
        assertThat(people("COMPANY")).containsExactly("nusta");
        assertThat(people("TEAM")).containsExactly("ana");
        assertThat(people("NOBODY")).containsExactly("eva");
        assertThat(people("RESIDENCE")).isEmpty();
        assertThat(people("")).containsExactly("ana", "eva", "nusta");
        assertThat(lists.places("eva").get(0).isCurrent()).isFalse();
    }

    private Stream<String> people(String kind) {
        return lists.people(new Query("", "", "", "", kind, Order.NAME, false), 0, 25).lines().stream()
                .map(PersonLine::username);
    }

    @Test
    void tenThousandCompaniesPageQuickly() {
        jdbc.sql("insert into juntos.company (code, name) select 'c' || n, 'Compañía número ' || n"
                        + " from generate_series(1, 10000) n")
                .update();
        jdbc.sql("insert into juntos.company_place (id, company_code, kind, comuna, region)"
                        + " select gen_random_uuid(), 'c' || n, 'CENTRAL', 'Ñuñoa', 'Metropolitana'"
                        + " from generate_series(1, 10000) n")
                .update();
        long began = System.nanoTime();
        RegistryLists.Page<CompanyLine> page =
                lists.companies(new Query("compania 99", "Metropolitana", "", "", "", Order.NAME, false), 25, 25);
        assertThat(page.lines()).hasSize(25);
        assertThat(page.total()).isEqualTo(280);
        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }
}
