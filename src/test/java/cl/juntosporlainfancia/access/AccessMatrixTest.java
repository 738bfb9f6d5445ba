package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.access.AccessMatrix.Kind;
import cl.juntosporlainfancia.access.AccessMatrix.Right;
import cl.juntosporlainfancia.access.AccessMatrix.Row;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.intake.Uploads;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.process.BeginningStory;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Calls every cell of the access matrix: each door and each human task, as each role, and for the parties' roles once more as somebody of
 * the same role in another alliance. Two stories are lived for it; each row is called at a moment when there is something behind it.
 */
// Whoever has logged in stays so while the stories' months go by.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "jxi.session.longest=36500d")
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class, BeginningStory.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixTest {

    /** An id of nothing. */
    static final String UNKNOWN = "11111111-2222-3333-4444-555555555555";

    private static final String PASSWORD = "tres tristes trigos 1+1";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final LocalDate FORMED = LocalDate.of(2026, 4, 1);
    private static final AccessMatrix MATRIX = AccessMatrix.read();

    /** What is tried where: a row's request with everything filled in. */
    private record Sample(String path, String body) {}

    private static int cells;
    private static final Set<Row> CALLED = new java.util.LinkedHashSet<>();

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory alliance;

    @Autowired
    BeginningStory beginning;

    @Autowired
    AllianceService alliances;

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

    @Autowired
    PendingWork work;

    @Autowired
    WorkPlans plans;

    @Autowired
    Uploads uploads;

    @Autowired
    FilterService filters;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final Map<Role, Caller> own = new EnumMap<>(Role.class);
    private final Map<Role, String> names = new EnumMap<>(Role.class);
    private final Map<Role, Caller> foreign = new EnumMap<>(Role.class);
    private final List<String> wrong = new ArrayList<>();

    /** Names that nobody of another alliance may read in an answer. */
    private List<String> secrets = List.of();

    /** Those count tasks: a number tells too. */
    private static final Set<String> COUNTS = Set.of(
            "/camunda/api/engine/engine/{engine}/task/count", "/camunda/api/engine/engine/{engine}/filter/{id}/count");

    // ---- who calls

    private void cast(Map<Role, String> known) {
        cast(known, NONE);
    }

    /**
     * @param known who of the story has which role; the others are people of their own
     * @param missing roles that nobody has yet
     */
    private void cast(Map<Role, String> known, Set<Role> missing) {
        own.clear();
        foreign.clear();
        names.clear();
        String hash = accounts.hash(PASSWORD);
        own.put(Role.NOBODY, Caller.nobody(port));
        for (Role role : Role.values()) {
            if (role == Role.NOBODY || missing.contains(role)) {
                continue;
            }
            String username = known.getOrDefault(role, "rol-" + role.column());
            if (registry.person(username).isEmpty()) {
                person(username, role.column());
            }
            accounts.openWithHash(username, hash);
            names.put(role, username);
            own.put(role, Caller.loggedIn(port, username, PASSWORD));
        }
        for (Map.Entry<Role, Party> other : Map.of(
                        Role.ORGANIZATION, Party.organization("otra-fundacion"),
                        Role.RESIDENCE, Party.residence("otra-casa"),
                        Role.COMPANY, Party.company("otra-empresa"))
                .entrySet()) {
            String username = "ajena-" + other.getKey().column();
            if (registry.person(username).isEmpty()) {
                person(username, other.getValue().groupId());
            }
            accounts.openWithHash(username, hash);
            foreign.put(other.getKey(), Caller.loggedIn(port, username, PASSWORD));
        }
    }

    private void person(String username, String group) {
        registry.addPerson(username, "Persona " + username, username + "@prueba.example", null);
        registry.join(username, group, Membership.Role.COUNTERPART);
    }

    /** Another alliance, whose people must see nothing of the first. */
    private void another() {
        registry.add("otra-fundacion", OrganizationDetails.named("Otra fundación"));
        registry.add(
                "otra-casa",
                new ResidenceDetails("Otra casa", "otra-fundacion", "Ñuñoa", null, null, null, null, true));
        registry.add("otra-empresa", CompanyDetails.named("Otra empresa"));
    }

    // ---- doors

    private void doors(Predicate<Row> which, Set<Role> owners, Map<String, String> values) {
        List<Row> rows = MATRIX.rows().stream()
                .filter(Row::isDoor)
                .filter(which)
                .filter(row -> !CALLED.contains(row))
                .toList();
        assertThat(rows).isNotEmpty();
        for (Row row : rows) {
            CALLED.add(row);
            Sample sample = sample(row, values);
            for (Map.Entry<Role, Caller> caller : own.entrySet()) {
                Right right = row.right(caller.getKey());
                boolean collection = isCollection(row);
                boolean let = right == Right.ALLOWED
                        || right == Right.OWN && (collection || owners.contains(caller.getKey()));
                call(row, sample, caller.getKey() + "", caller.getKey(), caller.getValue(), let);
            }
            for (Map.Entry<Role, Caller> caller : foreign.entrySet()) {
                Right right = row.right(caller.getKey());
                boolean let = right == Right.ALLOWED || right == Right.OWN && isCollection(row);
                call(row, sample, "other " + caller.getKey(), caller.getKey(), caller.getValue(), let);
            }
        }
    }

    private void call(Row row, Sample sample, String who, Role role, Caller caller, boolean let) {
        Caller used = sample.path().endsWith("logout") ? fresh(role) : caller;
        String method = row.method().equals("*") ? "POST" : row.method();
        HttpResponse<String> answer = used.send(method, sample.path(), sample.body());
        cells++;
        Caller.Answer meaning = Caller.meaning(method, sample.path(), answer);
        Caller.Answer expected = let && isHere(row) ? Caller.Answer.LET_IN : Caller.Answer.SHUT;
        if (meaning != expected) {
            wrong.add("%s %s as %s: %s, not %s (%d %s)"
                    .formatted(method, sample.path(), who, meaning, expected, answer.statusCode(), start(answer)));
        }
        if (who.startsWith("other")) {
            secrets.stream()
                    .filter(answer.body()::contains)
                    .forEach(secret ->
                            wrong.add("%s %s as %s shows «%s»".formatted(method, sample.path(), who, secret)));
            if (COUNTS.contains(row.path()) && !answer.body().contains("\"count\":0")) {
                wrong.add("%s %s as %s counts what is another's: %s"
                        .formatted(method, sample.path(), who, answer.body()));
            }
        }
    }

    private Caller fresh(Role role) {
        return role == Role.NOBODY
                ? Caller.nobody(port)
                : Caller.loggedIn(port, names.getOrDefault(role, ""), PASSWORD);
    }

    private static String start(HttpResponse<String> answer) {
        return answer.body().substring(0, Math.min(160, answer.body().length())).replaceAll("\\s+", " ");
    }

    /** The doors of the demonstration and of the institution's login are there in their profiles only; without an error there is nothing to tell of it. */
    private static boolean isHere(Row row) {
        return !row.path().startsWith("/demo")
                && !row.path().contains("oauth2")
                && !row.path().equals("/error");
    }

    /** Whether the row lists what is the caller's own, so that everybody gets an answer. */
    private static boolean isCollection(Row row) {
        return row.path().equals("/diagnosticos")
                || row.path().startsWith("/camunda")
                        && !row.path().contains("/task/{id}")
                        && !row.path().endsWith("/profile");
    }

    private Sample sample(Row row, Map<String, String> values) {
        String path = SPECIAL.getOrDefault(row.path(), row.path()).replaceAll("\\{folder:[^}]*}", "residencias");
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        path = path.replace("{engine}", "default").replace("{institution}", "x").replace("{id}", UNKNOWN);
        assertThat(path).as(row.method() + " " + row.path()).doesNotContain("{", "*");
        String body = BODIES.getOrDefault(row.method() + " " + row.path(), "");
        if (body.isEmpty()
                && (row.path().startsWith("/camunda/api") || row.kind() == Kind.REST)
                && !row.method().equals("GET")) {
            body = "{}";
        }
        return new Sample(path, body);
    }

    /** Where the pattern says too little to ask for something that is there. */
    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("/css/**", "/css/panel.css"),
            Map.entry("/js/**", "/js/rows.js"),
            Map.entry("/img/**", "/img/logo.svg"),
            Map.entry("/webjars/tabulator-tables/**", "/webjars/tabulator-tables/6.3.1/dist/js/tabulator.min.js"),
            Map.entry("/camunda/lib/**", "/camunda/lib/runtime.js"),
            Map.entry("/camunda/assets/**", "/camunda/assets/tasklist.svg"),
            Map.entry("/camunda/app/tasklist/**", "/camunda/app/tasklist/default/"),
            Map.entry("/camunda/app/cockpit/**", "/camunda/app/cockpit/default/"),
            Map.entry(
                    "/camunda/api/tasklist/plugin/**",
                    "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.css"),
            Map.entry(
                    "/camunda/api/cockpit/plugin/**",
                    "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count"),
            Map.entry("/camunda/**", ENGINE + "/deployment/create"),
            Map.entry(
                    "/camunda/api/cockpit/plugin/base/{engine}/**",
                    "/camunda/api/cockpit/plugin/base/default/incident/count"),
            Map.entry("/engine-rest/**", "/engine-rest/task"),
            Map.entry("/actuator/**", "/actuator/env"),
            Map.entry(ENGINE.replace("default", "{engine}") + "/**", ENGINE + "/process-instance/count"),
            Map.entry(ENGINE.replace("default", "{engine}") + "/telemetry/**", ENGINE + "/telemetry/configuration"),
            Map.entry(ENGINE.replace("default", "{engine}") + "/metrics/**", ENGINE + "/metrics"),
            Map.entry(ENGINE.replace("default", "{engine}") + "/history/{what}", ENGINE + "/history/process-instance"),
            Map.entry(
                    ENGINE.replace("default", "{engine}") + "/history/{what}/count",
                    ENGINE + "/history/process-instance/count"),
            Map.entry("/clave/{token}", "/clave/" + "x".repeat(43)),
            Map.entry("/alianzas/{code}/plan/comparar", "/alianzas/{code}/plan/comparar"));

    private static final Map<String, String> BODIES =
            Map.of("PUT " + ENGINE.replace("default", "{engine}") + "/job/{id}/retries", "{\"retries\":1}");

    // ---- tasks

    /** Each human task that is open now and has not been tried. */
    private void tasks(String caseCode) {
        Map<String, List<OpenTask>> open =
                work.of(List.of(caseCode)).stream().collect(Collectors.groupingBy(OpenTask::definition));
        open.forEach((definition, instances) -> {
            Row row = MATRIX.rows().stream()
                    .filter(one -> one.kind() == Kind.TASK && one.path().equals(definition))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row for task " + definition));
            if (!CALLED.add(row)) {
                return;
            }
            own.forEach((role, caller) -> task(row, instances, role + "", caller, names.get(role), row.right(role)));
            foreign.forEach((role, caller) -> task(
                    row,
                    instances,
                    "other " + role,
                    caller,
                    "ajena-" + role.column(),
                    row.right(role) == Right.ALLOWED ? Right.ALLOWED : Right.DENIED));
        });
    }

    private void task(
            Row row,
            List<OpenTask> instances,
            String who,
            Caller caller,
            @org.jspecify.annotations.Nullable String username,
            Right right) {
        boolean sees = false;
        boolean does = false;
        cells++;
        for (OpenTask instance : instances) {
            String path = ENGINE + "/task/" + instance.id();
            boolean here = false;
            for (String part : List.of("", "/form-variables", "/deployed-form")) {
                Caller.Answer answer = Caller.meaning("GET", path, caller.send("GET", path + part, ""));
                if (answer == Caller.Answer.BROKEN) {
                    wrong.add("%s%s as %s is broken".formatted(row.path(), part, who));
                }
                here |= answer == Caller.Answer.LET_IN;
            }
            sees |= here;
            HttpResponse<String> claimed = caller.send(
                    "POST", path + "/claim", "{\"userId\":\"" + (username == null ? "x" : username) + "\"}");
            boolean took = claimed.statusCode() == 204;
            if (took && instance.assignee() == null) {
                assertThat(caller.send("POST", path + "/unclaim", "{}").statusCode())
                        .isEqualTo(204);
            }
            if (!took && !List.of(302, 401, 403, 404).contains(claimed.statusCode())) {
                wrong.add("claim %s as %s: %d %s".formatted(row.path(), who, claimed.statusCode(), start(claimed)));
            }
            does |= took;
            if (!took) {
                // Whoever may not take it cannot hand its form in either.
                HttpResponse<String> handed = caller.send("POST", path + "/submit-form", "{\"variables\":{}}");
                if (!List.of(302, 401, 403, 404).contains(handed.statusCode())) {
                    wrong.add("submit %s as %s: %d %s".formatted(row.path(), who, handed.statusCode(), start(handed)));
                }
            }
        }
        if (sees != (right != Right.DENIED) || does != (right == Right.ALLOWED || right == Right.OWN)) {
            wrong.add("task %s as %s: sees %s, does %s, but the matrix says %s"
                    .formatted(row.path(), who, sees, does, right));
        }
    }

    @AfterEach
    void noneWrong() {
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    private static Predicate<Row> below(String... paths) {
        return row -> Stream.of(paths).anyMatch(path -> row.path().startsWith(path));
    }

    private static Predicate<Row> at(String... paths) {
        return row -> Set.of(paths).contains(row.path());
    }

    private static final Set<Role> NONE = Set.of();
    private static final Set<Role> THREE = EnumSet.of(Role.ORGANIZATION, Role.RESIDENCE, Role.COMPANY);

    // ---- the stories

    @Test
    @Order(1)
    @DisplayName("an alliance: its pages, its plan, its agreement, its tasks, and what is there for all")
    void alliance() {
        alliance.formedOn(FORMED);
        secrets = List.of("Casa Azul", "Fundación Casa", "Acme");
        another();
        cast(Map.of(
                Role.ALLIANCE_MANAGER, AllianceStory.MANAGER,
                Role.EXECUTIVE_DIRECTOR, AllianceStory.DIRECTOR,
                Role.ADMINISTRATOR, "administradora",
                Role.COS, AllianceStory.COS,
                Role.RESIDENCE, AllianceStory.RESIDENCE,
                Role.ORGANIZATION, AllianceStory.ORGANIZATION,
                Role.COMPANY, AllianceStory.COMPANY));
        String code = alliance.code();
        alliances.form(new FormAlliance("otra-casa", "otra-empresa", AllianceStory.MANAGER));

        tasks(code);
        alliance.framingMeeting();
        tasks(code);
        alliance.induction();
        tasks(code);
        alliance.firstVisit();
        tasks(code);
        doors(below("/alianzas/{code}/plan/borrador"), THREE, Map.of("code", code, "need", UNKNOWN));
        alliance.ordersNeeds();
        alliance.beginsPlanThisMonth();
        alliance.plans(AllianceStory.COMPANY, 5);
        tasks(code);
        alliance.proposes();
        tasks(code);
        alliance.addsValueProposal();
        tasks(code);
        alliance.agreesGantt();
        tasks(code);
        alliance.findsCoherent();
        tasks(code);
        alliance.allApprove();
        tasks(code);
        alliance.preparesAgreement();
        tasks(code);
        doors(
                at("/convenios/{code}/{version}.pdf"),
                THREE,
                Map.of("code", one("select code from juntos.agreement"), "version", "1"));
        doors(at("/alianzas/{code}/convenio"), THREE, Map.of("code", code));
        for (String signatory : List.of(AllianceStory.ORGANIZATION, AllianceStory.COMPANY, AllianceStory.COS)) {
            alliance.answersAgreement(signatory, alliance.signature());
        }
        tasks(code);
        alliance.celebration();
        alliance.on(alliance.dueOfOldestFollowUp());
        tasks(code);
        doors(
                below("/seguimientos/"),
                THREE,
                Map.of("id", alliance.followUps().get(0).id().toString()));
        Predicate<Row> closing = at("/alianzas/{code}/preparacion", "/alianzas/{code}/cierre-anticipado");
        doors(
                below("/alianzas/{code}").and(closing.negate()),
                THREE,
                Map.of(
                        "code",
                        code,
                        "id",
                        plans.inForce(code)
                                .orElseThrow()
                                .activities()
                                .get(0)
                                .id()
                                .toString()));
        doors(below("/correos"), NONE, Map.of("id", one("select id::text from juntos.outbox limit 1")));
        registry();
        restOfTheEngine();
        alliance.holdsFollowUp();
        alliance.on(LocalDate.of(2026, 10, 1));
        tasks(code);
        alliance.evaluates();
        tasks(code);
        alliance.decides("ADVANCE");
        alliance.on(LocalDate.of(2027, 8, 2));
        tasks(code);
        doors(closing, THREE, Map.of("code", code));
    }

    private void registry() {
        UUID upload = uploads.tryOut(
                cl.juntosporlainfancia.intake.Kind.RESIDENCES,
                "residencias.csv",
                "Residencias;Organismo;Comuna\n".getBytes(StandardCharsets.UTF_8),
                AllianceStory.MANAGER);
        Map<String, String> values = Map.of(
                "username",
                AllianceStory.RESIDENCE,
                "id",
                upload.toString(),
                "kindName",
                cl.juntosporlainfancia.intake.Kind.RESIDENCES.name());
        doors(below("/registro/organismos/"), NONE, Map.of("code", "fundacion"));
        doors(below("/registro/empresas/"), NONE, Map.of("code", "acme"));
        doors(below("/registro/residencias/"), NONE, Map.of("code", "casa-azul"));
        doors(below("/registro/{folder"), NONE, Map.of("code", "casa-azul"));
        // Somebody else than those who call: this shuts an account, and takes its person out of a group.
        person("otra-persona", Party.company("acme").groupId());
        accounts.openWithHash("otra-persona", accounts.hash(PASSWORD));
        doors(
                at(
                        "/registro/personas/{username}/cierre",
                        "/registro/personas/{username}/reapertura",
                        "/registro/personas/{username}/rol",
                        "/registro/personas/{username}/salida"),
                NONE,
                Map.of("username", "otra-persona"));
        doors(below("/registro"), EnumSet.of(Role.ALLIANCE_MANAGER), values);
    }

    private void restOfTheEngine() {
        String task = alliance.task("userTask_recordFollowUp").id();
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("alliance")
                .latestVersion()
                .singleResult()
                .getId();
        String filter = filters.createTaskFilterQuery().list().get(0).getId();
        String engine = "/camunda/api/engine/engine/{engine}";
        Set<Role> watching = EnumSet.of(Role.ALLIANCE_MANAGER, Role.EXECUTIVE_DIRECTOR, Role.ADMINISTRATOR);
        Predicate<Row> doing = row -> row.path().startsWith(engine + "/task/{id}")
                && row.method().equals("POST")
                && !row.path().endsWith("/assignee");
        doors(
                below(engine + "/task/{id}").and(doing.negate()).and(row -> !row.path()
                        .endsWith("/assignee")),
                watching,
                Map.of("id", task));
        // What takes, lets go and hands in is tried task by task; here once more on one that only its manager may do.
        doors(doing, EnumSet.of(Role.ALLIANCE_MANAGER), Map.of("id", task));
        doors(below(engine + "/filter/{id}"), NONE, Map.of("id", filter));
        doors(below(engine + "/process-definition/{id}"), watching, Map.of("id", definition));
        doors(at(engine + "/user/{id}/profile"), watching, Map.of("id", AllianceStory.MANAGER));
        doors(
                at(engine + "/job/{id}/retries"),
                NONE,
                Map.of("id", one("select id_ from public.act_ru_job where type_ = 'timer' limit 1")));
        doors(row -> !row.path().contains("{code}") && !row.path().startsWith("/registro"), NONE, Map.of());
    }

    @Test
    @Order(2)
    @DisplayName("the beginnings: an organisation's way in, its diagnosis, the search for a company")
    void beginnings() {
        beginning.begins(LocalDate.of(2026, 6, 1));
        secrets = List.of("Casa Roble", "Casa Abierta");
        another();
        beginning.company("acme", "Acme", "Ñuñoa");
        for (String next : List.of("beta", "gama", "delta")) {
            beginning.company(next, "Empresa " + next, "Ñuñoa");
        }
        person("empresa", Party.company("acme").groupId());
        String code = beginning.invites("Fundación Casa Abierta");
        // Whoever is invited has an account from then on.
        String oca = registry.members(
                        List.of(Party.organization(beginning.incorporation().organizationCode())
                                .groupId()))
                .get(0)
                .person()
                .username();
        Map<Role, String> known = new HashMap<>(Map.of(
                Role.ALLIANCE_MANAGER,
                BeginningStory.MANAGER,
                Role.EXECUTIVE_DIRECTOR,
                "directora",
                Role.ADMINISTRATOR,
                "administradora",
                Role.SEARCH_COMMISSION,
                BeginningStory.COMMISSION,
                Role.ORGANIZATION,
                oca,
                Role.COMPANY,
                "empresa"));
        cast(known, EnumSet.of(Role.RESIDENCE));
        tasks(code);
        doors(below("/incorporaciones"), EnumSet.of(Role.ORGANIZATION), Map.of("code", code));
        beginning.on(LocalDate.of(2026, 7, 2));
        tasks(code);
        beginning.does(BeginningStory.MANAGER, code, "userTask_decideSilence", Map.of("insist", "YES"));
        beginning.isInterested("Casa Roble", "Ñuñoa");
        tasks(code);
        beginning.verifies(2025, false);
        beginning.on(LocalDate.of(2026, 8, 3));
        tasks(code);
        beginning.does(
                BeginningStory.MANAGER, code, "userTask_recheckMembership", Map.of("member", "YES", "fecuYear", 2025));
        tasks(code);
        beginning.meets();
        String diagnosis = beginning.diagnosis().code();
        tasks(diagnosis);
        beginning.visits();
        String residence = registry.residencesOf(beginning.incorporation().organizationCode())
                .get(0)
                .code();
        known.put(
                Role.RESIDENCE,
                registry.members(List.of(Party.residence(residence).groupId()))
                        .get(0)
                        .person()
                        .username());
        known.put(Role.NOBODY, "");
        cast(known, NONE);
        tasks(diagnosis);
        Set<Role> making = EnumSet.of(Role.ORGANIZATION, Role.RESIDENCE);
        doors(
                below("/diagnosticos").and(row -> !row.path().contains("/observaciones")),
                making,
                Map.of("code", diagnosis, "standard", "1.1", "step", "1"));
        Caller director = java.util.Objects.requireNonNull(own.get(Role.RESIDENCE));
        director.send("POST", "/diagnosticos/" + diagnosis + "/ayuda", "question=Una+duda+sobre+el+primero");
        tasks(diagnosis);
        beginning.fillsInEverything("1.1");
        beginning.handsIn();
        tasks(diagnosis);
        doors(below("/diagnosticos/{code}/observaciones"), making, Map.of("code", diagnosis, "standard", "1.1"));
        beginning.validates(true);
        tasks(diagnosis);
        beginning.reviews(true);
        String linking = beginning.linking().code();
        tasks(linking);
        for (String company : List.of("beta", "gama", "delta")) {
            beginning.approaches(company, "Queda cerca.");
            beginning.declines();
        }
        tasks(linking);
        doors(below("/vinculaciones"), EnumSet.of(Role.SEARCH_COMMISSION), Map.of("code", linking));
    }

    @Test
    @Order(3)
    @DisplayName("the naming of counterparts, which only a company that accepts comes to")
    void naming() {
        beginning.begins(LocalDate.of(2026, 6, 1));
        secrets = List.of("Casa Roble", "Casa Abierta");
        another();
        beginning.company("acme", "Acme", "Ñuñoa");
        person("empresa", Party.company("acme").groupId());
        String linking = beginning.isIncorporated("1.1");
        String organization = beginning.incorporation().organizationCode();
        String residence = registry.residencesOf(organization).get(0).code();
        cast(
                Map.of(
                        Role.ALLIANCE_MANAGER,
                        BeginningStory.MANAGER,
                        Role.EXECUTIVE_DIRECTOR,
                        "directora",
                        Role.ADMINISTRATOR,
                        "administradora",
                        Role.SEARCH_COMMISSION,
                        BeginningStory.COMMISSION,
                        Role.ORGANIZATION,
                        member(Party.organization(organization)),
                        Role.RESIDENCE,
                        member(Party.residence(residence)),
                        Role.COMPANY,
                        "empresa"),
                NONE);
        tasks(linking);
        beginning.does(BeginningStory.MANAGER, linking, "userTask_chooseCompany", Map.of("companyCode", "acme"));
        tasks(linking);
        beginning.does(
                BeginningStory.MANAGER,
                linking,
                "userTask_contactCompany",
                Map.of("contactedOn", beginning.today(), "channel", "CALL", "withWhom", "Gerencia", "viaCpc", true));
        tasks(linking);
        beginning.accepts();
        tasks(linking);
        beginning.does(
                BeginningStory.MANAGER, linking, "userTask_nameCompanyCounterparts", beginning.companyCounterparts());
        tasks(linking);
    }

    private String member(Party party) {
        return registry.members(List.of(party.groupId())).get(0).person().username();
    }

    @Test
    @Order(4)
    @DisplayName(
            "every door that the application has, and every human task, has its row; and each row something behind it")
    void nothingWithoutARow() {
        Set<String> rows = MATRIX.rows().stream()
                .filter(row -> row.kind() == Kind.PAGE || row.kind() == Kind.DOWNLOAD || row.kind() == Kind.REST)
                .map(row -> row.method() + " " + row.path())
                .filter(row -> !row.contains("/camunda/")
                        && !row.contains("/demo")
                        && !row.contains("oauth2")
                        && !SPRINGS.contains(row))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> doors = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            Set<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                    ? Set.of("*")
                    : mapping.getMethodsCondition().getMethods().stream()
                            .map(Enum::name)
                            .collect(Collectors.toSet());
            mapping.getPatternValues().forEach(path -> methods.forEach(method -> doors.add(method + " " + path)));
        });
        assertThat(rows).isEqualTo(doors);
        assertThat(tasksOfModels())
                .isEqualTo(MATRIX.rows().stream()
                        .filter(row -> row.kind() == Kind.TASK)
                        .map(Row::path)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Those that no controller of ours answers. */
    private static final Set<String> SPRINGS =
            Set.of("POST /login", "POST /logout", "GET /actuator/health", "* /actuator/**", "* /engine-rest/**");

    private Set<String> tasksOfModels() {
        Set<String> tasks = new TreeSet<>();
        repository.createProcessDefinitionQuery().latestVersion().list().forEach(definition -> repository
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(UserTask.class)
                .forEach(task -> tasks.add(task.getId())));
        return tasks;
    }

    @Test
    @Order(5)
    @DisplayName("every row of the matrix has been called")
    void allCalled() {
        assertThat(MATRIX.rows().stream()
                        .filter(row -> !CALLED.contains(row))
                        .map(row -> row.method() + " " + row.path()))
                .isEmpty();
        // For the log of whoever asks how many: each cell is at least one request.
        System.out.printf(
                "Access matrix: %d rows, %d cells called%n", MATRIX.rows().size(), cells);
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
