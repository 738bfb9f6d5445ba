package cl.juntosporlainfancia.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.CompanyDetails.Place;
import cl.juntosporlainfancia.registry.CompanyPlace.Kind;
import cl.juntosporlainfancia.registry.Membership.Role;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the registry admits, in which form it keeps it, and what it remembers of people's roles. */
@ApplicationTest
class RegistryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    @Autowired
    Registry registry;

    @Autowired
    Texts texts;

    @Autowired
    MovableClock clock;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @BeforeEach
    void anOrganizationAndACompany() {
        jdbc.sql("truncate juntos.organization, juntos.company, juntos.person, juntos.outbox cascade")
                .update();
        on(DAY);
        registry.add("casa", OrganizationDetails.named("Fundación Ñandú"));
        registry.add("acme", CompanyDetails.named("Acme S.A."));
    }

    private void on(LocalDate day) {
        clock.moveTo(calendar.at(day, LocalTime.NOON));
    }

    private String refusal(ThrowingCallable action) {
        return texts.of(catchThrowableOfType(Refused.class, action));
    }

    private static OrganizationDetails organization(
            String name, @Nullable String rut, @Nullable Integer fecuYear, @Nullable String comuna) {
        return new OrganizationDetails(
                name, rut, null, false, fecuYear, comuna, null, null, null, null, null, null, null, null, null);
    }

    private static CompanyDetails company(
            String name, @Nullable String rut, List<Place> places, Set<String> resources) {
        return new CompanyDetails(name, rut, null, null, null, null, null, null, places, resources, null, null, null);
    }

    // ---- organisations

    @Test
    void aRutIsKeptInOneFormAndAComunaByItsNameWithItsRegion() {
        Organization added = registry.add(null, organization(" Hogar  Nuevo ", " 12.345.678-5", 2025, "nunoa"));
        assertThat(added.code()).isEqualTo("hogar-nuevo");
        assertThat(added.name()).isEqualTo("Hogar Nuevo");
        assertThat(added.rut()).isEqualTo("12345678-5");
        assertThat(added.comuna()).isEqualTo("Ñuñoa");
        assertThat(added.region()).isEqualTo("Metropolitana");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.345.678-9 | RUT: el dígito verificador de 12.345.678-9 no corresponde.",
                "hola         | RUT: «hola» no es un RUT. Escríbalo como 12.345.678-5.",
            })
    void aWrongRutIsToldAsItWasTyped(String typed, String sentence) {
        assertThat(refusal(() -> registry.add(null, organization("Otra", typed, null, null))))
                .isEqualTo(sentence);
        assertThat(refusal(() -> registry.add(null, company("Otra", typed, List.of(), Set.of()))))
                .isEqualTo(sentence);
    }

    @Test
    void aRepresentativesRutIsToldApart() {
        OrganizationDetails details = new OrganizationDetails(
                "Otra", null, null, false, null, null, null, "Ana", "1-2", null, null, null, null, null, null);
        assertThat(refusal(() -> registry.add(null, details))).startsWith("RUT del representante legal: «1-2»");
    }

    @Test
    void aRutBelongsToOneOnly() {
        registry.add(null, organization("Una", "12345678-5", null, null));
        assertThat(refusal(() -> registry.add(null, organization("Otra", "12.345.678-5", null, null))))
                .isEqualTo("RUT: 12.345.678-5 ya está registrado y es de «Una».");
        registry.add(null, company("Una", "12345678-5", List.of(), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fundación Ñandú", "fundacion nandu", "FUNDACIÓN  «ÑANDÚ»"})
    void aNameBelongsToOneOnlyHoweverItIsWritten(String name) {
        assertThat(refusal(() -> registry.add(null, OrganizationDetails.named(name))))
                .isEqualTo("Nombre: ya hay un organismo registrado como «Fundación Ñandú».");
    }

    @Test
    void aCompanysNameBelongsToOneOnly() {
        assertThat(refusal(() -> registry.add(null, CompanyDetails.named("acme s a"))))
                .isEqualTo("Nombre: ya hay una empresa registrada como «Acme S.A.».");
    }

    @ParameterizedTest
    @ValueSource(ints = {2011, 2026})
    void aFecuIsNeitherFromBeforeItsBeginningNorOfAYearThatHasNotEnded(int year) {
        assertThat(refusal(() -> registry.add(null, organization("Otra", null, year, null))))
                .isEqualTo(
                        "FECU Social: el año va de 2012 a 2025. La de un año se presenta cuando ese año ya terminó.");
    }

    @Test
    void theFutureFollowsTheClock() {
        OrganizationDetails tomorrow = new OrganizationDetails(
                "Otra", null, DAY.plusDays(1), false, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(refusal(() -> registry.add(null, tomorrow)))
                .isEqualTo("La fecha de fundación no puede estar en el futuro.");
        on(DAY.plusDays(1));
        registry.add(null, tomorrow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ana@", "@x.cl", "ana@x", "ana maria@x.cl", "ana@x..cl", ".ana@x.cl", "a@b@c"})
    void whatCannotBeAMailIsRefused(String mail) {
        OrganizationDetails details = new OrganizationDetails(
                "Otra", null, null, false, null, null, null, null, null, mail, null, null, null, null, null);
        assertThat(refusal(() -> registry.add(null, details)))
                .startsWith("Correo: «" + mail + "» no puede ser una dirección de correo.");
        assertThat(refusal(() -> registry.enrol(
                        new PersonDetails("Ana", mail, null),
                        Party.company("acme").groupId(),
                        Role.MEMBER)))
                .startsWith("Correo: «" + mail + "»");
    }

    @Test
    void aVeryLongMailIsRefusedToo() {
        String mail = "ana@" + "a.".repeat(2000) + "cl";
        assertThat(registry.faults(null, new PersonDetails("Ana", mail, null)))
                .extracting(Refused::field)
                .containsExactly("email");
    }

    @Test
    void whatNobodyCanTypeIsLeftOut() {
        Organization added = registry.add(null, OrganizationDetails.named("Ho\u0000gar\tde \u0007Paso\u009F"));
        assertThat(added.name()).isEqualTo("Hogar de Paso");
    }

    @Test
    void nothingIsCutOff() {
        assertThat(refusal(() -> registry.add(null, OrganizationDetails.named("x".repeat(201)))))
                .isEqualTo("El nombre admite hasta 200 caracteres.");
        assertThat(refusal(() -> registry.add(null, OrganizationDetails.named(" "))))
                .isEqualTo("Escriba el nombre.");
        registry.add(null, OrganizationDetails.named("x".repeat(200)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "con espacio",
                "ñandú",
                "a/b",
                "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij1"
            })
    void aChosenCodeHasLettersDigitsAndHyphens(String code) {
        assertThat(refusal(() -> registry.add(code, OrganizationDetails.named("Otra"))))
                .startsWith("Código: «" + code + "» no sirve.");
    }

    @Test
    void aCodeInUseIsRefusedAndOverwritesNothing() {
        assertThat(refusal(() -> registry.add("casa", OrganizationDetails.named("Otra"))))
                .isEqualTo("Código: «casa» ya está en uso.");
        assertThat(registry.organization("casa").name()).isEqualTo("Fundación Ñandú");
    }

    @Test
    void allFaultsAreToldAtOnceEachAtItsField() {
        assertThat(registry.faults(null, organization("", "1", 1900, "Xyz")))
                .extracting(Refused::field)
                .containsExactlyInAnyOrder("name", "rut", "fecuYear", "comuna");
    }

    // ---- residences

    @Test
    void aResidencesRegionFollowsFromItsComuna() {
        Residence added = registry.add(null, ResidenceDetails.of("Hogar", "casa", "los angeles"));
        assertThat(added.comuna()).isEqualTo("Los Ángeles");
        assertThat(added.region()).isEqualTo("Biobío");
    }

    @Test
    void anUnknownComunaIsRefused() {
        assertThat(refusal(() -> registry.add(null, ResidenceDetails.of("Hogar", "casa", "Xyz"))))
                .isEqualTo("Comuna: «Xyz» no es una de las 346 comunas de Chile.");
    }

    @Test
    void aResidencesNameBelongsToOneOnlyWithinItsOrganization() {
        registry.add("otra", OrganizationDetails.named("Otra"));
        registry.add(null, ResidenceDetails.of("Hogar María", "casa", "Ñuñoa"));
        assertThat(refusal(() -> registry.add(null, ResidenceDetails.of("hogar maria", "casa", "Ñuñoa"))))
                .isEqualTo("Nombre: ese organismo ya tiene una residencia registrada como «Hogar María».");
        assertThat(registry.add(null, ResidenceDetails.of("Hogar María", "otra", "Ñuñoa"))
                        .code())
                .isEqualTo("hogar-maria-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void placesGoFromOneToAThousand(int places) {
        assertThat(refusal(() -> registry.add(
                        null, new ResidenceDetails("Hogar", "casa", "Ñuñoa", null, null, null, places, true))))
                .isEqualTo("Las plazas van de 1 a 1.000.");
    }

    @Test
    void anUnknownOrganizationIsRefused() {
        assertThat(refusal(() -> registry.add(null, ResidenceDetails.of("Hogar", "nadie", "Ñuñoa"))))
                .isEqualTo("Organismo: «nadie» no está en el registro.");
    }

    // ---- companies

    @Test
    void officesAreKeptWithTheirRegionAndTheCentralOneFirst() {
        registry.add(
                "vina",
                company(
                        "Viña",
                        null,
                        List.of(
                                new Place(Kind.BRANCH, "chillan", "Calle 1"),
                                new Place(Kind.BRANCH, "", null),
                                new Place(Kind.CENTRAL, "Santiago", null)),
                        Set.of("2.1")));
        Company company = registry.company("vina").orElseThrow();
        assertThat(company.places()).extracting(CompanyPlace::comuna).containsExactly("Santiago", "Chillán");
        assertThat(company.places()).extracting(CompanyPlace::region).containsExactly("Metropolitana", "Ñuble");
        assertThat(company.resources()).containsExactly("2.1");
    }

    @Test
    void thereIsOneCentralOfficeAndNoBranchTwice() {
        assertThat(refusal(() -> registry.add(
                        null,
                        company(
                                "Viña",
                                null,
                                List.of(
                                        new Place(Kind.CENTRAL, "Santiago", null),
                                        new Place(Kind.CENTRAL, "Buin", null)),
                                Set.of()))))
                .isEqualTo("Oficinas: ya hay una casa central. Marque las demás como sucursales.");
        List<Refused> faults = registry.faults(
                null,
                company(
                        "Viña",
                        null,
                        List.of(
                                new Place(Kind.BRANCH, "Ñuñoa", null),
                                new Place(Kind.CENTRAL, "Ñuñoa", null),
                                new Place(Kind.BRANCH, "nunoa", "Otra calle"),
                                new Place(Kind.BRANCH, "Xyz", null),
                                new Place(Kind.BRANCH, "", "Sin comuna")),
                        Set.of()));
        assertThat(faults)
                .extracting(Refused::field)
                .containsExactlyInAnyOrder("places[2].comuna", "places[3].comuna", "places[4].comuna");
    }

    @Test
    void anUnknownStandardIsRefused() {
        assertThat(refusal(() -> registry.add(null, company("Viña", null, List.of(), Set.of("9.9")))))
                .isEqualTo("Aportes: el estándar «9.9» no existe en el catálogo.");
    }

    @Test
    void officesChangePlacesAndGo() {
        registry.change(
                "acme",
                0,
                company(
                        "Acme",
                        null,
                        List.of(new Place(Kind.CENTRAL, "Santiago", null), new Place(Kind.BRANCH, "Buin", null)),
                        Set.of("2.1", "4.2")));
        Company before = registry.company("acme").orElseThrow();
        registry.change(
                "acme",
                before.version(),
                company(
                        "Acme",
                        null,
                        List.of(new Place(Kind.CENTRAL, "Buin", null), new Place(Kind.BRANCH, "Santiago", null)),
                        Set.of("4.2", "5.1")));
        Company after = registry.company("acme").orElseThrow();
        assertThat(after.places()).extracting(CompanyPlace::comuna).containsExactly("Buin", "Santiago");
        assertThat(after.resources()).containsExactly("4.2", "5.1");
        registry.change("acme", after.version(), CompanyDetails.named("Acme"));
        assertThat(registry.company("acme").orElseThrow().places()).isEmpty();
    }

    // ---- changes

    @Test
    void whatIsItsOwnIsNoDuplicate() {
        registry.change("casa", 0, organization("Fundación Ñandú", "12345678-5", null, null));
        Organization casa = registry.organization("casa");
        registry.change("casa", casa.version(), organization("FUNDACIÓN ÑANDÚ", "12345678-5", null, null));
        assertThat(registry.organization("casa").name()).isEqualTo("FUNDACIÓN ÑANDÚ");
    }

    @Test
    void whoHasSeenAFormerStateOverwritesNothing() {
        long seen = registry.organization("casa").version();
        registry.change("casa", seen, organization("Fundación Ñandú", null, 2024, null));
        assertThat(refusal(() -> registry.change("casa", seen, organization("Fundación Ñandú", null, 2025, null))))
                .startsWith("Otra persona guardó cambios aquí mientras usted escribía.");
        assertThat(registry.organization("casa").fecuYear()).isEqualTo(2024);
        CompanyDetails withOffice = company("Acme", null, List.of(new Place(Kind.CENTRAL, "Buin", null)), Set.of());
        registry.change("acme", 0, withOffice);
        assertThat(refusal(() -> registry.change("acme", 0, CompanyDetails.named("Acme"))))
                .startsWith("Otra persona");
    }

    @Test
    void aResidenceMovesToAnotherOrganization() {
        registry.add("otra", OrganizationDetails.named("Otra"));
        registry.add("hogar", ResidenceDetails.of("Hogar", "casa", "Ñuñoa"));
        registry.change("hogar", 0, ResidenceDetails.of("Hogar", "otra", "Buin"));
        Residence moved = registry.residence("hogar").orElseThrow();
        assertThat(moved.organization().code()).isEqualTo("otra");
        assertThat(moved.comuna()).isEqualTo("Buin");
    }

    // ---- people

    private static final String ACME = Party.company("acme").groupId();

    private String ana() {
        return registry.enrol(new PersonDetails("Ana Díaz", "ana.diaz@acme.cl", null), ACME, Role.COUNTERPART);
    }

    @Test
    void theSameMailIsTheSamePerson() {
        String ana = ana();
        String again = registry.enrol(
                new PersonDetails("Anita", "ANA.DIAZ@acme.cl", null),
                Party.organization("casa").groupId(),
                Role.DEPUTY);
        assertThat(again).isEqualTo(ana).isEqualTo("ana-diaz");
        assertThat(registry.person(ana).orElseThrow().name()).isEqualTo("Ana Díaz");
        assertThat(registry.groupsOf(ana)).containsExactly("company-acme", "organization-casa");
    }

    @Test
    void nobodyJoinsAGroupThatIsNone() {
        assertThatThrownBy(
                        () -> registry.enrol(new PersonDetails("Ana", "ana@x.cl", null), "company-nadie", Role.MEMBER))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(registry.people()).isEmpty();
    }

    @Test
    void whoLeavesIsRememberedAndMayComeBack() {
        String ana = ana();
        on(DAY.plusDays(10));
        registry.leave(ana, ACME);
        assertThat(registry.groupsOf(ana)).isEmpty();
        assertThat(registry.members(List.of(ACME))).isEmpty();
        on(DAY.plusDays(20));
        registry.join(ana, ACME, Role.DEPUTY);
        assertThat(registry.memberships(ana))
                .extracting(Membership::role, Membership::since, Membership::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Role.DEPUTY, DAY.plusDays(20), null),
                        org.assertj.core.groups.Tuple.tuple(Role.COUNTERPART, DAY, DAY.plusDays(10)));
        assertThat(registry.membersEver(ACME)).hasSize(2);
    }

    @Test
    void joiningAndLeavingTwiceOnADayLeavesOneTrace() {
        String ana = ana();
        registry.leave(ana, ACME);
        registry.join(ana, ACME, Role.DEPUTY);
        registry.leave(ana, ACME);
        registry.join(ana, ACME, Role.COUNTERPART);
        assertThat(registry.memberships(ana)).hasSize(1);
        assertThat(registry.groupsOf(ana)).containsExactly(ACME);
    }

    @Test
    void aChangeOfRoleKeepsTheFormerOneUntilTheDayBefore() {
        String ana = ana();
        on(DAY.plusDays(5));
        registry.changeRole(ana, ACME, Role.DEPUTY);
        registry.changeRole(ana, ACME, Role.MEMBER);
        assertThat(registry.memberships(ana))
                .extracting(Membership::role, Membership::since, Membership::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Role.MEMBER, DAY.plusDays(5), null),
                        org.assertj.core.groups.Tuple.tuple(Role.COUNTERPART, DAY, DAY.plusDays(4)));
    }

    @Test
    void theLastAdministratorStays() {
        String ana = registry.enrol(new PersonDetails("Ana", "ana@x.cl", null), Groups.ADMINISTRATORS, Role.MEMBER);
        assertThat(refusal(() -> registry.leave(ana, Groups.ADMINISTRATORS)))
                .startsWith("Tiene que quedar al menos una persona en Administración");
        registry.enrol(new PersonDetails("Eva", "eva@x.cl", null), Groups.ADMINISTRATORS, Role.MEMBER);
        registry.leave(ana, Groups.ADMINISTRATORS);
        assertThat(registry.groupsOf(ana)).isEmpty();
    }

    @Test
    void aPersonsAddressIsNobodyElses() {
        String ana = ana();
        registry.enrol(new PersonDetails("Eva", "eva@x.cl", null), ACME, Role.MEMBER);
        assertThat(refusal(() -> registry.changePerson(ana, 0, new PersonDetails("Ana", "EVA@x.cl", null))))
                .isEqualTo("Correo: EVA@x.cl ya es de Eva. Cada persona tiene su propio correo.");
        registry.changePerson(ana, 0, new PersonDetails("Ana Díaz Soto", "ana.diaz@acme.cl", "123"));
        assertThat(registry.person(ana).orElseThrow().name()).isEqualTo("Ana Díaz Soto");
        assertThat(refusal(() -> registry.changePerson(ana, 0, new PersonDetails("Ana", "ana@acme.cl", null))))
                .startsWith("Otra persona guardó cambios");
    }

    @Test
    void theAuditTrailKnowsWhoJoinedWhat() {
        String ana = ana();
        assertThat(jdbc.sql("select action || ' ' || array_to_string(facts, ' ') from juntos.audit_event"
                                + " where subject = (select pseudonym from juntos.person where username = ?)"
                                + " order by id desc limit 2")
                        .param(ana)
                        .query(String.class)
                        .list())
                .containsExactly("PERSON_JOINED company-acme COUNTERPART", "PERSON_REGISTERED ");
    }

    @Test
    void ofTwoAdministratorsWhoLeaveAtOnceOneStays() throws Exception {
        for (String username : List.of("uno", "dos")) {
            registry.addPerson(username, username, username + "@jxi.example", null);
            registry.join(username, Groups.ADMINISTRATORS, Role.MEMBER);
        }
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> second = transactions.execute(status -> {
                registry.leave("uno", Groups.ADMINISTRATORS);
                Future<?> leaving = other.submit(() -> registry.leave("dos", Groups.ADMINISTRATORS));
                assertThatThrownBy(() -> leaving.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                return leaving;
            });
            assertThatThrownBy(second::get).hasCauseInstanceOf(Refused.class);
        } finally {
            other.shutdownNow();
        }
        assertThat(registry.members(List.of(Groups.ADMINISTRATORS))).hasSize(1);
    }
}
