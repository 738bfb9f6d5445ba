package cl.juntosporlainfancia.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What looks like somebody in a text, and what does not. */
@ApplicationTest
class PersonalWordsTest {

    @Autowired
    PersonalWords words;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aRegistry() {
        jdbc.sql("truncate juntos.organization, juntos.company, juntos.person cascade")
                .update();
        registry.add(
                "maria-ayuda",
                new OrganizationDetails(
                        "María Ayuda",
                        null,
                        null,
                        true,
                        null,
                        null,
                        null,
                        "Hernán Ortúzar Silva",
                        "9876543-3",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        residence("hogar-hurtado", "Hogar Padre Alberto Hurtado");
        residence("hogar-yarur", "Villa Jorge Yarur Banna");
        residence("hogar-las-ninas", "Hogar Niñas Camila Sepúlveda");
        registry.add(
                "vergara",
                new CompanyDetails(
                        "Constructora Natalia Vergara",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        Set.of(),
                        null,
                        null,
                        null));
        registry.addPerson("paula", "Paula Andrea Fuentes Rojas", "paula@prueba.example", null);
    }

    private void residence(String code, String name) {
        registry.add(code, new ResidenceDetails(name, "maria-ayuda", "Ñuñoa", null, null, null, null, true));
    }

    private List<String> found(String text) {
        return words.in(text, false).stream().map(PersonalWords.Finding::words).toList();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a full name is found, however it is written")
    @CsvSource(delimiter = '|', textBlock = """
            Hoy conversamos con Camila Rojas sobre su colegio. | Camila Rojas
            camila rojas llegó tarde | camila rojas
            CAMILA ROJAS SOTO participó | CAMILA ROJAS SOTO
            Vino Benjamín Alonso Pérez Díaz. | Benjamín Alonso Pérez Díaz
            Se reunió con María José Tapia | María José Tapia
            Con María de los Ángeles Soto | María de los Ángeles Soto
            Con Juan de la Cruz | Juan de la Cruz
            Sebastian Nunez faltó | Sebastian Nunez
            La tarea de Millaray Huenchullán | Millaray Huenchullán
            Preguntó Camila R. por la visita | Camila R
            Asistió Rojas Soto, Camila | Rojas Soto, Camila
            Matías Quilodrán está mejor | Matías Quilodrán
            """)
    void fullNames(String text, String expected) {
        assertThat(found(text)).containsExactly(expected);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a child is found by a given name alone")
    @CsvSource(delimiter = '|', textBlock = """
            El niño Benjamín quiere aprender guitarra | niño Benjamín
            La niña Camila R. necesita lentes | niña Camila R
            NNA Juan: evaluación pendiente | NNA Juan
            el adolescente llamado Kevin | adolescente llamado Kevin
            la niña de nombre Rosa | niña de nombre Rosa
            Las hermanas Soto llegaron | hermanas Soto
            la niña camila | niña camila
            para la niña Aylunn, que cumple | niña Aylunn
            la joven (Martina) egresa | joven (Martina
            """)
    void children(String text, String expected) {
        assertThat(found(text)).containsExactly(expected);
        // Where adults are named on purpose, a child still is none of them.
        assertThat(words.in(text, true)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a person's RUT is found, with a check digit that is right")
    @CsvSource(delimiter = '|', textBlock = """
            su RUT es 12.345.678-5 | 12.345.678-5
            12345678-5 | 12345678-5
            123456785 | 123456785
            rut 9.876.543-3. | 9.876.543-3
            rut 7654321-6, carnet | 7654321-6
            23.456.789-6 | 23.456.789-6
            """)
    void ruts(String text, String expected) {
        jdbc.sql("update juntos.organization set representative_rut = null").update();
        assertThat(found(text)).containsExactly(expected);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("nobody is seen where nobody is named")
    @ValueSource(
            strings = {
                "Se visitó la residencia María Ayuda y el Hogar Padre Alberto Hurtado.",
                "La Villa Jorge Yarur Banna recibió la donación.",
                "Hogar Niñas Camila Sepúlveda",
                "La Constructora Natalia Vergara aporta 30 horas.",
                "Habló Paula Fuentes, de Jxi",
                "Hernán Ortúzar firmará",
                "En Avenida Pedro de Valdivia 123, comuna de Ñuñoa",
                "Plaza Gabriela Mistral, pasaje Rosa Campos 45",
                "Calle Manuel Rodríguez con Av. Arturo Prat",
                "El colegio Camila Rojas abre en marzo; la Escuela N.º 12 Carlos Soto también",
                "Vive en Pedro Aguirre Cerda o en San Joaquín",
                "Taller de primeros auxilios para 12 niñas y 8 niños en Santiago Centro",
                "Se pintaron las salas de color rosa y blanco; hay flores en los campos",
                "Control del Niño Sano y Día del Niño",
                "El niño Jesús de la parroquia",
                "Los niños y niñas van a Los Ángeles en mayo",
                "hijos de funcionarios",
                "Aporte de Juan Soto Ltda. y de Pedro Pérez y Cía.",
                "Total $ 12345678, teléfono 912345678, +56 2 2345 6789",
                "Presupuesto 25000000 pesos, factura 12.345.678-9",
                "RUT de la empresa 76.543.210-3",
                "RUT 9.876.543-3 del representante",
                "Enero a Diciembre de 2026, lunes 3",
                "Escribir a camila.rojas@prueba.example"
            })
    void nobody(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    @DisplayName("where adults are named on purpose their names are not asked about, RUTs are")
    void adults() {
        assertThat(words.in("Camila Rojas, por la empresa", true)).isEmpty();
        assertThat(words.in("Camila Rojas, 12.345.678-5", true))
                .extracting(PersonalWords.Finding::kind)
                .containsExactly(PersonalWords.Kind.RUT);
    }

    @Test
    @DisplayName("a long text is looked at as far as any field goes, and ten findings are enough")
    void bounded() {
        String far = "hola ".repeat(PersonalWords.LONGEST_TEXT / 5);
        assertThat(found(far + "Camila Rojas")).isEmpty();
        String many = java.util.stream.Stream.of("Soto", "Rojas", "Tapia", "Silva")
                .flatMap(surname -> java.util.stream.Stream.of("Camila", "Pablo", "Juana")
                        .map(given -> given + " " + surname + ". "))
                .collect(java.util.stream.Collectors.joining());
        assertThat(found(many)).hasSize(PersonalWords.MOST_FINDINGS);
    }

    @Test
    @DisplayName("of the programme's own texts hardly one is asked about")
    void ownTexts() throws IOException {
        List<String> texts = OwnTexts.all();
        assertThat(texts).hasSizeGreaterThan(700);
        Map<String, List<String>> asked = new TreeMap<>();
        for (String text : texts) {
            List<String> found = found(text);
            if (!found.isEmpty()) {
                asked.put(text, found);
            }
        }
        assertThat(asked).isEmpty();
    }
}
