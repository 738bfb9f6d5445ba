package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.AgeBand;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisAnswers;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.incorporation.Invitation;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Residence;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What comes before an alliance, with invented organisations: one is invited, one waits for COS, and one has a residence in each part of
 * the way, up to the choice of its company.
 */
@Component
@Profile(Demonstration.PROFILE)
class DemoBeginnings {

    private static final String MANAGER = "gestora";
    private static final int DAYS_TO_ANSWER = 4;
    private static final int DAYS_TO_VISIT = 10;
    private static final int DAYS_TO_LINK = 20;
    private static final int CHILDREN_PER_BAND = 3;
    /** How many standards somebody who is half-way has filled in. */
    private static final int HALF = 8;

    private final DemoData data;
    private final IncorporationService incorporations;
    private final Diagnoses diagnoses;
    private final DiagnosisAnswers answers;
    private final Linkings linkings;
    private final Catalogue catalogue;
    private final Registry registry;
    private final Accounts accounts;
    private final PendingWork work;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;

    DemoBeginnings(
            DemoData data,
            IncorporationService incorporations,
            Diagnoses diagnoses,
            DiagnosisAnswers answers,
            Linkings linkings,
            Catalogue catalogue,
            Registry registry,
            Accounts accounts,
            PendingWork work,
            CurrentViewer current,
            BusinessCalendar calendar) {
        this.data = data;
        this.incorporations = incorporations;
        this.diagnoses = diagnoses;
        this.answers = answers;
        this.linkings = linkings;
        this.catalogue = catalogue;
        this.registry = registry;
        this.accounts = accounts;
        this.work = work;
        this.current = current;
        this.calendar = calendar;
    }

    /** Something that happens at a date. */
    record Moment(LocalDate date, Runnable happens) {}

    /**
     * What happens, and when; in no order.
     *
     * @param passwordHash of whoever logs in
     */
    List<Moment> moments(LocalDate today, String passwordHash) {
        List<Moment> moments = new ArrayList<>();
        for (JsonNode organization : data.beginnings().path("organizations")) {
            LocalDate invited = today.minusDays(organization.path("daysAgo").asLong());
            String[] code = new String[1];
            moments.add(new Moment(invited, () -> code[0] = invite(organization, passwordHash)));
            if (!organization.path("residences").isEmpty()) {
                moments.add(new Moment(invited.plusDays(DAYS_TO_ANSWER), () -> answer(code[0], organization)));
            }
            if (organization.path("cosMember").asBoolean()) {
                moments.add(new Moment(invited.plusDays(DAYS_TO_VISIT), () -> diagnose(organization, passwordHash)));
                moments.add(new Moment(invited.plusDays(DAYS_TO_LINK), () -> goOn(organization)));
            }
        }
        return moments;
    }

    private String invite(JsonNode organization, String passwordHash) {
        String[] code = new String[1];
        String login = organization.path("login").asText();
        as(
                MANAGER,
                () -> code[0] = incorporations.invite(new Invitation(
                        null,
                        organization.path("name").asText(),
                        organization.path("contact").asText(),
                        mail(login),
                        null)));
        accounts.openWithHash(login, passwordHash);
        return code[0];
    }

    private void answer(String code, JsonNode organization) {
        String login = organization.path("login").asText();
        List<Map<String, Object>> residences = new ArrayList<>();
        organization
                .path("residences")
                .forEach(residence -> residences.add(Map.of(
                        "name", residence.path("name").asText(),
                        "comuna", residence.path("comuna").asText(),
                        "places", residence.path("places").asInt())));
        submit(
                code,
                "userTask_answerInvitation",
                login,
                Map.of("interested", "YES", "comment", text("answer"), "residences", residences));
        Map<String, Object> facts = new HashMap<>();
        facts.put("foundedOn", organization.path("foundedOn").asText());
        facts.put("fecuYear", incorporations.fecuDue());
        facts.put("cosMember", organization.path("cosMember").asBoolean() ? "YES" : "NO");
        facts.put("collaborating", codes(code));
        submit(code, "userTask_verifyAdmissibility", MANAGER, facts);
        if (organization.path("cosMember").asBoolean()) {
            Map<String, Object> meeting = values("meeting");
            meeting.put("heldOn", calendar.today());
            meeting.put("residences", codes(code));
            submit(code, "userTask_holdInformativeMeeting", MANAGER, meeting);
        }
    }

    private List<String> codes(String incorporation) {
        return registry.residencesOf(incorporations.get(incorporation).organizationCode()).stream()
                .map(Residence::code)
                .toList();
    }

    private void diagnose(JsonNode organization, String passwordHash) {
        for (JsonNode residence : organization.path("residences")) {
            String code = diagnosisOf(residence);
            String login = residence.path("login").asText();
            Map<String, Object> visit = values("visit");
            visit.put("heldOn", calendar.today());
            visit.put("formExplained", true);
            visit.put("directorName", residence.path("director").asText());
            visit.put("directorEmail", mail(login));
            submit(code, "userTask_visitResidence", MANAGER, visit);
            accounts.openWithHash(login, passwordHash);
        }
    }

    private void goOn(JsonNode organization) {
        String organizationLogin = organization.path("login").asText();
        for (JsonNode residence : organization.path("residences")) {
            String code = diagnosisOf(residence);
            String login = residence.path("login").asText();
            String reaches = residence.path("reaches").asText();
            boolean half = reaches.equals("HALF");
            as(login, () -> fill(code, half ? HALF : Integer.MAX_VALUE));
            if (half) {
                as(login, () -> diagnoses.requestHelp(code, text("help")));
                continue;
            }
            submit(code, "userTask_fillSelfDiagnosis", login, Map.of("confirmed", true));
            if (reaches.equals("LINKING")) {
                submit(code, "userTask_validateSelfDiagnosis", organizationLogin, Map.of("agreed", "YES"));
                submit(code, "userTask_reviewSelfDiagnosis", MANAGER, Map.of("agreed", "YES"));
                askTheFirst();
            }
        }
    }

    /** The first company of the list declines, so that the second is to be chosen. */
    private void askTheFirst() {
        String linking = linkings.open().get(0).code();
        String first = linkings.ranking(linking, 1).candidates().get(0).companyCode();
        submit(linking, "userTask_chooseCompany", MANAGER, Map.of("companyCode", first));
        submit(
                linking,
                "userTask_contactCompany",
                MANAGER,
                Map.of("contactedOn", calendar.today(), "channel", "CALL", "withWhom", text("contact")));
        submit(linking, "userTask_recordCompanyDecision", MANAGER, Map.of("accepted", "NO", "reason", text("decline")));
    }

    private void fill(String code, int limit) {
        JsonNode beginnings = data.beginnings();
        catalogue.dimensions().stream()
                .flatMap(dimension -> dimension.standards().stream())
                .limit(limit)
                .forEach(standard -> {
                    JsonNode states = beginnings.path("states").path(standard.code());
                    List<Draft.Line> needs = new ArrayList<>();
                    beginnings
                            .path("needs")
                            .path(standard.code())
                            .forEach(need -> needs.add(new Draft.Line(
                                    need.path(0).asText(),
                                    Need.Priority.valueOf(need.path(1).asText()))));
                    answers.save(
                            code,
                            standard.code(),
                            new Draft(0, states.path(0).asText(), states.path(1).asText(), needs, needs.isEmpty()));
                });
        if (limit == Integer.MAX_VALUE) {
            answers.saveProfile(
                    code,
                    0,
                    catalogue.ageBands().stream().collect(Collectors.toMap(AgeBand::code, band -> CHILDREN_PER_BAND)),
                    text("value"));
        }
    }

    private String diagnosisOf(JsonNode residence) {
        String name = residence.path("name").asText();
        return registry.residences().stream()
                .filter(known -> known.name().equals(name))
                .flatMap(known -> diagnoses.ofResidence(known.code()).stream())
                .findFirst()
                .orElseThrow()
                .code();
    }

    private void submit(String caseCode, String definition, String username, Map<String, Object> form) {
        OpenTask task = work.of(List.of(caseCode)).stream()
                .filter(open -> open.definition().equals(definition))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no task " + definition + " of " + caseCode));
        work.submit(task.id(), username, form);
    }

    private void as(String username, Runnable action) {
        current.as(new Viewer(username, Set.copyOf(registry.groupsOf(username))), action);
    }

    private String text(String name) {
        return data.beginnings().path(name).asText();
    }

    private Map<String, Object> values(String name) {
        Map<String, Object> values = new HashMap<>();
        data.beginnings()
                .path(name)
                .properties()
                .forEach(entry -> values.put(
                        entry.getKey(), Objects.requireNonNull(entry.getValue().asText())));
        return values;
    }

    private static String mail(String login) {
        return login + "@demostracion.example";
    }
}
