package cl.juntosporlainfancia.linking;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.Visitor;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The pages of the search for a company: the team reads why a company comes where it does, and nobody else sees them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, Network.class})
class LinkingPagesTest {

    private static final String PASSWORD = "una-clave-de-prueba";

    @LocalServerPort
    int port;

    @Autowired
    Network network;

    @Autowired
    Linkings linkings;

    @Autowired
    Accounts accounts;

    private String code = "";

    @BeforeEach
    void aSearchAndPeople() {
        network.afresh();
        network.needs("2.1 HIGH Patio de juegos");
        network.company("acme", "Ñuñoa", "Metropolitana", "2.1");
        network.company("beta", "Maipú", "Metropolitana");
        network.person("administradora", Groups.ADMINISTRATORS);
        network.person("comision", Groups.SEARCH_COMMISSION);
        network.person("empresa", Party.company("acme").groupId());
        network.person("residencia", Party.residence(Network.RESIDENCE).groupId());
        for (String username : new String[] {Network.MANAGER, "comision", "empresa", "residencia"}) {
            accounts.open(username, PASSWORD);
        }
        code = linkings.open(Network.RESIDENCE);
    }

    private Visitor loggedIn(String username) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(username, PASSWORD)).doesNotContain("login");
        return visitor;
    }

    @Test
    void theTeamReadsTheRankingInWordsAndWhoWasAsked() {
        Visitor manager = loggedIn(Network.MANAGER);
        assertThat(manager.get("/panel").body()).contains("href=\"/vinculaciones\"");
        assertThat(manager.get("/vinculaciones").body()).contains(code, "Casa Azul", "Ninguna por ahora");
        String page = manager.get("/vinculaciones/" + code).body();
        assertThat(page)
                .contains("Está en la misma comuna: +60")
                .contains("Puede aportar a 1 de 1 necesidad (Recreativo): +8")
                .contains("Patio de juegos", "Prioridad alta", "Todavía no se ha invitado a ninguna.");
        assertThat(page.indexOf("Empresa acme")).isLessThan(page.indexOf("Empresa beta"));

        linkings.choose(code, "acme", null);
        linkings.recordContact(code, new Contact(Network.TODAY, "Carla Díaz", Channel.CALL, true, "Le interesa", null));
        linkings.decline(code, "Sin presupuesto");
        assertThat(manager.get("/vinculaciones/" + code).body())
                .contains("Llamada con Carla Díaz", "La CPC abrió la puerta", "Declinó", "Sin presupuesto")
                .doesNotContain("Está en la misma comuna");
    }

    @Test
    void aSearchThatEndedKeepsItsPage() {
        linkings.choose(code, "acme", null);
        linkings.recordContact(code, new Contact(Network.TODAY, "Carla Díaz", Channel.CALL, false, null, null));
        Delegate ana = new Delegate("Ana Soto", "ana@acme.example", null, null);
        Delegate luis = new Delegate("Luis Rey", "luis@acme.example", null, null);
        linkings.accept(
                code,
                new Acceptance(
                        new Characterisation(
                                Characterisation.Team.TEAM,
                                "Operaciones",
                                Characterisation.Managed.CENTRAL,
                                Characterisation.Budget.NO,
                                Characterisation.Hours.OUTSIDE,
                                false,
                                Characterisation.Reach.NARROW,
                                Characterisation.Management.INVOLVED),
                        java.util.List.of(ana),
                        luis));
        linkings.nameResidenceSide(
                code,
                new Naming(
                        Naming.Side.RESIDENCE_ONLY,
                        new Delegate("Eva Paz", "eva@casa.example", null, null),
                        new Delegate("Raúl Mar", "raul@casa.example", null, null),
                        Naming.Position.TECHNICAL_TEAM,
                        "No hay nadie más"));
        String alliance = linkings.formAlliance(code, Network.MANAGER);
        Visitor manager = loggedIn(Network.MANAGER);
        assertThat(manager.get("/vinculaciones").body())
                .contains("Ninguna residencia está buscando empresa.", "Búsquedas terminadas", "Con alianza");
        assertThat(manager.get("/vinculaciones/" + code).body())
                .contains("/alianzas/" + alliance, "Operaciones", "Dentro de la comuna", "Sin experiencia previa")
                .contains("Se encarga solo la residencia", "Equipo técnico", "No hay nadie más");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empresa", "residencia", "comision"})
    void nobodyElseSeesThem(String username) {
        Visitor visitor = loggedIn(username);
        assertThat(visitor.get("/vinculaciones").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/vinculaciones/" + code).statusCode()).isIn(403, 404);
        assertThat(visitor.get("/panel").body()).doesNotContain("href=\"/vinculaciones\"");
    }

    @Test
    void theCommissionSeesTheSearchThatIsInItsHands() {
        for (String company : new String[] {"acme", "beta"}) {
            linkings.choose(code, company, null);
            linkings.recordContact(code, new Contact(Network.TODAY, "Carla Díaz", Channel.CALL, false, null, null));
            linkings.decline(code, "No");
        }
        linkings.handToCommission(code);
        Visitor commission = loggedIn("comision");
        assertThat(commission.get("/vinculaciones/" + code).statusCode()).isEqualTo(200);
        assertThat(commission.get("/vinculaciones").statusCode()).isEqualTo(403);
    }

    @Test
    void anUnknownOneIsNotFound() {
        assertThat(loggedIn(Network.MANAGER).get("/vinculaciones/V-9999").statusCode())
                .isEqualTo(404);
    }
}
