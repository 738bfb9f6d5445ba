package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A residence in Ñuñoa with its needs, and companies around it. */
@TestComponent
public class Network {

    static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    static final String RESIDENCE = "casa-azul";
    static final String MANAGER = "gestora";

    private final Registry registry;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final BusinessCalendar calendar;

    Network(Registry registry, JdbcClient jdbc, MovableClock clock, BusinessCalendar calendar) {
        this.registry = registry;
        this.jdbc = jdbc;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** Forgets all that was; an incorporated residence without needs, and nobody else but the team. */
    void afresh() {
        jdbc.sql(
                        "truncate juntos.organization, juntos.company, juntos.person, juntos.outbox, juntos.notification_warning"
                                + " cascade")
                .update();
        on(TODAY);
        registry.add("fundacion", OrganizationDetails.named("Fundación Casa"));
        residence(RESIDENCE, "Casa Azul", "Ñuñoa");
        registry.incorporateResidence(RESIDENCE);
        person(MANAGER, Groups.ALLIANCE_MANAGERS);
    }

    LocalDate today() {
        return calendar.today();
    }

    void on(LocalDate day) {
        clock.moveTo(calendar.at(day, LocalTime.of(9, 0)));
    }

    void residence(String code, String name, String comuna) {
        registry.add(code, ResidenceDetails.of(name, "fundacion", comuna));
    }

    /** Past the registry's rules: a name that a change of the list of comunas left behind. */
    void moveTo(String residenceCode, String comuna) {
        jdbc.sql("update juntos.residence set comuna = ? where code = ?")
                .params(comuna, residenceCode)
                .update();
    }

    void person(String username, String group) {
        registry.addPerson(username, "Persona " + username, username + "@prueba.example", null);
        registry.join(username, group, Membership.Role.MEMBER);
    }

    /** An accepted diagnosis; each need is «standard priority text». */
    void needs(String... needs) {
        diagnosis("D-1", TODAY.minusDays(1), needs);
    }

    void diagnosis(String code, LocalDate acceptedOn, String... needs) {
        jdbc.sql("insert into juntos.diagnosis_case (code, residence_code, state, opened_on, accepted_on)"
                        + " values (?, ?, 'ACCEPTED', ?, ?)")
                .params(code, RESIDENCE, acceptedOn, acceptedOn)
                .update();
        for (int i = 0; i < needs.length; i++) {
            String[] need = needs[i].split(" ", 3);
            jdbc.sql("insert into juntos.diagnosis_answer values (?, ?, '-', '-', false, 1, 'directora', now())"
                            + " on conflict do nothing")
                    .params(code, need[0])
                    .update();
            jdbc.sql("insert into juntos.diagnosis_need values (?, ?, ?, ?, ?)")
                    .params(code, need[0], i + 1, need[2], need[1])
                    .update();
        }
    }

    /** A company with one office, or none if the comuna is empty, and the standards that it can contribute to. */
    void company(String code, String comuna, String region, String... resources) {
        registry.add(code, CompanyDetails.named("Empresa " + code));
        if (!comuna.isEmpty()) {
            office(code, "CENTRAL", comuna, region);
        }
        for (String standard : resources) {
            jdbc.sql("insert into juntos.company_resource values (?, ?)")
                    .params(code, standard)
                    .update();
        }
    }

    void office(String company, String kind, String comuna, String region) {
        jdbc.sql("insert into juntos.company_place (id, company_code, kind, comuna, region) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), company, kind, comuna, region)
                .update();
    }

    /** That many alliances of a company, each with a residence of its own, in that state. */
    void alliances(String company, int count, String status) {
        for (int i = 0; i < count; i++) {
            String other = "otra-" + company + "-" + status.toLowerCase(java.util.Locale.ROOT) + "-" + i;
            residence(other, other, "Ñuñoa");
            alliance(other, company, status);
        }
    }

    void alliance(String residence, String company, String status) {
        jdbc.sql(
                        "insert into juntos.alliance (code, residence_code, organization_code, company_code, manager, formed_on,"
                                + " status, version) values ('X-' || nextval('juntos.alliance_number'), ?, 'fundacion', ?, ?, ?, ?, 0)")
                .params(residence, company, MANAGER, TODAY, status)
                .update();
    }

    /**
     * Many companies at once, each with one office, up to two resources, and every fourth with an alliance.
     *
     * @param prefix of their codes
     * @param regions over which they are spread
     */
    void companies(String prefix, int count, String comuna, String... regions) {
        String each = " from generate_series(1, " + count + ") i";
        jdbc.sql("insert into juntos.company (code, name) select :p || i, 'Empresa ' || :p || i" + each)
                .param("p", prefix)
                .update();
        jdbc.sql("insert into juntos.company_place (id, company_code, kind, comuna, region)"
                        + " select gen_random_uuid(), :p || i, 'CENTRAL', :comuna,"
                        + " (cast(:regions as varchar[]))[1 + i % cardinality(cast(:regions as varchar[]))]" + each)
                .param("p", prefix)
                .param("comuna", comuna)
                .param("regions", regions)
                .update();
        jdbc.sql("insert into juntos.company_resource select distinct :p || i, (1 + (i * k) % 5) || '.' || 1" + each
                        + ", generate_series(1, 2) k")
                .param("p", prefix)
                .update();
        residence(prefix, "Red " + prefix, "Ñuñoa");
        jdbc.sql(
                        "insert into juntos.alliance (code, residence_code, organization_code, company_code, manager, formed_on,"
                                + " status, version) select 'X-' || nextval('juntos.alliance_number'), :p, 'fundacion', :p || i,"
                                + " :manager, :today, 'ACTIVE', 0" + each + " where i % 4 = 0")
                .param("p", prefix)
                .param("manager", MANAGER)
                .param("today", TODAY)
                .update();
    }

    void analyze() {
        for (String table :
                new String[] {"company", "company_place", "company_resource", "alliance", "linking_approach"}) {
            jdbc.sql("analyze juntos." + table).update();
        }
    }
}
