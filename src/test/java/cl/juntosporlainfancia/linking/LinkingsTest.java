package cl.juntosporlainfancia.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.diagnosis.ResidenceIncorporated;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a residence that waits for a company to its alliance (evaluation 2020, 4.4 ii and iv; rules P3 and 7). */
@ApplicationTest
@Import(Network.class)
class LinkingsTest {

    private static final String RM = "Metropolitana";
    private static final LocalDate TODAY = Network.TODAY;

    private static final Characterisation HOW = new Characterisation(
            Characterisation.Team.SINGLE,
            "Sostenibilidad",
            Characterisation.Managed.LOCAL,
            Characterisation.Budget.UNKNOWN,
            Characterisation.Hours.INSIDE,
            true,
            Characterisation.Reach.BROAD,
            Characterisation.Management.DELEGATES);
    private static final Delegate ANA = new Delegate("Ana Soto", "ana@acme.example", "+56 2 2345 6789", "Personas");
    private static final Delegate LUIS = new Delegate("Luis Rey", "luis@acme.example", null, null);
    private static final Delegate EVA = new Delegate("Eva Paz", "eva@casa.example", null, null);
    private static final Delegate RAUL = new Delegate("Raúl Mar", "raul@casa.example", null, null);

    @Autowired
    Network network;

    @Autowired
    Linkings linkings;

    @Autowired
    Registry registry;

    @Autowired
    AlliancesInView views;

    @Autowired
    AuditTrail audit;

    @Autowired
    Texts texts;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    private String code = "";

    @BeforeEach
    void aLinkingWithFourCompaniesAround() {
        network.afresh();
        network.needs("2.1 HIGH Patio de juegos");
        network.company("acme", "Ñuñoa", RM, "2.1");
        network.company("beta", "Ñuñoa", RM);
        network.company("gama", "Maipú", RM);
        network.company("delta", "Valparaíso", "Valparaíso");
        code = linkings.open(Network.RESIDENCE);
    }

    private void refused(ThrowingCallable what, String field, String messageKey) {
        assertThatThrownBy(what).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.messageKey()).isEqualTo(messageKey);
            assertThat(refused.field()).isEqualTo(field);
            assertThat(texts.of(refused)).isNotBlank().doesNotContain("{", "??");
        });
    }

    private static Contact contact(LocalDate on, @Nullable LocalDate due) {
        return new Contact(on, "Carla Díaz, gerenta", Channel.CALL, true, "Le interesa", due);
    }

    private void asks(String company) {
        linkings.choose(code, company, "La conocemos");
        linkings.recordContact(code, contact(network.today(), null));
    }

    private void accepted() {
        asks("acme");
        linkings.accept(code, new Acceptance(HOW, List.of(ANA), LUIS));
    }

    private static Naming naming(Naming.Side side, Naming.Position position, @Nullable String reason) {
        return new Naming(side, EVA, RAUL, position, reason);
    }

    private void threeRefuse() {
        for (String company : List.of("acme", "beta", "gama")) {
            asks(company);
            linkings.decline(code, "No es el momento");
        }
    }

    private List<String> members(String group) {
        return registry.members(List.of(group)).stream()
                .map(member -> member.person().name() + " " + member.role())
                .toList();
    }

    // ---- opening

    @Test
    void onlyAnIncorporatedResidenceLooksForACompanyAndOnceAtATime() {
        assertThat(code).matches("V-\\d{4}");
        assertThat(linkings.get(code).status()).isEqualTo(LinkingView.Status.OPEN);
        refused(() -> linkings.open(Network.RESIDENCE), "residenceCode", "linking.already");
        refused(() -> linkings.open("nada"), "residenceCode", "linking.residence.unknown");
        network.residence("nueva", "Casa Nueva", "Ñuñoa");
        refused(() -> linkings.open("nueva"), "residenceCode", "linking.residence.notIncorporated");
        assertThat(linkings.open()).extracting(LinkingView::code).containsExactly(code);
    }

    @Test
    void theIncorporationOfAResidenceOpensItsLinkingUnlessThereIsOne() {
        network.residence("nueva", "Casa Nueva", "Ñuñoa");
        registry.incorporateResidence("nueva");
        events.publishEvent(new ResidenceIncorporated("nueva", "D-7"));
        assertThat(linkings.open()).extracting(LinkingView::residenceCode).containsExactly(Network.RESIDENCE, "nueva");
        assertThatCode(() -> events.publishEvent(new ResidenceIncorporated("nueva", "D-8")))
                .doesNotThrowAnyException();
        assertThat(linkings.open()).hasSize(2);
    }

    // ---- one company after another

    @Test
    void theFirstOfTheRankingIsChosenWithoutAReasonAndAnotherOneWithOne() {
        refused(() -> linkings.choose(code, "beta", null), "reason", "linking.reason.first");
        refused(() -> linkings.choose(code, "beta", "  "), "reason", "linking.reason.first");
        refused(() -> linkings.choose(code, "nadie", "x"), "companyCode", "linking.company.noCandidate");
        refused(() -> linkings.choose(code, "beta", "x".repeat(1001)), "reason", "linking.reason.tooLong");
        linkings.choose(code, "acme", null);
        Approach first = linkings.approaches(code).get(0);
        assertThat(first.rank()).isOne();
        assertThat(first.score()).isEqualTo(68);
        assertThat(first.reason()).isNull();
        refused(() -> linkings.choose(code, "beta", "x"), "", "linking.choose.pending");
        linkings.recordContact(code, contact(TODAY, null));
        linkings.decline(code, "Ya apoya a otra fundación");
        assertThat(linkings.ranking(code, 20).candidate("acme")).isEmpty();
        refused(() -> linkings.choose(code, "acme", "Insistir"), "companyCode", "linking.company.noCandidate");
        linkings.choose(code, "gama", "Su gerenta conoce la residencia");
        assertThat(linkings.approaches(code).get(1)).satisfies(second -> {
            assertThat(second.position()).isEqualTo(2);
            assertThat(second.rank()).isEqualTo(2);
            assertThat(second.reason()).isEqualTo("Su gerenta conoce la residencia");
        });
    }

    @Test
    void aCandidateFurtherDownThanTheRankingShowsMayBeChosenWithAReason() {
        network.companies("muchas", 30, "Ñuñoa", RM);
        assertThat(linkings.ranking(code, Linkings.RANKED).candidate("delta")).isEmpty();
        linkings.choose(code, "delta", "Tiene una planta nueva cerca");
        assertThat(linkings.approaches(code).get(0).rank()).isNull();
        assertThat(linkings.approaches(code).get(0).score()).isZero();
    }

    @Test
    void aContactIsNotAheadAndItsAnswerIsDueAfterItAndWithinSixtyDays() {
        refused(() -> linkings.recordContact(code, contact(TODAY, null)), "", "linking.approach.none");
        linkings.choose(code, "acme", null);
        refused(
                () -> linkings.recordContact(code, contact(TODAY.plusDays(1), null)),
                "contactedOn",
                "linking.contactedOn.future");
        refused(
                () -> linkings.recordContact(code, contact(TODAY.minusDays(1), null)),
                "contactedOn",
                "linking.contactedOn.tooEarly");
        refused(
                () -> linkings.recordContact(code, contact(TODAY, TODAY)),
                "answerDueOn",
                "linking.answerDueOn.tooEarly");
        refused(
                () -> linkings.recordContact(code, contact(TODAY, TODAY.plusDays(61))),
                "answerDueOn",
                "linking.answerDueOn.tooLate");
        refused(
                () -> linkings.recordContact(code, new Contact(TODAY, " ", Channel.CALL, false, null, null)),
                "withWhom",
                "linking.withWhom.required");
        linkings.recordContact(code, contact(TODAY, TODAY.plusDays(60)));
        refused(() -> linkings.recordContact(code, contact(TODAY, null)), "", "linking.contact.already");
        assertThat(linkings.get(code).current()).satisfies(asked -> {
            assertThat(asked.answerDueOn()).isEqualTo(TODAY.plusDays(60));
            assertThat(asked.viaCpc()).isTrue();
            assertThat(asked.withWhom()).isEqualTo("Carla Díaz, gerenta");
        });
    }

    @Test
    void theUsualTermIsTenWorkingDaysWhichEasterMakesLonger() {
        // 3 and 4 April 2026 are Good Friday and Holy Saturday.
        linkings.choose(code, "acme", null);
        linkings.recordContact(code, contact(TODAY, null));
        assertThat(linkings.usualAnswerDueOn(TODAY)).isEqualTo(LocalDate.of(2026, 4, 16));
        assertThat(linkings.approaches(code).get(0).answerDueOn()).isEqualTo(LocalDate.of(2026, 4, 16));
        assertThat(linkings.silenceOn(code)).isEqualTo(LocalDate.of(2026, 4, 17));
    }

    @Test
    void aCompanyIsSilentOnlyWhenItsTermHasCome() {
        linkings.choose(code, "acme", null);
        refused(() -> linkings.silent(code), "", "linking.contact.none");
        linkings.recordContact(code, contact(TODAY, LocalDate.of(2026, 4, 10)));
        network.on(LocalDate.of(2026, 4, 9));
        refused(() -> linkings.silent(code), "", "linking.silent.tooEarly");
        network.on(linkings.silenceOn(code));
        linkings.silent(code);
        assertThat(linkings.get(code).current()).isNull();
        assertThat(linkings.get(code).refusals()).isOne();
        assertThat(linkings.approaches(code).get(0).answer()).isEqualTo(Approach.Answer.SILENT);
    }

    @Test
    void whoDeclinesSaysWhy() {
        linkings.choose(code, "acme", null);
        refused(() -> linkings.decline(code, "No"), "", "linking.contact.none");
        linkings.recordContact(code, contact(TODAY, null));
        refused(() -> linkings.decline(code, " "), "reason", "linking.reason.required");
        linkings.decline(code, "Sin presupuesto");
        refused(() -> linkings.decline(code, "Otra vez"), "", "linking.approach.none");
        assertThat(linkings.approaches(code).get(0).answerReason()).isEqualTo("Sin presupuesto");
    }

    // ---- the company's side

    @Test
    void aCompanyThatAcceptsNamesWhoCoordinatesAndWhoCovers() {
        asks("acme");
        linkings.acceptInPrinciple(code);
        refused(() -> linkings.decline(code, "Se arrepintió"), "", "linking.answered");
        linkings.accept(code, new Acceptance(HOW, List.of(ANA), LUIS));
        assertThat(members(Party.company("acme").groupId())).containsExactly("Ana Soto COUNTERPART", "Luis Rey DEPUTY");
        assertThat(linkings.profile(code)).hasValueSatisfying(profile -> {
            assertThat(profile.characterisation()).isEqualTo(HOW);
            assertThat(profile.location()).isEqualTo(Profile.Location.INSIDE_COMUNA);
            assertThat(profile.side()).isNull();
        });
        refused(() -> linkings.accept(code, new Acceptance(HOW, List.of(ANA), LUIS)), "", "linking.accept.already");
        assertThat(linkings.searchExhausted(code)).isFalse();
    }

    @Test
    void whereTheCompanyIsFollowsFromItsOffices() {
        asks("gama");
        linkings.accept(code, new Acceptance(HOW, List.of(ANA), LUIS));
        assertThat(linkings.profile(code).orElseThrow().location()).isEqualTo(Profile.Location.OUTSIDE_COMUNA);
        jdbc.sql("delete from juntos.company_place where company_code = 'gama'").update();
        assertThat(linkings.profile(code).orElseThrow().location()).isNull();
    }

    @Test
    void nobodyCoversForHimselfAndNobodyIsNamedTwice() {
        asks("acme");
        Delegate sameAddress = new Delegate("Otra", "ANA@acme.example", null, null);
        Delegate sameName = new Delegate("ana  soto", "a.soto@acme.example", null, null);
        refused(() -> accept(List.of(ANA), sameAddress), "deputyEmail", "linking.deputyEmail.twice");
        refused(() -> accept(List.of(ANA), sameName), "deputyName", "linking.deputyName.twice");
        refused(() -> accept(List.of(), LUIS), "counterparts", "linking.counterparts.none");
        refused(() -> accept(List.of(ANA, LUIS), EVA), "team", "linking.team.notSingle");
        refused(
                () -> accept(List.of(new Delegate(" ", "x@y.example", null, null)), LUIS),
                "counterpartName",
                "linking.counterpartName.required");
        assertThat(linkings.get(code).current()).matches(asked -> asked != null && asked.isPending());
        assertThat(members(Party.company("acme").groupId())).isEmpty();
    }

    private void accept(List<Delegate> counterparts, Delegate deputy) {
        linkings.accept(code, new Acceptance(HOW, counterparts, deputy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ana@", "@acme.example", "ana@acme", "ana soto@acme.example", "ana@acme..example"})
    void anAddressThatCannotBeOneIsRefusedWithItsField(String email) {
        asks("acme");
        Delegate unreachable = new Delegate("Ana Soto", email, null, null);
        refused(() -> accept(List.of(unreachable), LUIS), "counterpartEmail", "linking.counterpartEmail.impossible");
        refused(() -> accept(List.of(LUIS), unreachable), "deputyEmail", "linking.deputyEmail.impossible");
    }

    // ---- the residence's side

    @ParameterizedTest
    @EnumSource
    void theResidencesSideJoinsTheGroupsOfThoseWhoTakeCharge(Naming.Side side) {
        refused(
                () -> linkings.nameResidenceSide(code, naming(side, Naming.Position.DIRECTOR, null)),
                "",
                "linking.side.notYet");
        accepted();
        linkings.nameResidenceSide(code, naming(side, Naming.Position.DIRECTOR, null));
        List<String> both = List.of("Eva Paz COUNTERPART", "Raúl Mar DEPUTY");
        assertThat(members(Party.residence(Network.RESIDENCE).groupId()))
                .isEqualTo(side == Naming.Side.OCA_ONLY ? List.of() : both);
        assertThat(members(Party.organization("fundacion").groupId()))
                .isEqualTo(side == Naming.Side.RESIDENCE_ONLY ? List.of() : both);
        assertThat(linkings.profile(code).orElseThrow().side()).isEqualTo(side);
        refused(
                () -> linkings.nameResidenceSide(code, naming(side, Naming.Position.DIRECTOR, null)),
                "",
                "linking.side.already");
    }

    @Test
    void theTechnicalTeamDoesNotCoordinateWithoutAReason() {
        accepted();
        refused(
                () -> linkings.nameResidenceSide(
                        code, naming(Naming.Side.RESIDENCE_ONLY, Naming.Position.TECHNICAL_TEAM, " ")),
                "technicalReason",
                "linking.technicalTeam.reason");
        linkings.nameResidenceSide(
                code, naming(Naming.Side.RESIDENCE_ONLY, Naming.Position.TECHNICAL_TEAM, "No hay nadie más"));
        assertThat(linkings.profile(code).orElseThrow().technicalTeamReason()).isEqualTo("No hay nadie más");
    }

    @Test
    void nobodyCoordinatesForBothSides() {
        accepted();
        Delegate companys = new Delegate("Ana S.", "Ana@Acme.example", null, null);
        refused(
                () -> linkings.nameResidenceSide(
                        code, new Naming(Naming.Side.BOTH, EVA, companys, Naming.Position.DIRECTOR, null)),
                "deputyEmail",
                "linking.email.otherSide");
    }

    // ---- the alliance

    @Test
    void anAllianceIsFormedOnceBothSidesHaveNamedTheirPeople() {
        refused(() -> linkings.formAlliance(code, Network.MANAGER), "", "linking.form.notReady");
        accepted();
        refused(() -> linkings.formAlliance(code, Network.MANAGER), "", "linking.form.notReady");
        linkings.nameResidenceSide(code, naming(Naming.Side.BOTH, Naming.Position.DIRECTOR, null));
        refused(() -> linkings.formAlliance(code, "nadie"), "manager", "alliance.manager.unknown");
        String alliance = linkings.formAlliance(code, Network.MANAGER);
        assertThat(views.get(alliance).companyCode()).isEqualTo("acme");
        assertThat(linkings.get(code).status()).isEqualTo(LinkingView.Status.LINKED);
        assertThat(linkings.get(code).allianceCode()).isEqualTo(alliance);
        assertThat(linkings.open()).isEmpty();
        assertThat(linkings.finished(10)).extracting(LinkingView::code).containsExactly(code);
        assertThat(linkings.profiles()).extracting(Profile::allianceCode).containsExactly(alliance);
        refused(() -> linkings.choose(code, "beta", "x"), "", "linking.notOpen.LINKED");
        assertThat(linkings.open(Network.RESIDENCE)).isNotEqualTo(code);
    }

    @Test
    void whatIsDecidedLeavesATrace() {
        accepted();
        linkings.nameResidenceSide(code, naming(Naming.Side.BOTH, Naming.Position.DIRECTOR, null));
        linkings.formAlliance(code, Network.MANAGER);
        assertThat(audit.of(code, 100))
                .extracting(entry -> entry.action().name())
                .containsExactly(
                        "LINKING_LINKED",
                        "RESIDENCE_SIDE_NAMED",
                        "COMPANY_SIDE_NAMED",
                        "COMPANY_ACCEPTED",
                        "COMPANY_CONTACTED",
                        "COMPANY_CHOSEN",
                        "LINKING_OPENED");
    }

    // ---- the search commission

    @Test
    void afterThreeRefusalsTheCommissionLooks() {
        network.person("comision", Groups.SEARCH_COMMISSION);
        asks("acme");
        linkings.decline(code, "No");
        asks("beta");
        linkings.decline(code, "No");
        assertThat(linkings.searchExhausted(code)).isFalse();
        refused(() -> linkings.handToCommission(code), "", "linking.commission.notYet");
        asks("gama");
        network.on(linkings.silenceOn(code));
        assertThat(linkings.searchExhausted(code)).isFalse();
        linkings.silent(code);
        assertThat(linkings.searchExhausted(code)).isTrue();
        refused(() -> linkings.choose(code, "delta", "x"), "", "linking.choose.exhausted");
        linkings.handToCommission(code);
        linkings.handToCommission(code);
        assertThat(linkings.get(code).status()).isEqualTo(LinkingView.Status.WITH_COMMISSION);
        assertThat(linkings.searchExhausted(code)).isTrue();
        refused(() -> linkings.choose(code, "delta", "x"), "", "linking.notOpen.WITH_COMMISSION");
        assertThat(jdbc.sql(
                                "select recipient, text_body from juntos.outbox where occasion = 'LINKING_HANDED_TO_COMMISSION'")
                        .query((row, n) -> row.getString(1) + "\n" + row.getString(2))
                        .list())
                .singleElement()
                .asString()
                .startsWith("comision@prueba.example")
                .contains("Empresa acme: declinó el 01-04-2026. No", "Empresa gama: no respondió dentro del plazo")
                .contains("/vinculaciones/" + code)
                .contains("negativas y silencios hasta ahora: 3");
    }

    @Test
    void aCommissionWithoutMembersLeavesAWarning() {
        threeRefuse();
        linkings.handToCommission(code);
        assertThat(jdbc.sql("select reason from juntos.notification_warning"
                                + " where occasion = 'LINKING_HANDED_TO_COMMISSION' and alliance_code = ?")
                        .param(code)
                        .query(String.class)
                        .list())
                .containsExactly("NO_ADDRESSEE");
    }

    @Test
    void withoutCandidatesItLooksAtOnce() {
        jdbc.sql("truncate juntos.company cascade").update();
        network.afresh();
        code = linkings.open(Network.RESIDENCE);
        assertThat(linkings.searchExhausted(code)).isTrue();
        linkings.handToCommission(code);
        assertThat(linkings.get(code).status()).isEqualTo(LinkingView.Status.WITH_COMMISSION);
    }

    @Test
    void aCompanyThatItFindsComesFirstAndTheCountOfRefusalsBeginsAnew() {
        threeRefuse();
        linkings.handToCommission(code);
        linkings.recordSearch(code, new Search(Search.Result.KEEP_LOOKING, null, null, "Se habló con dos gremios"));
        assertThat(linkings.searchExhausted(code)).isTrue();
        network.company("tau", "Arica", "Arica y Parinacota");
        linkings.recordSearch(code, new Search(Search.Result.FOUND, "tau", null, null));
        assertThat(linkings.searchExhausted(code)).isFalse();
        Candidate first = linkings.ranking(code, 20).candidates().get(0);
        assertThat(first.companyCode()).isEqualTo("tau");
        assertThat(first.parts().get(0).sentence()).isEqualTo("La encontró la Comisión de Búsqueda: +200");
        linkings.choose(code, "tau", null);
        assertThat(linkings.approaches(code).get(3).foundByCommission()).isTrue();
        linkings.recordContact(code, contact(network.today(), null));
        linkings.decline(code, "No");
        assertThat(linkings.searchExhausted(code)).isFalse();
        assertThat(linkings.searches(code))
                .extracting(RecordedSearch::result)
                .containsExactly(Search.Result.KEEP_LOOKING, Search.Result.FOUND);
    }

    @Test
    void aCompanyThatIsNewIsAddedToTheRegistry() {
        threeRefuse();
        linkings.handToCommission(code);
        linkings.recordSearch(code, found("Viña Nueva", "Pía Gil", "pia@vina.example", null));
        assertThat(registry.company("vina-nueva")).hasValueSatisfying(company -> {
            assertThat(company.contact()).isEqualTo("Pía Gil");
            assertThat(company.email()).isEqualTo("pia@vina.example");
        });
        linkings.choose(code, "vina-nueva", null);
    }

    private static Search found(String name, String contact, @Nullable String email, @Nullable String comuna) {
        return new Search(Search.Result.FOUND, null, new Search.NewCompany(name, contact, email, null, comuna), null);
    }

    @Test
    void oneOfANameThatTheRegistryHasIsThatOne() {
        threeRefuse();
        linkings.handToCommission(code);
        linkings.recordSearch(code, found(" EMPRESA DELTA", "", null, null));
        assertThat(linkings.ranking(code, 20).candidates().get(0).companyCode()).isEqualTo("delta");
        assertThat(registry.companies()).hasSize(4);
    }

    @Test
    void itsContactIsFilledInWhereTheRegistryLacksIt() {
        jdbc.sql("update juntos.company set contact = 'Eva Paz' where code = 'delta'")
                .update();
        threeRefuse();
        linkings.handToCommission(code);
        linkings.recordSearch(
                code,
                new Search(
                        Search.Result.FOUND,
                        null,
                        new Search.NewCompany("Empresa Delta", "Pía Gil", "pia@delta.example", "+56 2 1", null),
                        null));
        assertThat(registry.company("delta")).hasValueSatisfying(company -> {
            assertThat(company.contact()).isEqualTo("Eva Paz");
            assertThat(company.email()).isEqualTo("pia@delta.example");
            assertThat(company.phone()).isEqualTo("+56 2 1");
            assertThat(company.places()).isNotEmpty();
        });
    }

    @Test
    void whatTheCommissionReportsIsChecked() {
        refused(
                () -> linkings.recordSearch(code, new Search(Search.Result.KEEP_LOOKING, null, null, null)),
                "",
                "linking.commission.notAsked");
        threeRefuse();
        linkings.handToCommission(code);
        refused(
                () -> linkings.recordSearch(code, new Search(Search.Result.FOUND, null, null, null)),
                "companyCode",
                "linking.found.which");
        refused(
                () -> linkings.recordSearch(code, new Search(Search.Result.FOUND, "nadie", null, null)),
                "companyCode",
                "linking.company.unknown");
        refused(
                () -> linkings.recordSearch(code, new Search(Search.Result.FOUND, "acme", null, null)),
                "companyCode",
                "linking.company.askedBefore");
        network.alliance(Network.RESIDENCE, "delta", "ACTIVE");
        refused(
                () -> linkings.recordSearch(code, new Search(Search.Result.FOUND, "delta", null, null)),
                "companyCode",
                "linking.company.allied");
        refused(
                () -> linkings.recordSearch(code, found(" ", "Pía", null, null)),
                "companyName",
                "linking.companyName.required");
        refused(
                () -> linkings.recordSearch(code, found("Nueva", " ", null, null)),
                "contactName",
                "linking.contactName.required");
        refused(
                () -> linkings.recordSearch(code, found("Nueva", "Pía", "pia", null)),
                "contactEmail",
                "linking.contactEmail.impossible");
        refused(
                () -> linkings.recordSearch(code, found("Nueva", "Pía", null, "Narnia")),
                "comuna",
                "linking.comuna.unknown");
        refused(
                () -> linkings.recordSearch(code, new Search(Search.Result.GIVE_UP, null, null, null)),
                "reason",
                "linking.giveUp.reason");
        assertThat(linkings.searches(code)).isEmpty();
    }

    @Test
    void ifItGivesUpTheLinkingIsClosedAndTheResidenceMayLookAgainLater() {
        threeRefuse();
        linkings.handToCommission(code);
        linkings.recordSearch(code, new Search(Search.Result.GIVE_UP, null, null, "No hay empresas en la zona"));
        assertThat(linkings.get(code).status()).isEqualTo(LinkingView.Status.CLOSED);
        assertThat(linkings.get(code).closingReason()).isEqualTo("No hay empresas en la zona");
        refused(() -> linkings.choose(code, "delta", "x"), "", "linking.notOpen.CLOSED");
        String again = linkings.open(Network.RESIDENCE);
        assertThat(linkings.ranking(again, 20).candidates()).hasSize(4);
    }
}
