package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An alliance whose first plan is being built, from four needs of its residence, with logins for all who have to do with it. */
@TestComponent
public class PlanScene {

    public static final String PASSWORD = "una-clave-de-prueba";

    /** Somebody of another company. */
    public static final String STRANGER = "ajena";

    /** A colleague in the company. */
    public static final String COLLEAGUE = "colega";

    /** The day on which the plan is opened; its Gantt begins with December. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final List<String> STANDARDS =
            List.of("1.1", "1.3", "2.1", "2.2", "3.2", "3.4", "4.1", "4.2", "5.1");

    private final AllianceStory story;
    private final Registry registry;
    private final Accounts accounts;
    private final PlanDrafts drafts;
    private final JdbcClient jdbc;

    PlanScene(AllianceStory story, Registry registry, Accounts accounts, PlanDrafts drafts, JdbcClient jdbc) {
        this.story = story;
        this.registry = registry;
        this.accounts = accounts;
        this.drafts = drafts;
        this.jdbc = jdbc;
    }

    /** Opens the plan; the residence is to put its needs in order. */
    public String opened() {
        String code = story.formedOn(TODAY);
        needs(
                "2.1 HIGH Salidas los fines de semana",
                "4.2 HIGH Pintar y abrigar el comedor",
                "3.2 MEDIUM Taller de buen trato para el equipo",
                "1.1 LOW Un plan estratégico a tres años");
        registry.add("otra", CompanyDetails.named("Otra empresa"));
        person(STRANGER, Party.company("otra"));
        person(COLLEAGUE, Party.company("acme"));
        String hash = accounts.hash(PASSWORD);
        for (String username : List.of(
                AllianceStory.RESIDENCE,
                AllianceStory.ORGANIZATION,
                AllianceStory.COMPANY,
                AllianceStory.MANAGER,
                STRANGER,
                COLLEAGUE)) {
            accounts.openWithHash(username, hash);
        }
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        return code;
    }

    /** The needs are in order: the company writes. */
    public String proposing() {
        String code = opened();
        story.ordersNeeds();
        return code;
    }

    private void person(String username, Party party) {
        registry.addPerson(username, "Persona " + username, username + "@prueba.example", null);
        registry.join(username, party.groupId(), Membership.Role.COUNTERPART);
    }

    private void needs(String... needs) {
        jdbc.sql(
                        "insert into juntos.diagnosis_case (code, residence_code, state, opened_on, accepted_on, value_proposal)"
                                + " values ('D-9001', 'casa-azul', 'ACCEPTED', date '2026-09-05', date '2026-10-05',"
                                + " 'Una casa abierta al barrio')")
                .update();
        int position = 0;
        for (String need : needs) {
            String[] parts = need.split(" ", 3);
            jdbc.sql("insert into juntos.diagnosis_answer (diagnosis_code, standard_code, current_state, desired_state,"
                            + " no_need, version, updated_by, updated_at)"
                            + " values ('D-9001', ?, 'a', 'b', false, 1, 'residencia', now())")
                    .param(parts[0])
                    .update();
            jdbc.sql("insert into juntos.diagnosis_need (diagnosis_code, standard_code, position, text, priority)"
                            + " values ('D-9001', ?, ?, ?, ?)")
                    .params(parts[0], position++, parts[2], parts[1])
                    .update();
        }
    }

    /** So many activities of three months, written by the company: of every standard in turn, over all of the Gantt. */
    public List<Saving.Row> activities(int count) {
        LocalDate start = story.draft().startsOn();
        List<Saving.Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate first = start.plusMonths(i % 10);
            rows.add(new Saving.Row(
                    UUID.randomUUID(),
                    0,
                    new ActivityLine(
                            STANDARDS.get(i % STANDARDS.size()),
                            null,
                            "Actividad " + (i + 1),
                            "Que se note",
                            "Se realiza",
                            first,
                            first.plusMonths(3)
                                            .minusDays(1)
                                            .isAfter(story.draft().endsOn())
                                    ? story.draft().endsOn()
                                    : first.plusMonths(3).minusDays(1),
                            Map.of(
                                    YearMonth.from(first),
                                    new ActivityLine.Sum(new BigDecimal(50_000 + 10_000 * (i % 40)), BigDecimal.TEN)),
                            "Voluntariado",
                            "Dirección",
                            Funding.COMPANY,
                            null,
                            i < 3 ? Set.of(story.draft().needs().get(i).id()) : Set.of())));
        }
        story.as(AllianceStory.COMPANY, () -> drafts.save(story.code(), rows, List.of()));
        return rows;
    }
}
