package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.calendar.TimeTravel;
import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.process.agreement.AgreementModel;
import cl.juntosporlainfancia.process.closing.StageClosingModel;
import cl.juntosporlainfancia.process.followup.FollowUpModel;
import cl.juntosporlainfancia.process.plan.PlanModel;
import cl.juntosporlainfancia.process.stage.StageModel;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.CompanyPlace;
import cl.juntosporlainfancia.registry.CosDetails;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.ActivityLine;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanFrame;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.Saving;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One alliance and the people who act in it, told in the manual's words. */
@TestComponent
public class AllianceStory {

    public static final String MANAGER = "gestora";
    public static final String DIRECTOR = "directora";
    public static final String COMPANY = "empresa";
    public static final String RESIDENCE = "residencia";
    public static final String ORGANIZATION = "oca";
    public static final String COS = "cos";

    private final Registry registry;
    private final AllianceService alliances;
    private final AlliancesInView views;
    private final PendingWork work;
    private final FollowUps followUps;
    private final WorkPlans plans;
    private final PlanDrafts drafts;
    private final CurrentViewer current;
    private final MovableClock clock;
    private final TimeTravel time;
    private final BusinessCalendar calendar;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private String code = "";

    AllianceStory(
            Registry registry,
            AllianceService alliances,
            AlliancesInView views,
            PendingWork work,
            FollowUps followUps,
            WorkPlans plans,
            PlanDrafts drafts,
            CurrentViewer current,
            MovableClock clock,
            TimeTravel time,
            BusinessCalendar calendar,
            RuntimeService runtime,
            JdbcClient jdbc) {
        this.registry = registry;
        this.alliances = alliances;
        this.views = views;
        this.work = work;
        this.followUps = followUps;
        this.plans = plans;
        this.drafts = drafts;
        this.current = current;
        this.clock = clock;
        this.time = time;
        this.calendar = calendar;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    // ---- the stage is set

    /** Forgets all that was, and forms one alliance on that day at nine. */
    public String formedOn(LocalDate day) {
        clearEverything();
        clock.moveTo(calendar.at(day, LocalTime.of(9, 0)));
        people();
        code = alliances.form(new FormAlliance("casa-azul", "acme", MANAGER));
        return code;
    }

    private void clearEverything() {
        runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .forEach(id -> runtime.deleteProcessInstance(id, "test"));
        jdbc.sql(
                        "truncate juntos.organization, juntos.company, juntos.person, juntos.outbox, juntos.notification_warning,"
                                + " juntos.digest_run cascade")
                .update();
    }

    private void people() {
        registry.add("fundacion", organization());
        residence("casa-azul", "Casa Azul");
        registry.add("acme", company());
        registry.change(registry.cos().version(), cos());
        person(MANAGER, Groups.ALLIANCE_MANAGERS, Membership.Role.MEMBER);
        person(DIRECTOR, Groups.EXECUTIVE_DIRECTOR, Membership.Role.MEMBER);
        // Without an administrator the engine's web applications want to make one first.
        person("administradora", Groups.ADMINISTRATORS, Membership.Role.MEMBER);
        person(COS, Groups.COS, Membership.Role.MEMBER);
        person(RESIDENCE, Party.residence("casa-azul").groupId(), Membership.Role.COUNTERPART);
        person(ORGANIZATION, Party.organization("fundacion").groupId(), Membership.Role.COUNTERPART);
        person(COMPANY, Party.company("acme").groupId(), Membership.Role.COUNTERPART);
    }

    /** All that an agreement says of it (manual, annex 7.3). */
    public static OrganizationDetails organization() {
        return new OrganizationDetails(
                "Fundación Casa",
                "65432109-4",
                LocalDate.of(1990, 3, 1),
                true,
                2024,
                "Ñuñoa",
                "Avenida Irarrázaval 1234",
                "Carmen Muñoz Peña",
                "9876543-3",
                null,
                null,
                "Presidenta",
                LocalDate.of(2020, 5, 14),
                "Primera Notaría de Ñuñoa",
                "cuya misión es acoger a niñas y niños que no pueden vivir con su familia");
    }

    public static CompanyDetails company() {
        return new CompanyDetails(
                "Acme",
                "76543210-3",
                "fabricación de muebles",
                "Íñigo Larraín Núñez",
                "12345678-5",
                null,
                null,
                null,
                List.of(new CompanyDetails.Place(CompanyPlace.Kind.CENTRAL, "Concepción", "Calle Barros Arana 567")),
                Set.of(),
                "Gerente general",
                LocalDate.of(2018, 11, 2),
                "Tercera Notaría de Concepción");
    }

    /** As its one row outlives a test, all of it is said anew. */
    private static CosDetails cos() {
        return new CosDetails(
                "65.018.488-2",
                "Providencia",
                "Calle Los Leones 2140",
                "Francisca Valdés Undurraga",
                "Presidenta del Directorio",
                "11222333-9",
                LocalDate.of(2022, 5, 17),
                "Undécima Notaría de Santiago",
                "cuya misión es motivar la colaboración de organizaciones solidarias en Chile",
                "Tomás Aguirre",
                "convenios@cos.example",
                "+56 2 2555 0199");
    }

    /** A residence of the organisation. */
    public void residence(String code, String name) {
        registry.add(
                code,
                new ResidenceDetails(name, "fundacion", "Ñuñoa", "Calle de " + name + " 12", null, null, null, true));
    }

    private void person(String username, String group, Membership.Role role) {
        registry.addPerson(username, "Persona " + username, username + "@prueba.example", null);
        registry.join(username, group, role);
    }

    public String code() {
        return code;
    }

    /** From here on it is that alliance that is told of. */
    public void turnTo(String allianceCode) {
        code = allianceCode;
    }

    public AllianceView alliance() {
        return views.get(code);
    }

    public StageRun stage() {
        return alliances.openStage(code);
    }

    public List<StageRun> stages() {
        return alliances.stageRuns(code);
    }

    public List<FollowUp> followUps() {
        return followUps.of(code);
    }

    public LocalDate today() {
        return calendar.today();
    }

    // ---- time goes by

    /** Lives until ten in the morning of that day. */
    public void on(LocalDate day) {
        time.advanceTo(calendar.at(day, LocalTime.of(10, 0)));
        assertThat(calendar.today()).isEqualTo(day);
    }

    // ---- people do their tasks

    public List<String> openTasks() {
        return work.of(List.of(code)).stream()
                .map(OpenTask::definition)
                .sorted()
                .toList();
    }

    public OpenTask task(String definition) {
        return work.of(List.of(code)).stream()
                .filter(task -> task.definition().equals(definition))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no open task " + definition + " but " + openTasks()));
    }

    public void does(String person, String task, Map<String, Object> form) {
        work.submit(task(task).id(), person, form);
    }

    public void framingMeeting() {
        does(MANAGER, StageModel.TASK_FRAMING, Map.of("heldOn", today(), "participants", "Las tres partes"));
    }

    public void induction() {
        does(
                COMPANY,
                StageModel.TASK_INDUCTION,
                Map.of("heldOn", today(), "participants", "Jxi", "headCount", 12, "protocolExplained", true));
    }

    public void firstVisit() {
        does(
                RESIDENCE,
                StageModel.TASK_FIRST_VISIT,
                Map.of("heldOn", today(), "participants", "Directora y voluntarios", "headCount", 5));
    }

    /** The first plan, in one round without returns; it may begin today. */
    public void planWithActivities(int count) {
        ordersNeeds();
        beginsPlanThisMonth();
        plans(COMPANY, count);
        proposes();
        addsValueProposal();
        agreesGantt();
        findsCoherent();
        allApprove();
    }

    public void ordersNeeds() {
        does(RESIDENCE, PlanModel.TASK_ORDER_NEEDS, Map.of("confirmed", true));
    }

    public void beginsPlanThisMonth() {
        PlanSheet sheet = draft();
        as(
                COMPANY,
                () -> drafts.saveFrame(
                        code,
                        new PlanFrame(
                                sheet.frameVersion(),
                                "Mejorar juntos",
                                "Voluntariado y mantención",
                                sheet.valueProposal(),
                                YearMonth.from(today()),
                                12)));
    }

    /** That many new activities, each of another standard, all of which begin as soon as possible and end in five months. */
    public void plans(String person, int count) {
        List<String> standards = List.of("1.1", "2.1", "3.4", "4.2", "5.1");
        List<Saving.Row> rows = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Saving.Row(
                    UUID.randomUUID(), 0, activity(standards.get(i % standards.size()), "Actividad " + (i + 1))));
        }
        assertThat(saves(person, rows.toArray(Saving.Row[]::new)).kept()).hasSize(count);
    }

    public Saving.Outcome saves(String person, Saving.Row... rows) {
        AtomicReference<Saving.Outcome> outcome = new AtomicReference<>();
        as(person, () -> outcome.set(drafts.save(code, List.of(rows), List.of())));
        return java.util.Objects.requireNonNull(outcome.get());
    }

    public ActivityLine activity(String standard, String description) {
        LocalDate start = today().isBefore(draft().startsOn()) ? draft().startsOn() : today();
        return new ActivityLine(
                standard,
                null,
                description,
                null,
                "Se realiza",
                start,
                start.plusMonths(5),
                Map.of(YearMonth.from(start), new ActivityLine.Sum(new BigDecimal("100000"), BigDecimal.TEN)),
                "Equipo de la empresa",
                "Directora",
                Funding.COMPANY,
                null,
                Set.of());
    }

    public PlanSheet draft() {
        return drafts.of(code).orElseThrow();
    }

    public void proposes() {
        does(COMPANY, PlanModel.TASK_PROPOSE, Map.of("confirmed", true));
    }

    public void addsValueProposal() {
        PlanSheet sheet = draft();
        as(
                RESIDENCE,
                () -> drafts.saveFrame(
                        code,
                        new PlanFrame(
                                sheet.frameVersion(),
                                sheet.objective(),
                                sheet.resources(),
                                "Charlas de parentalidad positiva",
                                YearMonth.from(sheet.startsOn()),
                                sheet.months())));
        does(RESIDENCE, PlanModel.TASK_ADD_VALUE, Map.of("confirmed", true));
    }

    public void agreesGantt() {
        does(COMPANY, PlanModel.TASK_AGREE_GANTT, Map.of("confirmed", true));
    }

    public void findsCoherent() {
        does(MANAGER, PlanModel.TASK_REVIEW, Map.of("coherent", "YES"));
    }

    public void allApprove() {
        for (String person : List.of(RESIDENCE, ORGANIZATION, COMPANY)) {
            answersPlan(person, Map.of("approved", "YES"));
        }
    }

    /** One of the three approves the plan or returns it. */
    public void answersPlan(String person, Map<String, Object> form) {
        work.submit(of(PlanModel.TASK_APPROVE, person).id(), person, form);
    }

    private OpenTask of(String definition, String person) {
        return work.of(List.of(code)).stream()
                .filter(task -> task.definition().equals(definition))
                .filter(task -> task.groups().stream().anyMatch(registry.groupsOf(person)::contains))
                .findFirst()
                .orElseThrow();
    }

    public void as(String person, Runnable action) {
        current.as(new Viewer(person, Set.copyOf(registry.groupsOf(person))), action);
    }

    /** The agreement is prepared, for these alliances too, and its document made. */
    public void preparesAgreement(String... others) {
        does(MANAGER, AgreementModel.TASK_PREPARE, Map.of("others", List.of(others)));
    }

    /** The agreement's form, from who acts for a party: a signature, or remarks. */
    public void answersAgreement(String person, Map<String, Object> form) {
        OpenTask mine = work.of(List.of(code)).stream()
                .filter(task -> task.definition().equals(AgreementModel.TASK_SIGN))
                .filter(task -> task.groups().stream().anyMatch(registry.groupsOf(person)::contains))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing to sign for " + person + " but " + openTasks()));
        work.submit(mine.id(), person, form);
    }

    public void threeSignatures() {
        preparesAgreement();
        for (String person : List.of(ORGANIZATION, COMPANY, COS)) {
            answersAgreement(person, signature());
        }
    }

    public Map<String, Object> signature() {
        return Map.of(
                "decision",
                "SIGN",
                "signedOn",
                today(),
                "signedBy",
                "Ana Soto Rojas",
                "position",
                "Gerenta",
                "rut",
                "10.203.040-0",
                "means",
                "HANDWRITTEN",
                "accepted",
                true);
    }

    public void celebration() {
        does(MANAGER, StageModel.TASK_CELEBRATE, Map.of("heldOn", today(), "participants", "Todos los equipos"));
    }

    /** All that SENSITIZATION has to do before its closing. */
    public void sensitized() {
        framingMeeting();
        induction();
        firstVisit();
        planWithActivities(5);
        threeSignatures();
        celebration();
    }

    /** What a follow-up needs at least: every activity due goes on. */
    public Map<String, Object> minutes() {
        Map<String, Object> form = new HashMap<>();
        form.put("heldOn", today());
        form.put("form", "MEETING");
        form.put("participants", "Residencia, empresa y Jxi");
        form.put(
                "activities",
                plans.due(code, task(FollowUpModel.TASK_RECORD) == null ? today() : dueOfOldestFollowUp()).stream()
                        .map(activity -> report(activity, "UNDER_WAY"))
                        .toList());
        return form;
    }

    public Map<String, Object> report(Activity activity, String state) {
        return Map.of("activityId", activity.id(), "report", state);
    }

    public LocalDate dueOfOldestFollowUp() {
        return followUps().stream()
                .filter(FollowUp::isOpen)
                .findFirst()
                .orElseThrow()
                .dueOn();
    }

    public void holdsFollowUp() {
        does(MANAGER, FollowUpModel.TASK_RECORD, minutes());
    }

    public void evaluates() {
        does(MANAGER, StageClosingModel.TASK_EVALUATE, Map.of("achievements", "Vínculo", "lessons", "De menos a más"));
    }

    public void evaluatesAs(boolean sustainable) {
        does(
                MANAGER,
                StageClosingModel.TASK_EVALUATE,
                Map.of("achievements", "Vínculo", "lessons", "Seguir", "sustainable", sustainable ? "YES" : "NO"));
    }

    public void decides(String decision) {
        does(MANAGER, StageClosingModel.TASK_DECIDE, Map.of("decision", decision));
    }

    public void decides(String decision, String reason) {
        does(MANAGER, StageClosingModel.TASK_DECIDE, Map.of("decision", decision, "reason", reason));
    }

    public void renewsBaseline() {
        does(
                RESIDENCE,
                StageModel.TASK_RENEW_BASELINE,
                Map.of("renewedOn", today(), "children", 20, "progress", "Mucho", "needs", "Menos"));
    }

    /** The next version: what is open goes on, and some activities come in anew. */
    public void redesignsPlan() {
        nextPlan(4);
    }

    public void projectsLongTerm() {
        nextPlan(3);
    }

    private void nextPlan(int count) {
        ordersNeeds();
        plans(COMPANY, count);
        proposes();
        addsValueProposal();
        agreesGantt();
        findsCoherent();
        allApprove();
    }

    // ---- what went out

    public List<String> mails(String occasion) {
        return jdbc.sql(
                        "select recipient from juntos.outbox where occasion = ? and alliance_code = ? order by recipient")
                .params(occasion, code)
                .query(String.class)
                .list();
    }

    /** A process variable of any of the alliance's running models; null if none has it. */
    public @org.jspecify.annotations.Nullable Object variable(String name) {
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(
                        runtime.createProcessInstanceQuery().processInstanceBusinessKey(code).list().stream()
                                .map(ProcessInstance::getId)
                                .toArray(String[]::new))
                .variableName(name)
                .list()
                .stream()
                .map(org.camunda.bpm.engine.runtime.VariableInstance::getValue)
                .findFirst()
                .orElse(null);
    }

    public long runningInstances() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(code)
                .count();
    }
}
