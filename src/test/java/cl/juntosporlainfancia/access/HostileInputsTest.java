package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.workplan.Saving;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/**
 * What somebody with bad intentions sends, against the running application: none succeeds, none is answered by 5xx, none is evaluated,
 * none comes back unescaped, and nothing is changed. What is tried as somebody logged in is tried as whoever may use that form.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileInputsTest {

    private static final String PASSWORD = "tres tristes trigos 1+1";
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** Would stand in an answer if the product in one of the expressions below had been worked out. */
    private static final String EVALUATED = "51191";

    /** Would be there if a command had been carried out. */
    private static final Path TOUCHED = Path.of("target", "hostile-was-here");

    private static final String MARK = "<script>alert('jxi')</script>";

    /** Texts that mean something to a database, a page, a template, an expression, a message, a mail, a file or a spreadsheet. */
    private static final List<String> TEXTS = List.of(
            "'; drop table juntos.person cascade; --",
            "' or '1'='1",
            "\") or 1=1 --",
            "1; select pg_sleep(3)",
            "x' union select username, password_hash from juntos.account --",
            "%' escape '!",
            MARK,
            "\"><img src=x onerror=alert(1)>" + MARK,
            "javascript:alert(1)//" + MARK,
            "</textarea></title>" + MARK,
            "${7313*7}",
            "#{7313*7}",
            "*{7313*7}",
            "__${7313*7}__::.x",
            "[[${7313*7}]]",
            "[(${7313*7})]",
            "~{::body}",
            "${T(java.lang.Runtime).getRuntime().exec('touch target/hostile-was-here')}",
            "__${T(java.lang.Runtime).getRuntime().exec('touch target/hostile-was-here')}__::x",
            "${''.getClass().forName('java.lang.Runtime').getMethods()[0]}",
            "${execution.setVariable('hostile', 7313*7)}",
            "#{jdbcClient}",
            "{0} {1,number,#.####} '{'",
            "{0,choice,0#a|1#" + "b".repeat(40) + "}",
            "${jndi:ldap://127.0.0.1:1/a}",
            "%{(#a=@java.lang.Runtime@getRuntime().exec('touch target/hostile-was-here'))}",
            "a@b.cl\r\nBcc: x@y.example\r\n\r\nhola",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
            "\u0000\u0007\u001b[31m",
            "\u202egnp.exe\u2066\uFEFF",
            "😀".repeat(200),
            "a".repeat(30_000));

    /** In place of a number, a date, an id, a word out of a list. */
    private static final List<String> WRONG = List.of(
            "",
            "-1",
            "0",
            "99999999999999999999999999",
            "1e309",
            "NaN",
            "0x10",
            "٣",
            "1.5.2",
            "2026-02-31",
            "0000-00-00",
            "+999999999-12-31",
            "ayer",
            "null",
            "true",
            "[]",
            "{}",
            "constructor",
            "__proto__",
            "11111111-2222-3333-4444-555555555555");

    private static int tried;

    @LocalServerPort
    int port;

    @Autowired
    AllianceStory story;

    @Autowired
    AllianceService alliances;

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private final List<String> wrong = new ArrayList<>();
    private Map<String, String> before = new TreeMap<>();
    private String other = "";

    @BeforeEach
    void anAllianceWithAPlanUnderWayAndOneThatBegins() throws IOException {
        Files.deleteIfExists(TOUCHED);
        story.formedOn(LocalDate.of(2026, 4, 1));
        String hash = accounts.hash(PASSWORD);
        for (String username : List.of(
                AllianceStory.MANAGER,
                AllianceStory.DIRECTOR,
                AllianceStory.COMPANY,
                AllianceStory.RESIDENCE,
                "administradora")) {
            accounts.openWithHash(username, hash);
        }
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.ordersNeeds();
        story.plans(AllianceStory.COMPANY, 3);
        story.residence("casa-lila", "Casa Lila");
        registry.add("beta", CompanyDetails.named("Empresa Beta"));
        other = alliances.form(new FormAlliance("casa-lila", "beta", AllianceStory.MANAGER));
        jdbc.sql("truncate juntos.login_attempt").update();
        wrong.clear();
    }

    private Caller as(String username) {
        Caller caller = Caller.loggedIn(port, username, PASSWORD);
        before = state();
        return caller;
    }

    /** All facts, and all that the engine is at; but not what only notes that somebody tried. */
    private Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        jdbc.sql("select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_type = 'BASE TABLE' and (table_schema = 'juntos'"
                        + " and table_name not in ('audit_event', 'audit_note', 'login_attempt', 'text_confirmation',"
                        + " 'flyway_schema_history')"
                        + " or table_schema = 'public' and (table_name like 'act_ru_%' or table_name like 'act_id_%'"
                        + " or table_name in ('act_re_deployment', 'act_re_procdef', 'act_ge_bytearray'))"
                        + " and table_name not like 'act_ru_meter%')")
                .query(String.class)
                .list()
                .forEach(table -> state.put(
                        table,
                        jdbc.sql("select coalesce(md5(string_agg(row::text, '|' order by row::text)), '')"
                                        + " from (select * from " + table + ") row")
                                .query(String.class)
                                .single()));
        return state;
    }

    private void isUnchanged() {
        assertThat(String.join("\n", wrong)).isEmpty();
        assertThat(state()).isEqualTo(before);
        assertThat(TOUCHED).doesNotExist();
    }

    // ---- one try

    private void tries(Caller caller, String method, String path, String body) {
        HttpResponse<String> answer;
        try {
            answer = caller.send(method, path, body);
        } catch (UncheckedIOException e) {
            wrong.add("%s %s with %s: %s".formatted(method, shortened(path), shortened(body), e));
            return;
        }
        tried++;
        judge(method + " " + shortened(path) + " with " + shortened(body), answer.statusCode(), answer.body());
    }

    private void judge(String what, int status, String body) {
        if (status >= 500) {
            wrong.add(what + ": " + status + " " + shortened(body));
        }
        if (body.contains(EVALUATED)) {
            wrong.add(what + ": evaluated");
        }
        if (body.contains(MARK) && body.contains("<html")) {
            wrong.add(what + ": comes back as a script");
        }
        if (body.contains("root:x:0") || body.contains("[extensions]")) {
            wrong.add(what + ": shows a file of the server");
        }
        if (body.contains("\tat org.") || body.contains("PSQLException") || body.contains("Camunda 7.24")) {
            wrong.add(what + ": shows the inside: " + shortened(body));
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(110, text.length())).replaceAll("\\s+", " ");
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** As a step of a path, where a plus is a plus. */
    private static String step(String value) {
        return encoded(value.substring(0, Math.min(300, value.length()))).replace("+", "%20");
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> all(String value, String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : fields) {
            form.put(field, value);
        }
        return form;
    }

    // ---- what is tried

    @Test
    @Order(1)
    @DisplayName("texts in forms, which are refused for another field and come back to whoever typed them")
    void forms() {
        Caller manager = as(AllianceStory.MANAGER);
        for (String text : TEXTS) {
            Map<String, String> contact = all(text, "withWhom", "summary", "channel");
            contact.put("heldOn", "ayer");
            tries(manager, "POST", "/alianzas/" + story.code() + "/contacto", form(contact));
            Map<String, String> company =
                    all(text, "name", "business", "representative", "representativePosition", "deedNotary");
            company.put("rut", "11.111.111-2");
            tries(manager, "POST", "/registro/nuevo/empresa", form(company));
            Map<String, String> person = all(text, "name", "phone");
            person.put("email", "no es un correo " + text);
            person.put("version", "0");
            tries(manager, "POST", "/registro/personas/" + AllianceStory.RESIDENCE + "/editar", form(person));
            Map<String, String> notice = all(text, "reason", "ground");
            notice.put("givenBy", text);
            tries(manager, "POST", "/alianzas/" + story.code() + "/termino", form(notice));
        }
        isUnchanged();
    }

    @Test
    @Order(2)
    @DisplayName("texts in addresses: searches, filters, codes, names of files")
    void addresses() {
        Caller manager = as(AllianceStory.MANAGER);
        for (String text : TEXTS) {
            String query = encoded(text.substring(0, Math.min(400, text.length())));
            tries(manager, "GET", "/registro/personas?q=" + query + "&orden=" + query + "&pagina=" + query, "");
            tries(
                    manager,
                    "GET",
                    "/correos?q=" + query + "&estado=" + query + "&motivo=" + query + "&pagina=" + query,
                    "");
            tries(manager, "GET", "/informes/planes?oca=" + query + "&empresa=" + query + "&desde=" + query, "");
            tries(manager, "GET", "/alianzas/" + step(text), "");
            tries(manager, "GET", "/convenios/" + step(text) + "/1.pdf", "");
            tries(manager, "GET", "/registro/empresas/" + step(text), "");
        }
        for (String value : WRONG) {
            tries(manager, "GET", "/convenios/C-1/" + step(value) + ".pdf", "");
            tries(manager, "GET", "/seguimientos/" + step(value), "");
            tries(manager, "GET", "/correos/" + step(value), "");
            tries(
                    manager,
                    "GET",
                    "/alianzas/" + story.code() + "/plan/comparar?a=" + encoded(value) + "&b=" + encoded(value),
                    "");
            tries(manager, "GET", "/correos?pagina=" + encoded(value), "");
        }
        isUnchanged();
    }

    @Test
    @Order(3)
    @DisplayName("raw addresses that climb, are encoded twice, or are no UTF-8")
    void rawAddresses() {
        before = state();
        for (String path : List.of(
                "/../../../../etc/passwd",
                "/css/../../../../../etc/passwd",
                "/css/..%2f..%2f..%2fetc%2fpasswd",
                "/css/%2e%2e/%2e%2e/application.yml",
                "/css/%252e%252e/%252e%252e/application.yml",
                "/css/..%5c..%5capplication.yml",
                "/img/..;/..;/actuator/env",
                "/actuator;x=y/env",
                "/actuator/health/../env",
                "//panel",
                "/panel;jsessionid=1",
                "/%00",
                "/clave/%ff%fe",
                "/login%0d%0aSet-Cookie:x=y",
                "/webjars/../application.yml",
                "/camunda/app/tasklist/../../../application.yml",
                "/camunda/api/engine/engine/..%2f..%2fdefault/task",
                "/camunda/api/engine/engine/default/../../engine/default/deployment",
                "/CAMUNDA/api/engine/engine/default/user",
                "/camunda/api/engine/engine/default/task/",
                "/camunda/app/admin/default/",
                "/camunda/app/welcome/default/",
                "/h2-console",
                "/.git/config",
                "/application.yml",
                "/WEB-INF/web.xml",
                "/static/access/matrix.csv")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 ");
            judge("GET " + path, Integer.parseInt(answer.substring(9, 12)), answer);
            assertThat(answer.substring(9, 12)).as(path).isIn("302", "400", "401", "403", "404");
            tried++;
        }
        for (String method : List.of("TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND", "GARBAGE")) {
            String answer = raw(
                    method + " /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(answer.substring(9, 12)).as(method).isIn("302", "400", "401", "403", "404", "405", "501");
            tried++;
        }
        isUnchanged();
    }

    private String raw(String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(4)
    @DisplayName("what the plan's editor sends, with wrong types and texts where they do not belong")
    void editor() {
        Caller company = as(AllianceStory.COMPANY);
        String draft = "/alianzas/" + story.code() + "/plan/borrador";
        List<Object> values = new ArrayList<>(WRONG);
        values.addAll(List.of(List.of(1), Map.of("a", 1), 1e300, -7, true));
        values.addAll(TEXTS);
        for (Object value : values) {
            tries(company, "POST", draft + "/cambios", json(Map.of("activities", value, "deleted", value)));
            tries(
                    company,
                    "POST",
                    draft + "/cambios",
                    json(Map.of(
                            "activities",
                            List.of(Map.of("id", value, "version", value, "description", value, "months", value)))));
            tries(company, "POST", draft + "/marco", json(Map.of("version", value, "objective", 1, "months", value)));
            tries(company, "POST", draft + "/necesidades/orden", json(Map.of("seen", value, "order", value)));
        }
        tries(company, "POST", draft + "/cambios", "{\"activities\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");
        tries(company, "POST", draft + "/cambios", "{\"activities\":[" + "null,".repeat(50_000) + "null]}");
        tries(company, "POST", draft + "/cambios", "{\"activities\":");
        tries(company, "POST", draft + "/cambios", "{\"@class\":\"java.net.URL\",\"activities\":[{\"@type\":\"x\"}]}");
        isUnchanged();
    }

    @Test
    @Order(5)
    @DisplayName(
            "the engine's door: forms with variables nobody asked for, expressions in queries, models, other people's tasks")
    void engine() {
        Caller manager = as(AllianceStory.MANAGER);
        story.turnTo(other);
        String framing =
                ENGINE + "/task/" + story.task("userTask_holdFramingMeeting").id();
        for (String text : TEXTS) {
            tries(manager, "POST", framing + "/submit-form", json(variables("heldOn", text, "participants", text)));
            tries(manager, "POST", ENGINE + "/task", json(Map.of("assigneeExpression", text, "nameLike", text)));
        }
        for (String value : WRONG) {
            tries(manager, "POST", framing + "/submit-form", json(variables("heldOn", value, "participants", "")));
            tries(
                    manager,
                    "GET",
                    ENGINE + "/task?maxResults=" + encoded(value) + "&sortBy=" + encoded(value) + "&sortOrder=asc",
                    "");
            tries(manager, "POST", ENGINE + "/history/process-instance", json(Map.of("startedAfter", value)));
        }
        tries(manager, "GET", ENGINE + "/task?assigneeExpression=" + encoded("${''.getClass()}"), "");
        tries(
                manager,
                "POST",
                framing + "/submit-form",
                "{\"variables\":{\"heldOn\":{\"type\":\"Object\",\"value\":\"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==\",\"valueInfo\":"
                        + "{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}");
        tries(
                manager,
                "POST",
                framing + "/submit-form",
                "{\"variables\":{\"heldOn\":{\"type\":\"Xml\",\"value\":\"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>\"}}}");
        tries(
                manager,
                "POST",
                framing + "/submit-form",
                "{\"variables\":{\"heldOn\":{\"type\":\"Bytes\",\"value\":\"%%%\"}}}");
        tries(manager, "POST", framing + "/submit-form", "[]");
        tries(manager, "POST", framing + "/submit-form", "{\"variables\":[]}");
        Caller company = Caller.loggedIn(port, AllianceStory.COMPANY, PASSWORD);
        for (String path : List.of(
                "/message",
                "/signal",
                "/deployment/create",
                "/filter/create",
                "/user/create",
                "/authorization/create",
                "/task/create",
                "/process-definition/key/alliance/start",
                "/process-instance/delete",
                "/process-instance/variables-async",
                "/external-task/fetchAndLock",
                "/identity/verify",
                "/modification/execute",
                "/migration/execute",
                "/decision-definition/key/stage-policy/evaluate",
                "/condition")) {
            for (Caller caller : List.of(company, manager, Caller.loggedIn(port, "administradora", PASSWORD))) {
                HttpResponse<String> answer = caller.send(
                        "POST",
                        ENGINE + path,
                        "{\"messageName\":\"alliance.endingRequested\",\"name\":\"x\",\"username\":\"empresa\",\"password\":\"x\"}");
                tried++;
                if (answer.statusCode() != 403) {
                    wrong.add("POST " + path + ": " + answer.statusCode());
                }
            }
        }
        tries(company, "POST", framing + "/claim", "{\"userId\":\"" + AllianceStory.COMPANY + "\"}");
        tries(company, "POST", framing + "/submit-form", "{}");
        isUnchanged();
    }

    private static Map<String, Object> variables(String first, Object one, String second, Object two) {
        return Map.of(
                "variables",
                Map.of(
                        first,
                        Map.of("value", one, "type", "String"),
                        second,
                        Map.of("value", two, "type", "String"),
                        "manager",
                        Map.of("value", "empresa", "type", "String"),
                        "immediate",
                        Map.of("value", true, "type", "Boolean")));
    }

    @Test
    @Order(6)
    @DisplayName("values for what no form has: names of others, states, classes")
    void massAssignment() {
        Caller manager = as(AllianceStory.MANAGER);
        Map<String, String> extra = new LinkedHashMap<>();
        for (String name : List.of(
                "class.module.classLoader.resources.context.parent.pipeline.first.pattern",
                "class.module.classLoader.DefaultAssertionStatus",
                "username",
                "groups",
                "groupId",
                "role",
                "version",
                "status",
                "code",
                "allianceCode",
                "alliance.status",
                "alliance.code",
                "person.username",
                "organizationCode",
                "pseudonym",
                "password_hash",
                "enabled",
                "_method")) {
            extra.put(name, name.equals("version") ? "-1" : "camunda-admin");
        }
        tries(manager, "POST", "/alianzas/" + story.code() + "/contacto", form(extra));
        tries(manager, "POST", "/registro/nuevo/empresa", form(extra));
        tries(manager, "POST", "/registro/nuevo/residencia", form(extra));
        tries(manager, "POST", "/registro/empresas/acme/personas", form(extra));
        tries(manager, "POST", "/registro/personas/" + AllianceStory.RESIDENCE + "/editar", form(extra));
        tries(manager, "POST", "/registro/personas/" + AllianceStory.RESIDENCE + "/rol", form(extra));
        tries(
                manager,
                "POST",
                "/registro/personas/" + AllianceStory.MANAGER + "/rol",
                "grupo=camunda-admin&rol=MEMBER");
        tries(manager, "POST", "/registro/personas/" + AllianceStory.MANAGER + "/salida", "grupo=alliance-managers");
        tries(manager, "POST", "/registro/nuevo/persona", "groupId=camunda-admin&name=Yo&email=yo@x.example");
        tries(manager, "POST", "/alianzas/nueva", form(extra));
        tries(manager, "POST", "/incorporaciones/nueva", form(extra));
        tries(
                Caller.loggedIn(port, AllianceStory.COMPANY, PASSWORD),
                "POST",
                "/alianzas/" + story.code() + "/contacto",
                form(extra));
        isUnchanged();
    }

    @Test
    @Order(7)
    @DisplayName("too much: bodies, fields, files, headers; and files that are not what they say")
    void oversize() {
        Caller manager = as(AllianceStory.MANAGER);
        String contact = "/alianzas/" + story.code() + "/contacto";
        HttpResponse<String> answer = manager.send("POST", contact, "note=" + "a".repeat(3_000_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        answer = manager.send("POST", ENGINE + "/task", "{\"nameLike\":\"" + "a".repeat(3_000_000) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(413);
        // What calls itself a file is none where no file is taken.
        answer = manager.sendAs("multipart/x", ENGINE + "/task", "a".repeat(3_000_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        tried += 3;
        tries(manager, "POST", contact, "a=1&".repeat(20_000));
        tries(manager, "GET", "/registro/personas?" + "q=a&".repeat(1_500), "");
        tries(manager, "GET", "/registro/personas?q=" + "a".repeat(7_000), "");
        String big = raw("GET /login HTTP/1.1\r\nHost: localhost\r\nX-Big: " + "a".repeat(100_000) + "\r\n\r\n");
        assertThat(big.substring(9, 12)).isIn("400", "431");
        String chunked = raw("POST /login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\n\r\nZZZ\r\n");
        assertThat(chunked.substring(9, 10)).isNotEqualTo("5");
        tried += 2;
        for (String content : List.of(
                "",
                "no es una planilla",
                "PK\u0003\u0004",
                "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]><x>&c;</x>",
                "Residencias;Organismo;Comuna\n=cmd|' /C calc'!A0;" + MARK + ";${7313*7}\n",
                "\u0000".repeat(2_000))) {
            for (String name :
                    List.of("x.xlsx", "x.csv", "../../x.csv", "x.html\"; filename=\"y.xlsx", "x".repeat(500))) {
                HttpResponse<String> taken = manager.upload("/registro/importar", "archivo", name, content);
                tried++;
                judge("upload of " + shortened(content), taken.statusCode(), taken.body());
            }
        }
        jdbc.sql("delete from juntos.intake_upload").update();
        isUnchanged();
    }

    @Test
    @Order(8)
    @DisplayName("links: forged, of another purpose, cut, repeated; and logins")
    void linksAndLogins() {
        Caller nobody = Caller.nobody(port);
        before = state();
        for (String text : TEXTS) {
            tries(nobody, "GET", "/clave/" + step(text), "");
            tries(nobody, "POST", "/clave/" + step(text), form(Map.of("password", PASSWORD, "repeated", PASSWORD)));
            tries(nobody, "POST", "/clave/pedir", form(Map.of("email", text)));
        }
        for (String text : TEXTS.subList(0, 20)) {
            HttpResponse<String> answer =
                    nobody.send("POST", "/login", form(Map.of("username", text, "password", text)));
            tried++;
            judge("login as " + shortened(text), answer.statusCode(), answer.body());
            assertThat(answer.headers().firstValue("Location").orElse("/login")).contains("/login");
        }
        isUnchanged();
    }

    @Test
    @Order(9)
    @DisplayName("what claims to come from another site or machine")
    void otherSites() {
        before = state();
        String host = raw(
                "GET /panel HTTP/1.1\r\nHost: malo.example\r\nX-Forwarded-Host: malo.example\r\n"
                        + "X-Forwarded-Proto: gopher\r\nX-Forwarded-Prefix: /malo\r\nForwarded: host=malo.example\r\nConnection: close\r\n\r\n");
        assertThat(host).startsWith("HTTP/1.1 302");
        assertThat(host).doesNotContain("/malo", "gopher");
        String origin = raw("OPTIONS /panel HTTP/1.1\r\nHost: localhost\r\nOrigin: https://malo.example\r\n"
                + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
        assertThat(origin).doesNotContain("Access-Control-Allow");
        tried += 2;
        Caller manager = as(AllianceStory.MANAGER);
        // Without the token of a page nothing is taken.
        HttpResponse<String> answer =
                manager.withoutToken("POST", "/alianzas/" + story.code() + "/contacto", "channel=CALL");
        assertThat(answer.statusCode()).isEqualTo(403);
        tried++;
        isUnchanged();
    }

    @Test
    @Order(10)
    @DisplayName("texts that are kept stay texts, wherever they are shown: pages, mails, files, the task list")
    void kept() throws IOException {
        Caller manager = as(AllianceStory.MANAGER);
        String alliance = "/alianzas/" + story.code();
        List<String> texts = TEXTS.stream()
                .filter(text -> text.length() < 250 && text.chars().noneMatch(Character::isISOControl))
                .toList();
        assertThat(texts).hasSizeGreaterThan(20);
        for (String text : texts) {
            HttpResponse<String> answer = manager.send(
                    "POST",
                    alliance + "/contacto",
                    form(Map.of(
                            "heldOn",
                            story.today().toString(),
                            "channel",
                            "CALL",
                            "withWhom",
                            text,
                            "summary",
                            text,
                            "supervision",
                            "true")));
            tried++;
            assertThat(answer.statusCode()).as(text).isEqualTo(302);
        }
        for (int i = 0; i < texts.size(); i++) {
            story.saves(
                    AllianceStory.COMPANY,
                    new Saving.Row(UUID.randomUUID(), 0, story.activity("1.1", i + " " + texts.get(i))));
            registry.add("malo-" + i, CompanyDetails.named(i + texts.get(i)));
            registry.addPerson("malo-" + i, texts.get(i) + i, "malo" + i + "@prueba.example", null);
        }
        assertThat(jdbc.sql("select count(*) from juntos.contact where summary like '%${7313*7}%'")
                        .query(Long.class)
                        .single())
                .isPositive();
        Caller company = Caller.loggedIn(port, AllianceStory.COMPANY, PASSWORD);
        for (String path : List.of(
                alliance,
                alliance + "/plan",
                alliance + "/plan/borrador",
                "/correos",
                "/registro/empresas",
                "/registro/empresas/malo-6",
                "/registro/empresas/malo-6/editar",
                "/registro/personas",
                "/registro/personas/malo-6",
                "/alianzas/nueva",
                "/informes/planes")) {
            tries(manager, "GET", path, "");
        }
        tries(company, "GET", alliance + "/plan/borrador/datos", "");
        Caller director = as(AllianceStory.DIRECTOR);
        for (String path : List.of("/auditoria", "/auditoria.csv", "/panel", alliance)) {
            tries(director, "GET", path, "");
        }
        // A cell that begins like a formula would be one in a spreadsheet program.
        assertThat(director.send("GET", "/auditoria.csv", "").body().lines())
                .noneMatch(line -> line.matches("(?:.*[;,])?\"?[=@+-](?:cmd|SUM).*"));
        for (String mail : jdbc.sql("select html_body from juntos.outbox")
                .query(String.class)
                .list()) {
            assertThat(mail).doesNotContain(MARK, EVALUATED);
        }
        assertThat(String.join("\n", wrong)).isEmpty();
        assertThat(TOUCHED).doesNotExist();
    }

    @Test
    @Order(11)
    void atLeastTwoHundred() {
        assertThat(tried).isGreaterThanOrEqualTo(200);
        System.out.printf("Hostile inputs: %d tried%n", tried);
    }
}
