package cl.juntosporlainfancia.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The comunas of Chile")
class ComunasTest {

    /** Islands, the Antarctic, and Taltal: far from the rest of their province. */
    private static final Set<String> REMOTE =
            Set.of("Antártica", "Cabo de Hornos", "Isla de Pascua", "Juan Fernández", "Taltal");

    private static final Comunas COMUNAS = new Comunas();

    @Test
    @DisplayName("are 346, each with its own code, name and place")
    void areThreeHundredAndFortySix() {
        assertThat(COMUNAS.all()).hasSize(346);
        assertThat(COMUNAS.all())
                .extracting(Comuna::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("\\d{5}"));
        assertThat(COMUNAS.all()).extracting(Comuna::name).doesNotHaveDuplicates();
        assertThat(COMUNAS.all())
                .extracting(comuna -> comuna.latitude() + " " + comuna.longitude())
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("are as many in each region as the law says, from north to south")
    void areAsManyInEachRegion() {
        Map<String, Long> count =
                COMUNAS.all().stream().collect(Collectors.groupingBy(Comuna::region, Collectors.counting()));

        assertThat(COMUNAS.regions().stream().map(region -> region + " " + count.get(region)))
                .containsExactly(
                        "Arica y Parinacota 4",
                        "Tarapacá 7",
                        "Antofagasta 9",
                        "Atacama 9",
                        "Coquimbo 15",
                        "Valparaíso 38",
                        "Metropolitana 52",
                        "O'Higgins 33",
                        "Maule 30",
                        "Ñuble 21",
                        "Biobío 33",
                        "Araucanía 32",
                        "Los Ríos 12",
                        "Los Lagos 30",
                        "Aysén 10",
                        "Magallanes 11");
    }

    @Test
    @DisplayName("carry the code of their region")
    void carryTheCodeOfTheirRegion() {
        Map<String, Set<String>> regions = COMUNAS.all().stream()
                .collect(Collectors.groupingBy(
                        comuna -> comuna.code().substring(0, 2),
                        Collectors.mapping(Comuna::region, Collectors.toSet())));

        assertThat(regions).hasSize(16).allSatisfy((code, names) -> assertThat(names)
                .hasSize(1));
        assertThat(regions).containsEntry("13", Set.of("Metropolitana")).containsEntry("16", Set.of("Ñuble"));
    }

    @ParameterizedTest(name = "{1} is {0}, in {2}")
    @DisplayName("have the codes of today")
    @CsvSource({
        "01101, Iquique, Tarapacá",
        "05801, Quilpué, Valparaíso",
        "13120, Ñuñoa, Metropolitana",
        "14101, Valdivia, Los Ríos",
        "15101, Arica, Arica y Parinacota",
        "16101, Chillán, Ñuble",
        "16302, Coihueco, Ñuble",
    })
    void haveTheCodesOfToday(String code, String name, String region) {
        assertThat(COMUNAS.find(name)).hasValueSatisfying(comuna -> {
            assertThat(comuna.code()).isEqualTo(code);
            assertThat(comuna.region()).isEqualTo(region);
        });
    }

    @Test
    @DisplayName("come by name in Spanish: Ñ after N, accents ignored, word by word")
    void comeByName() {
        assertThat(COMUNAS.all())
                .extracting(Comuna::name)
                .startsWith("Algarrobo", "Alhué")
                .endsWith("Yungay", "Zapallar")
                .containsSubsequence("Negrete", "Nueva Imperial", "Ñiquén", "Ñuñoa", "O'Higgins", "Olivar")
                .containsSubsequence("La Unión", "Lago Ranco", "Lago Verde", "Laguna Blanca", "Laja");
    }

    @ParameterizedTest(name = "«{0}» is {1}")
    @DisplayName("are found however they are typed")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Ñuñoa|Ñuñoa",
                "nunoa|Ñuñoa",
                "\"  PEÑALOLEN \"|Peñalolén",
                "\"san   pedro de  la paz\"|San Pedro de la Paz",
                "Aisén|Aysén",
                "aysen|Aysén",
                "Coihaique|Coyhaique",
                "Los Angeles|Los Ángeles",
                "Llay-Llay|Llaillay",
                "llay llay|Llaillay",
                "Llaillay|Llaillay",
                "Til Til|Tiltil",
                "Tiltil|Tiltil",
                "O'Higgins|O'Higgins",
                "O´Higgins|O'Higgins",
                "o’higgins|O'Higgins",
                "La Calera|Calera",
                "Trehuaco|Treguaco",
                "Paiguano|Paihuano",
                "Marchigüe|Marchihue",
                "Alto Bío-Bío|Alto Biobío",
                "San Vicente de Tagua Tagua|San Vicente",
                "N\u0303un\u0303oa|Ñuñoa",
            })
    void areFoundHoweverTyped(String typed, String name) {
        assertThat(COMUNAS.find(typed)).map(Comuna::name).hasValue(name);
    }

    @ParameterizedTest(name = "not «{0}»")
    @DisplayName("aren't found by what is no comuna")
    @ValueSource(strings = {"", "  ", "-", "Springfield", "Biobío", "San", "Ñuñoa 1"})
    void arentFoundByWhatIsNone(String typed) {
        assertThat(COMUNAS.find(typed)).isEmpty();
    }

    @ParameterizedTest(name = "«{0}» is {1}")
    @DisplayName("lie in regions that are found by their short and their full names")
    @CsvSource(
            delimiter = '|',
            value = {
                "Región del Biobío|Biobío",
                "bio bio|Biobío",
                "Región de Ñuble|Ñuble",
                "nuble|Ñuble",
                "RM|Metropolitana",
                "Región Metropolitana|Metropolitana",
                "Metropolitana de Santiago|Metropolitana",
                "REGIÓN METROPOLITANA DE SANTIAGO|Metropolitana",
                "Libertador General Bernardo O'Higgins|O'Higgins",
                "Región del Libertador Gral. Bernardo O’Higgins|O'Higgins",
                "O´Higgins|O'Higgins",
                "La Araucanía|Araucanía",
                "Región de La Araucania|Araucanía",
                "Aysén del General Carlos Ibáñez del Campo|Aysén",
                "Aisén|Aysén",
                "Magallanes y de la Antártica Chilena|Magallanes",
                "Región de Magallanes y Antártica Chilena|Magallanes",
                "Los Ríos|Los Ríos",
                "Región de Los Lagos|Los Lagos",
                "Región del Maule|Maule",
                "Arica y Parinacota|Arica y Parinacota",
            })
    void lieInRegionsFoundByName(String typed, String region) {
        assertThat(COMUNAS.findRegion(typed)).hasValue(region);
    }

    @Test
    @DisplayName("lie in regions that are found by the names they are listed with")
    void lieInRegionsFoundByTheirNames() {
        assertThat(COMUNAS.regions())
                .allSatisfy(region -> assertThat(COMUNAS.findRegion(region)).hasValue(region));
        assertThat(COMUNAS.all())
                .allSatisfy(comuna -> assertThat(COMUNAS.find(comuna.name())).hasValue(comuna));
    }

    @ParameterizedTest(name = "not «{0}»")
    @DisplayName("don't lie in what is no region")
    @ValueSource(strings = {"", "Región", "Región de", "La", "Temuco", "VIII"})
    void dontLieInWhatIsNone(String typed) {
        assertThat(COMUNAS.findRegion(typed)).isEmpty();
    }

    @ParameterizedTest(name = "{0} and {1}: {2} km")
    @DisplayName("are as far from each other as the map says")
    @CsvSource({
        "Santiago, Valparaíso, 100, 5",
        "Santiago, Concepción, 433, 10",
        "Santiago, Punta Arenas, 2190, 30",
        "Santiago, Isla de Pascua, 3755, 50",
        "Arica, Iquique, 194, 10",
        "Temuco, Padre Las Casas, 3, 3",
        "Chillán, Chillán Viejo, 3, 3",
        "Ñuñoa, Ñuñoa, 0, 0.001",
    })
    void areAsFarAsTheMapSays(String from, String to, double kilometres, double tolerance) {
        assertThat(comuna(from).kilometresTo(comuna(to))).isCloseTo(kilometres, within(tolerance));
        assertThat(comuna(to).kilometresTo(comuna(from))).isCloseTo(kilometres, within(tolerance));
    }

    @Test
    @DisplayName("are neighbours in the city")
    void areNeighbours() {
        assertThat(comuna("La Reina").kilometresTo(comuna("Ñuñoa"))).isBetween(1.0, 8.0);
    }

    @Test
    @DisplayName("lie near the middle of their province, but for the remote ones")
    void lieNearTheMiddleOfTheirProvince() {
        Map<String, List<Comuna>> provinces = COMUNAS.all().stream()
                .collect(Collectors.groupingBy(comuna -> comuna.code().substring(0, 3)));

        provinces.forEach((code, province) -> {
            Comuna middle = new Comuna(
                    code, code, code, median(province, Comuna::latitude), median(province, Comuna::longitude));
            assertThat(province)
                    .filteredOn(comuna -> !REMOTE.contains(comuna.name()))
                    .allSatisfy(comuna -> assertThat(comuna.kilometresTo(middle))
                            .as(comuna.name())
                            .isLessThan(150));
        });
    }

    @Test
    @DisplayName("lie in Chile")
    void lieInChile() {
        assertThat(COMUNAS.all())
                .filteredOn(comuna -> !REMOTE.contains(comuna.name()))
                .allSatisfy(comuna -> {
                    assertThat(comuna.latitude()).as(comuna.name()).isBetween(-54.0, -17.5);
                    assertThat(comuna.longitude()).as(comuna.name()).isBetween(-75.0, -67.0);
                });
    }

    @Test
    @DisplayName("have the other regions near or far, their own first")
    void haveTheOtherRegionsNearOrFar() {
        assertThat(COMUNAS.regionsByDistance(comuna("La Reina")))
                .hasSize(16)
                .startsWith("Metropolitana", "O'Higgins", "Valparaíso", "Maule")
                .containsExactlyInAnyOrderElementsOf(COMUNAS.regions())
                .endsWith("Magallanes");
        assertThat(COMUNAS.regionsByDistance(comuna("Arica")))
                .startsWith("Arica y Parinacota", "Tarapacá", "Antofagasta");
        assertThat(COMUNAS.regionsByDistance(comuna("Isla de Pascua"))).startsWith("Valparaíso");
    }

    private static Comuna comuna(String name) {
        return COMUNAS.find(name).orElseThrow();
    }

    private static double median(List<Comuna> province, ToDoubleFunction<Comuna> coordinate) {
        return province.stream()
                .sorted(Comparator.comparingDouble(coordinate))
                .mapToDouble(coordinate)
                .skip((province.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
