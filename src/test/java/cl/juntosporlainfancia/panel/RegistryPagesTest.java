package cl.juntosporlainfancia.panel;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Registry;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The registry's pages and those of the password, as a browser without scripts sees them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({cl.juntosporlainfancia.TestClock.class, AllianceStory.class})
class RegistryPagesTest {

    private static final String PASSWORD = "una-clave-de-prueba";
    private static final String ADMINISTRATOR = "administradora";

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void anAlliance() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        for (String username : new String[] {
            AllianceStory.MANAGER, AllianceStory.DIRECTOR, AllianceStory.COMPANY, AllianceStory.COS, ADMINISTRATOR
        }) {
            accounts.open(username, PASSWORD);
        }
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        return visitor;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.body()))
                .replaceFirst("^https?://[^/]+", "");
    }

    // ---- doors

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/registro",
                "/registro/organismos",
                "/registro/empresas/acme",
                "/registro/empresas/acme/editar",
                "/registro/nuevo/residencia",
                "/registro/personas/empresa"
            })
    void aPartyDoesNotEnter(String path) {
        assertThat(loggedIn(AllianceStory.COMPANY).get(path).statusCode()).isEqualTo(403);
        assertThat(loggedIn(AllianceStory.COS).get(path).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {AllianceStory.MANAGER, AllianceStory.DIRECTOR, ADMINISTRATOR})
    void whoSteersAndWhoAdministersSeeAllPages(String username) {
        Visitor visitor = loggedIn(username);
        for (String path : new String[] {
            "/registro/organismos",
            "/registro/residencias",
            "/registro/empresas",
            "/registro/personas",
            "/registro/organismos/fundacion",
            "/registro/residencias/casa-azul",
            "/registro/empresas/acme",
            "/registro/personas/empresa",
            "/registro/nuevo/organismo",
            "/registro/nuevo/residencia",
            "/registro/nuevo/empresa",
            "/registro/organismos/fundacion/editar",
            "/registro/residencias/casa-azul/editar",
            "/registro/empresas/acme/editar",
            "/registro/personas/empresa/editar",
            "/registro/empresas/acme/personas"
        }) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).contains("Registro").doesNotContain("??");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/registro/organismos/nadie",
                "/registro/residencias/nadie",
                "/registro/empresas/nadie/editar",
                "/registro/personas/nadie",
                "/registro/empresas/nadie/personas"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(loggedIn(AllianceStory.MANAGER).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void theTeamsGroupsAndDataAreTheAdministrators() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        assertThat(manager.get("/registro/nuevo/persona").statusCode()).isEqualTo(403);
        assertThat(manager.get("/registro/personas/directora/editar").statusCode())
                .isEqualTo(403);
        for (String path : new String[] {"/salida", "/rol", "/enlace"}) {
            assertThat(manager.post(
                                    "/registro/personas/empresa",
                                    "/registro/personas/directora" + path,
                                    Map.of("grupo", "executive-director", "rol", "MEMBER"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(registry.groupsOf(AllianceStory.DIRECTOR)).containsExactly("executive-director");
        Visitor administrator = loggedIn(ADMINISTRATOR);
        HttpResponse<String> added = administrator.post(
                "/registro/nuevo/persona",
                "/registro/nuevo/persona",
                Map.of("name", "Eva Rojas", "email", "eva@jxi.cl", "groupId", "board"));
        assertThat(location(added)).isEqualTo("/registro/personas/eva");
        assertThat(registry.groupsOf("eva")).containsExactly("board");
    }

    // ---- forms

    @Test
    void allThatIsWrongIsToldAndNothingTypedIsLost() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        HttpResponse<String> answer = manager.post(
                "/registro/nuevo/organismo",
                "/registro/nuevo/organismo",
                Map.of(
                        "name", "Fundación Nueva",
                        "rut", "12.345.678-9",
                        "foundedOn", "1999-12-31",
                        "fecuYear", "dos mil",
                        "comuna", "Xyz",
                        "email", "ana@",
                        "cosMember", "true"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "Hay algo que corregir",
                        "RUT: el dígito verificador de 12.345.678-9 no corresponde.",
                        "FECU Social: escriba el año con cuatro cifras",
                        "Comuna: «Xyz» no es una de las 346 comunas de Chile.",
                        "Correo: «ana@» no puede ser una dirección de correo.",
                        "value=\"Fundaci&oacute;n Nueva\"",
                        "value=\"12.345.678-9\"",
                        "value=\"1999-12-31\"",
                        "value=\"dos mil\"",
                        "value=\"Xyz\"",
                        "value=\"ana@\"",
                        "checked=\"checked\"",
                        "href=\"#rut\"",
                        "id=\"rut-wrong\"");
    }

    @Test
    void anOrganizationAndItsResidenceAreRegistered() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        String organization = location(manager.post(
                "/registro/nuevo/organismo",
                "/registro/nuevo/organismo",
                Map.of(
                        "name",
                        "Fundación Ñandú",
                        "rut",
                        "12.345.678-5",
                        "comuna",
                        "nunoa",
                        "fecuYear",
                        "2025",
                        "_cosMember",
                        "on")));
        assertThat(organization).isEqualTo("/registro/organismos/fundacion-nandu");
        assertThat(manager.get(organization).body()).contains("12.345.678-5", "Ñuñoa", "Metropolitana");
        String residence = location(manager.post(
                "/registro/nuevo/residencia",
                "/registro/nuevo/residencia",
                Map.of(
                        "name",
                        "Hogar",
                        "organizationCode",
                        "fundacion-nandu",
                        "comuna",
                        "CHILLAN",
                        "places",
                        "20",
                        "_collaborates",
                        "on")));
        assertThat(manager.get(residence).body()).contains("Chillán", "Ñuble", "Fundación Ñandú");
        assertThat(manager.get("/registro/residencias?q=nandu&region=%C3%91uble&orden=organismo")
                        .body())
                .contains("Una residencia", "Hogar");
    }

    @Test
    void officesAreAddedAndTakenAwayWithoutScripts() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        Map<String, String> form = new HashMap<>(Map.of(
                "name", "Viña",
                "places[0].kind", "CENTRAL",
                "places[0].comuna", "Santiago",
                "resources", "2.1",
                "oficina", "agregar"));
        HttpResponse<String> longer = manager.post("/registro/nuevo/empresa", "/registro/nuevo/empresa", form);
        assertThat(longer.body())
                .contains("name=\"places[1].comuna\"", "value=\"Vi&ntilde;a\"", "value=\"Santiago\"")
                .doesNotContain("Hay algo que corregir");
        form.putAll(Map.of("places[1].kind", "BRANCH", "places[1].comuna", "Xyz", "oficina", ""));
        assertThat(manager.post("/registro/nuevo/empresa", "/registro/nuevo/empresa", form)
                        .body())
                .contains(
                        "href=\"#places[1].comuna\"",
                        "id=\"places[1].comuna-wrong\"",
                        "Comuna: «Xyz» no es una de las 346 comunas de Chile.");
        form.put("oficina", "1");
        assertThat(manager.post("/registro/nuevo/empresa", "/registro/nuevo/empresa", form)
                        .body())
                .doesNotContain("name=\"places[1].comuna\"");
        form.put("oficina", "");
        form.put("places[1].comuna", "chillan");
        String page = location(manager.post("/registro/nuevo/empresa", "/registro/nuevo/empresa", form));
        assertThat(manager.get(page).body()).contains("Santiago, Metropolitana", "Chillán, Ñuble", "2.1 Recreativo");
    }

    @Test
    void whoIsOvertakenKeepsWhatWasTyped() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        registry.change("fundacion", 0, OrganizationDetails.named("Fundación Hogar"));
        String path = "/registro/organismos/fundacion/editar";
        HttpResponse<String> answer =
                manager.post(path, path, Map.of("name", "Fundación Mía", "_cosMember", "on", "version", "0"));
        assertThat(answer.body())
                .contains(
                        "Otra persona guardó cambios aquí",
                        "value=\"Fundaci&oacute;n M&iacute;a\"",
                        "Ver cómo quedó",
                        "value=\"1\"");
        assertThat(registry.organization("fundacion").name()).isEqualTo("Fundación Hogar");
        manager.post(path, path, Map.of("name", "Fundación Mía", "_cosMember", "on", "version", "1"));
        assertThat(registry.organization("fundacion").name()).isEqualTo("Fundación Mía");
    }

    @Test
    void aResidenceWithALiveAllianceStaysWithItsOrganization() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        registry.add("otra", OrganizationDetails.named("Otra"));
        String path = "/registro/residencias/casa-azul/editar";
        assertThat(manager.post(
                                path,
                                path,
                                Map.of(
                                        "name", "Casa Azul",
                                        "organizationCode", "otra",
                                        "comuna", "Ñuñoa",
                                        "_collaborates", "on",
                                        "version", "0"))
                        .body())
                .contains("Organismo: la residencia tiene una alianza vigente, la " + story.code());
    }

    // ---- people

    @Test
    void theLastCounterpartMayLeaveAndThePageSaysSo() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        HttpResponse<String> left = manager.post(
                "/registro/empresas/acme",
                "/registro/personas/empresa/salida",
                Map.of("grupo", "company-acme", "desde", "parte"));
        assertThat(location(left)).isEqualTo("/registro/empresas/acme");
        assertThat(manager.get("/registro/empresas/acme").body())
                .contains("Acme quedó sin contraparte y tiene una alianza vigente", "01-04-2026 al 01-04-2026");
        assertThat(manager.get("/registro/personas/empresa").body()).contains("Sin grupo vigente");
    }

    @Test
    void somebodyJoinsAndIsWrittenTo() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        String path = "/registro/empresas/acme/personas";
        assertThat(manager.post(path, path, Map.of("name", "", "email", "x", "role", "DEPUTY"))
                        .body())
                .contains("Escriba el nombre de la persona.", "Correo: «x» no puede ser", "value=\"x\"");
        manager.post(path, path, Map.of("name", "Eva", "email", "eva@acme.cl", "role", "DEPUTY"));
        assertThat(manager.get("/registro/empresas/acme").body())
                .contains("se escribió a eva@acme.cl", "Subrogante", "Eva");
        assertThat(manager.post(path, path, Map.of("name", "Eva", "email", "EVA@acme.cl", "role", "MEMBER"))
                        .body())
                .contains("Correo: es de Eva, que ya pertenece a este grupo.");
        manager.post(
                "/registro/organismos/fundacion",
                "/registro/organismos/fundacion/personas",
                Map.of("name", "Otra Eva", "email", "eva@acme.cl", "role", "MEMBER"));
        assertThat(manager.get("/registro/organismos/fundacion").body())
                .contains("Ese correo ya era de Eva: quedó agregada esa misma persona.");
        manager.post(
                "/registro/empresas/acme",
                "/registro/personas/eva/rol",
                Map.of("grupo", "company-acme", "rol", "COUNTERPART"));
        assertThat(manager.get("/registro/personas/eva").body())
                .contains("El rol cambió desde hoy", "Contraparte", "Pendiente: todavía no elige su contraseña");
    }

    // ---- passwords

    private String link() {
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        String path = "/registro/empresas/acme/personas";
        manager.post(path, path, Map.of("name", "Eva", "email", "eva@acme.cl", "role", "DEPUTY"));
        return "/clave/"
                + jdbc.sql("select secret from juntos.outbox where secret is not null order by position desc limit 1")
                        .query(String.class)
                        .single();
    }

    @Test
    void aLinkOpensAnAccountOnceAndWithoutALogin() {
        String link = link();
        Visitor eva = new Visitor(port);
        HttpResponse<String> form = eva.get(link);
        assertThat(form.body()).contains("Su usuario es eva.", "Al menos 12 caracteres");
        assertThat(form.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(eva.post(link, link, Map.of("password", "corta", "repeated", "corta"))
                        .body())
                .contains("La contraseña necesita al menos 12 caracteres.")
                .doesNotContain("corta\"");
        assertThat(eva.post(link, link, Map.of("password", "una frase larga", "repeated", "otra frase larga"))
                        .body())
                .contains("Las dos contraseñas no son iguales");
        assertThat(location(eva.post(link, link, Map.of("password", "una frase larga", "repeated", "una frase larga"))))
                .isEqualTo("/login?clave");
        assertThat(eva.get("/login?clave").body()).contains("Su contraseña quedó guardada.");
        assertThat(eva.get("/panel").statusCode()).isEqualTo(302);
        assertThat(eva.get(link).body()).contains("Este enlace ya no sirve", "/clave/pedir");
        assertThat(eva.logIn("eva", "una frase larga")).doesNotContain("login");
    }

    @Test
    void theAnswerIsTheSameWhetherAnAddressIsKnownOrNot() {
        Visitor somebody = new Visitor(port);
        assertThat(somebody.get("/login").body()).contains("/clave/pedir", "¿Olvidó su clave?");
        String known = asked(somebody, "empresa@prueba.example");
        String unknown = asked(somebody, "nadie@prueba.example");
        assertThat(known.replace("empresa@", "@")).isEqualTo(unknown.replace("nadie@", "@"));
        assertThat(known).contains("está en nuestro registro");
        assertThat(jdbc.sql("select recipient from juntos.outbox where occasion = 'PASSWORD_REQUESTED'")
                        .query(String.class)
                        .list())
                .containsExactly("empresa@prueba.example");
        assertThat(somebody.post("/clave/pedir", "/clave/pedir", Map.of("email", "x"))
                        .body())
                .contains("Correo: «x» no puede ser una dirección de correo.");
    }

    private static String asked(Visitor visitor, String address) {
        assertThat(location(visitor.post("/clave/pedir", "/clave/pedir", Map.of("email", address))))
                .isEqualTo("/clave/pedir");
        return visitor.get("/clave/pedir").body().replaceAll("name=\"_csrf\"[^>]*", "");
    }

    @Test
    void theMailsPageDoesNotTellTheLink() {
        String secret = link().substring("/clave/".length());
        Visitor manager = loggedIn(AllianceStory.MANAGER);
        String id = jdbc.sql("select id::text from juntos.outbox where occasion = 'ACCOUNT_OPENED'")
                .query(String.class)
                .single();
        assertThat(manager.get("/correos/" + id).body()
                        + manager.get("/correos/" + id + "/html").body())
                .contains("enlace-personal")
                .doesNotContain(secret);
    }
}
