package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.calendar.TimeTravel;
import cl.juntosporlainfancia.catalogue.AgeBand;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisAnswers;
import cl.juntosporlainfancia.diagnosis.DiagnosisView;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.incorporation.Incorporation;
import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.incorporation.Invitation;
import cl.juntosporlainfancia.linking.LinkingView;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.CompanyPlace;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes before an alliance, from the invitation on, and the people who act in it. */
@TestComponent
public class BeginningStory {

    public static final String MANAGER = "gestora";
    public static final String OCA = "oca";
    public static final String RESIDENCE = "residencia";
    public static final String COMMISSION = "comision";

    private final Registry registry;
    private final IncorporationService incorporations;
    private final Diagnoses diagnoses;
    private final DiagnosisAnswers answers;
    private final Linkings linkings;
    private final Catalogue catalogue;
    private final PendingWork work;
    private final MovableClock clock;
    private final TimeTravel time;
    private final BusinessCalendar calendar;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private String incorporation = "";

    BeginningStory(
            Registry registry,
            IncorporationService incorporations,
            Diagnoses diagnoses,
            DiagnosisAnswers answers,
            Linkings linkings,
            Catalogue catalogue,
            PendingWork work,
            MovableClock clock,
            TimeTravel time,
            BusinessCalendar calendar,
            RuntimeService runtime,
            JdbcClient jdbc) {
        this.registry = registry;
        this.incorporations = incorporations;
        this.diagnoses = diagnoses;
        this.answers = answers;
        this.linkings = linkings;
        this.catalogue = catalogue;
        this.work = work;
        this.clock = clock;
        this.time = time;
        this.calendar = calendar;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    // ---- the stage is set

    public void begins(LocalDate day) {
        runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .forEach(id -> runtime.deleteProcessInstance(id, "test"));
        jdbc.sql(
                        "truncate juntos.organization, juntos.company, juntos.person, juntos.outbox, juntos.notification_warning"
                                + " cascade")
                .update();
        clock.moveTo(calendar.at(day, LocalTime.of(9, 0)));
        person(MANAGER, Groups.ALLIANCE_MANAGERS);
        person("directora", Groups.EXECUTIVE_DIRECTOR);
        person("administradora", Groups.ADMINISTRATORS);
        person(COMMISSION, Groups.SEARCH_COMMISSION);
    }

    private void person(String username, String group) {
        registry.addPerson(username, "Persona " + username, username + "@prueba.example", null);
        registry.join(username, group, Membership.Role.MEMBER);
    }

    /** A company with its central office in that comuna. */
    public void company(String code, String name, String comuna, String... resources) {
        registry.add(
                code,
                new CompanyDetails(
                        name,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new CompanyDetails.Place(CompanyPlace.Kind.CENTRAL, comuna, null)),
                        Set.of(resources),
                        null,
                        null,
                        null));
    }

    public LocalDate today() {
        return calendar.today();
    }

    /** Lives until ten in the morning of that day. */
    public void on(LocalDate day) {
        time.advanceTo(calendar.at(day, LocalTime.of(10, 0)));
        assertThat(calendar.today()).isEqualTo(day);
    }

    // ---- people do their tasks

    public List<String> open(String caseCode) {
        return work.of(List.of(caseCode)).stream()
                .map(OpenTask::definition)
                .sorted()
                .toList();
    }

    public void does(String person, String caseCode, String task, Map<String, Object> form) {
        OpenTask found = work.of(List.of(caseCode)).stream()
                .filter(open -> open.definition().equals(task))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no open task " + task + " but " + open(caseCode)));
        work.submit(found.id(), person, form);
    }

    // ---- P1

    public String invites(String organization) {
        incorporation =
                incorporations.invite(new Invitation(null, organization, "Persona oca", OCA + "@prueba.example", null));
        return incorporation;
    }

    public Incorporation incorporation() {
        return incorporations.get(incorporation);
    }

    public void isInterested(String residence, String comuna) {
        does(
                OCA,
                incorporation,
                "userTask_answerInvitation",
                Map.of(
                        "interested",
                        "YES",
                        "residences",
                        List.of(Map.of("name", residence, "comuna", comuna, "places", 20))));
    }

    public void verifies(int fecuYear, boolean cosMember) {
        does(MANAGER, incorporation, "userTask_verifyAdmissibility", facts(fecuYear, cosMember));
    }

    public Map<String, Object> facts(int fecuYear, boolean cosMember) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("foundedOn", "1990-05-04");
        facts.put("fecuYear", fecuYear);
        facts.put("cosMember", cosMember ? "YES" : "NO");
        facts.put(
                "collaborating",
                registry.residencesOf(incorporation().organizationCode()).stream()
                        .map(residence -> residence.code())
                        .toList());
        return facts;
    }

    public void meets() {
        does(
                MANAGER,
                incorporation,
                "userTask_holdInformativeMeeting",
                Map.of(
                        "heldOn",
                        today(),
                        "participants",
                        "Dirección ejecutiva del organismo y de Jxi",
                        "residences",
                        registry.residencesOf(incorporation().organizationCode()).stream()
                                .map(residence -> residence.code())
                                .toList()));
    }

    // ---- P2

    public DiagnosisView diagnosis() {
        String residence =
                registry.residencesOf(incorporation().organizationCode()).get(0).code();
        return diagnoses.ofResidence(residence).get(0);
    }

    public void visits() {
        does(
                MANAGER,
                diagnosis().code(),
                "userTask_visitResidence",
                Map.of(
                        "heldOn",
                        today(),
                        "participants",
                        "Equipo de la residencia",
                        "formExplained",
                        true,
                        "directorName",
                        "Persona residencia",
                        "directorEmail",
                        RESIDENCE + "@prueba.example"));
    }

    /** Every standard, with a need in these. */
    public void fillsInEverything(String... needy) {
        String code = diagnosis().code();
        catalogue.dimensions().stream()
                .flatMap(dimension -> dimension.standards().stream())
                .forEach(
                        standard -> fillsIn(code, standard.code(), Set.of(needy).contains(standard.code())));
        answers.saveProfile(
                code,
                answers.profile(code).version(),
                catalogue.ageBands().stream().collect(Collectors.toMap(AgeBand::code, band -> 3)),
                "Charlas de parentalidad positiva");
    }

    /** Everything but one standard, which is left as it is. */
    public void fillsInAllBut(String standard) {
        String code = diagnosis().code();
        catalogue.dimensions().stream()
                .flatMap(dimension -> dimension.standards().stream())
                .filter(other -> !other.code().equals(standard))
                .forEach(other -> fillsIn(code, other.code(), false));
        answers.saveProfile(
                code,
                0,
                catalogue.ageBands().stream().collect(Collectors.toMap(AgeBand::code, band -> 3)),
                "Charlas de parentalidad positiva");
    }

    private void fillsIn(String code, String standard, boolean needs) {
        answers.save(
                code,
                standard,
                new Draft(
                        0,
                        "Hoy",
                        "Mañana",
                        needs ? List.of(new Draft.Line("Necesidad de " + standard, Need.Priority.HIGH)) : List.of(),
                        !needs));
    }

    public void handsIn() {
        does(RESIDENCE, diagnosis().code(), "userTask_fillSelfDiagnosis", Map.of("confirmed", true));
    }

    public void validates(boolean agreed) {
        does(OCA, diagnosis().code(), "userTask_validateSelfDiagnosis", verdict(agreed));
    }

    public void reviews(boolean accepted) {
        does(MANAGER, diagnosis().code(), "userTask_reviewSelfDiagnosis", verdict(accepted));
    }

    private static Map<String, Object> verdict(boolean agreed) {
        return agreed ? Map.of("agreed", "YES") : Map.of("agreed", "NO", "remarks", "Falta contar cómo es hoy.");
    }

    /** Everything up to the search for a company, on one day. */
    public String isIncorporated(String... needy) {
        invites("Fundación Casa Abierta");
        isInterested("Casa Roble", "Ñuñoa");
        verifies(2025, true);
        meets();
        visits();
        fillsInEverything(needy);
        handsIn();
        validates(true);
        reviews(true);
        return linking().code();
    }

    // ---- P3

    public LinkingView linking() {
        return linkings.open().get(0);
    }

    public void approaches(String company, String reason) {
        String code = linking().code();
        does(
                MANAGER,
                code,
                "userTask_chooseCompany",
                reason.isEmpty() ? Map.of("companyCode", company) : Map.of("companyCode", company, "reason", reason));
        does(
                MANAGER,
                code,
                "userTask_contactCompany",
                Map.of("contactedOn", today(), "channel", "CALL", "withWhom", "Gerencia general", "viaCpc", true));
    }

    public void declines() {
        does(
                MANAGER,
                linking().code(),
                "userTask_recordCompanyDecision",
                Map.of("accepted", "NO", "reason", "Este año no tienen presupuesto."));
    }

    public void accepts() {
        does(MANAGER, linking().code(), "userTask_recordCompanyDecision", Map.of("accepted", "YES"));
    }

    public Map<String, Object> companyCounterparts() {
        Map<String, Object> form =
                people("Camila Ríos", "camila@empresa.example", "Pedro Soto", "pedro@empresa.example");
        form.putAll(Map.of("area", "Sostenibilidad", "level", "LOCAL", "team", "SINGLE", "budget", "YES"));
        form.putAll(Map.of("hours", "INSIDE", "experience", "NO", "reach", "BROAD", "management", "INVOLVED"));
        return form;
    }

    public Map<String, Object> residenceCounterparts() {
        Map<String, Object> form = people("Ana Díaz", "ana@residencia.example", "Luis Mora", "luis@oca.example");
        form.putAll(Map.of("side", "BOTH", "position", "DIRECTOR"));
        return form;
    }

    private static Map<String, Object> people(
            String counterpart, String counterpartEmail, String deputy, String deputyEmail) {
        Map<String, Object> form = new HashMap<>();
        form.put("counterpartName", counterpart);
        form.put("counterpartEmail", counterpartEmail);
        form.put("deputyName", deputy);
        form.put("deputyEmail", deputyEmail);
        return form;
    }

    public List<Membership> peopleOf(Party party) {
        return registry.members(List.of(party.groupId()));
    }

    // ---- what went out

    public List<String> mails(String occasion) {
        return jdbc.sql("select recipient from juntos.outbox where occasion = ? order by recipient")
                .param(occasion)
                .query(String.class)
                .list();
    }

    public String mailText(String occasion) {
        return jdbc.sql("select text_body from juntos.outbox where occasion = ? order by position desc limit 1")
                .param(occasion)
                .query(String.class)
                .single();
    }
}
