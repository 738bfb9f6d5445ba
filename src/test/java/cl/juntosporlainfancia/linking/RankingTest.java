package cl.juntosporlainfancia.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.diagnosis.Need;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Which companies are proposed to a residence, in which order, and with which words (rules P3). */
@ApplicationTest
@Import(Network.class)
class RankingTest {

    private static final String RM = "Metropolitana";

    @Autowired
    Network network;

    @Autowired
    Linkings linkings;

    @Autowired
    CandidateSearch search;

    @Autowired
    FitWeights weights;

    private String code = "";

    @BeforeEach
    void aResidenceWithSevenNeeds() {
        network.afresh();
        network.needs(
                "2.1 HIGH Patio de juegos",
                "2.1 LOW Paseos",
                "2.2 MEDIUM Tutorías",
                "2.2 HIGH Computadores",
                "3.4 MEDIUM Masajes",
                "4.1 LOW Extintores",
                "5.1 HIGH Aportes");
        code = linkings.open(Network.RESIDENCE);
    }

    private List<Candidate> ranking(int limit) {
        return linkings.ranking(code, limit).candidates();
    }

    private List<String> order() {
        return ranking(20).stream().map(Candidate::companyCode).toList();
    }

    private Candidate candidate(String companyCode) {
        return linkings.ranking(code, 20).candidate(companyCode).orElseThrow();
    }

    private static List<String> sentences(Candidate candidate) {
        return candidate.parts().stream().map(Candidate.Part::sentence).toList();
    }

    @Test
    void nearnessComesFirstAndNeedsDecideAmongTheEquallyNear() {
        network.company("lejos-con-todo", "Arica", "Arica y Parinacota", "2.1", "2.2", "3.4", "4.1", "5.1");
        network.company("region-poco", "Maipú", RM, "4.1");
        network.company("region-mucho", "Puente Alto", RM, "2.1", "2.2");
        network.company("comuna-nada", "Ñuñoa", RM);
        network.company("comuna-algo", "Ñuñoa", RM, "3.4");
        assertThat(order())
                .containsExactly("comuna-algo", "comuna-nada", "region-mucho", "region-poco", "lejos-con-todo");
        assertThat(ranking(20)).extracting(Candidate::rank).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void theScoreIsTheSumOfItsPartsWhichAreToldInWords() {
        network.company("acme", "Ñuñoa", RM, "2.1", "3.4", "1.1");
        network.alliances("acme", 3, "ACTIVE");
        network.company("beta", "Maipú", RM);
        network.company("gama", "Maipú", RM, "4.1");
        network.alliances("gama", 1, "ACTIVE");
        assertThat(sentences(candidate("acme")))
                .containsExactly(
                        "Está en la misma comuna: +60",
                        "Puede aportar a 3 de 7 necesidades (Recreativo, Autocuidado): +18",
                        "Ya tiene 3 alianzas vivas: −40");
        assertThat(candidate("acme").score()).isEqualTo(38);
        assertThat(candidate("acme").saturated()).isTrue();
        assertThat(sentences(candidate("beta")))
                .containsExactly(
                        "Está en la misma región, en Maipú, a 16 km: +30",
                        "No ha declarado recursos para las necesidades de la residencia: 0",
                        "No tiene alianzas vivas: 0");
        assertThat(sentences(candidate("gama")))
                .contains("Puede aportar a 1 de 7 necesidades (Seguridad): +4", "Tiene una alianza viva: 0");
        assertThat(ranking(20))
                .allMatch(candidate -> candidate.score()
                        == candidate.parts().stream()
                                .mapToInt(Candidate.Part::points)
                                .sum());
    }

    @Test
    void whatAllNeedsBringTogetherIsCapped() {
        network.company("todo", "Ñuñoa", RM, "2.1", "2.2", "3.4", "4.1", "5.1");
        Candidate all = ranking(20).get(0);
        assertThat(all.needs()).hasSize(7);
        assertThat(sentences(all))
                .contains(
                        "Puede aportar a 7 de 7 necesidades (Recreativo, Educativo, Gasto promedio mensual…): +24, el máximo");
    }

    @Test
    void theNeedsThatItMeetsAreListedTheMostUrgentFirst() {
        network.company("acme", "Ñuñoa", RM, "2.1", "2.2");
        assertThat(ranking(20).get(0).needs())
                .extracting(Need::text)
                .containsExactly("Patio de juegos", "Computadores", "Tutorías", "Paseos");
    }

    @Test
    void onlyTheLastAcceptedDiagnosisCounts() {
        network.diagnosis("D-2", Network.TODAY, "1.1 HIGH Un plan");
        network.company("acme", "Ñuñoa", RM, "2.1");
        assertThat(linkings.ranking(code, 20).needs()).isOne();
        assertThat(linkings.get(code).needs()).isOne();
        assertThat(ranking(20).get(0).needs()).isEmpty();
    }

    @Test
    void aSaturatedCompanyRanksBelowTheOthersOfItsRegion() {
        network.company("cargada", "Ñuñoa", RM);
        network.alliances("cargada", 3, "ACTIVE");
        network.company("libre", "Maipú", RM);
        network.company("fue-cargada", "Providencia", RM);
        network.alliances("fue-cargada", 2, "ACTIVE");
        network.alliances("fue-cargada", 3, "ENDED");
        network.alliances("fue-cargada", 3, "SUSTAINED");
        assertThat(order()).containsExactly("fue-cargada", "libre", "cargada");
        assertThat(ranking(20)).extracting(Candidate::saturated).containsExactly(false, false, true);
    }

    @Test
    void tiesAreDecidedByKilometresAndThenByName() {
        network.company("b", "Maipú", RM);
        network.company("a", "Maipú", RM);
        network.company("z-cerca", "Providencia", RM);
        assertThat(order()).containsExactly("z-cerca", "a", "b");
        assertThat(ranking(20)).extracting(Candidate::kilometres).isSorted();
    }

    @Test
    void theNearestOfItsOfficesCounts() {
        network.company("varias", "Arica", "Arica y Parinacota");
        network.office("varias", "BRANCH", "Maipú", RM);
        network.office("varias", "BRANCH", "Ñuñoa", RM);
        assertThat(ranking(20)).singleElement().satisfies(candidate -> {
            assertThat(candidate.distance()).isEqualTo(Distance.SAME_COMUNA);
            assertThat(candidate.comuna()).isEqualTo("Ñuñoa");
        });
    }

    @Test
    void furtherRegionsAreAskedOnlyWhereTooFewAreFoundTheNearestFirst() {
        network.company("propia", "Maipú", RM);
        network.company("valparaiso", "Valparaíso", "Valparaíso");
        network.company("arica", "Arica", "Arica y Parinacota");
        network.company("sin-oficina", "", "");
        assertThat(ranking(1)).extracting(Candidate::companyCode).containsExactly("propia");
        assertThat(ranking(2)).extracting(Candidate::companyCode).containsExactly("propia", "valparaiso");
        assertThat(order()).containsExactly("propia", "valparaiso", "arica", "sin-oficina");
        assertThat(sentences(ranking(20).get(1)).get(0))
                .isEqualTo("Su oficina más cercana está en Valparaíso (Valparaíso), a 106 km: 0");
        assertThat(sentences(ranking(20).get(3)).get(0)).isEqualTo("No hay oficinas suyas en el registro: 0");
    }

    @Test
    void aSaturatedCompanyDoesNotFillTheListSoTheNextRegionIsAskedToo() {
        network.company("cargada", "Ñuñoa", RM);
        network.alliances("cargada", 3, "ACTIVE");
        network.company("valparaiso", "Valparaíso", "Valparaíso", "2.1", "2.2", "5.1");
        assertThat(ranking(1)).extracting(Candidate::companyCode).containsExactly("valparaiso");
        assertThat(order()).containsExactly("valparaiso", "cargada");
    }

    @Test
    void aCompanyOfTwoRegionsIsListedOnceWithItsNearerOffice() {
        network.company("dos", "Arica", "Arica y Parinacota");
        network.office("dos", "BRANCH", "Valparaíso", "Valparaíso");
        assertThat(ranking(20)).extracting(Candidate::comuna).containsExactly("Valparaíso");
    }

    @Test
    void aCompanyWithALiveAllianceWithTheResidenceIsLeftOutAndOneOfAnEndedAllianceIsNot() {
        network.company("viva", "Ñuñoa", RM);
        network.alliance(Network.RESIDENCE, "viva", "ACTIVE");
        network.company("propia", "Ñuñoa", RM);
        network.alliance(Network.RESIDENCE, "propia", "SUSTAINED");
        network.company("terminada", "Ñuñoa", RM);
        network.alliance(Network.RESIDENCE, "terminada", "ENDED");
        assertThat(order()).containsExactly("terminada");
    }

    @Test
    void aResidenceWithoutDiagnosisIsRankedForByNearnessAlone() {
        network.residence("casa-roja", "Casa Roja", "Ñuñoa");
        network.moveTo("casa-roja", "Una comuna que no existe");
        network.company("acme", "Maipú", RM, "2.1");
        var fit = weights.companyFit();
        var found = search.fittest(
                new CandidateSearch.Wanted(code, "casa-roja", "Una comuna que no existe", RM, List.of()),
                fit,
                List.of(),
                5);
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.kilometres()).isNull();
            assertThat(one.score()).isEqualTo(fit.points(Distance.SAME_REGION));
        });
    }

    @Test
    void anUnknownLinkingHasNone() {
        assertThatThrownBy(() -> linkings.ranking("V-9999", 5)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theTableKeepsNearnessAboveNeeds() {
        CompanyFit fit = weights.companyFit();
        assertThat(fit.points(Distance.SAME_COMUNA))
                .isGreaterThan(fit.points(Distance.SAME_REGION) + fit.needsAtMost());
        assertThatThrownBy(() -> new CompanyFit(
                        Map.of(Distance.SAME_COMUNA, 60, Distance.SAME_REGION, 20, Distance.OTHER, 0),
                        fit.need(),
                        24,
                        200,
                        -40,
                        3,
                        10,
                        3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStatementReadsTheOfficesOfItsRegionOnly() {
        network.companies("rm", 600, "Maipú", RM);
        network.companies(
                "resto", 9400, "Arica", "Arica y Parinacota", "Tarapacá", "Antofagasta", "Coquimbo", "Los Lagos");
        network.analyze();
        LinkingView linking = linkings.get(code);
        String plan = String.join(
                "\n",
                search.inRegion(
                                "explain (analyze, buffers) ",
                                new CandidateSearch.Wanted(
                                        code,
                                        linking.residenceCode(),
                                        linking.comuna(),
                                        linking.region(),
                                        linkings.needs(code)),
                                weights.companyFit(),
                                RM,
                                List.of(),
                                20)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("company_place_ranking").contains("rows=600");
        for (String table : List.of("company_place", "company_resource", "company")) {
            assertThat(plan).doesNotContain("Seq Scan on " + table + " ");
        }
        assertThat(Arrays.stream(plan.split("\n")).filter(line -> line.contains("rows=9400")))
                .isEmpty();
    }
}
