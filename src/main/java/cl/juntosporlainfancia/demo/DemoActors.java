package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.agreement.Agreements;
import cl.juntosporlainfancia.agreement.Signatory;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.alliance.EndingNotice;
import cl.juntosporlainfancia.alliance.GiveNotice;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.followup.Commitment;
import cl.juntosporlainfancia.followup.Contact;
import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The invented people of the demonstration, who do their tasks through the same forms as everybody: each alliance up to the task
 * that its row leaves undone.
 */
final class DemoActors {

    private static final int DAYS_BETWEEN_CONTACTS = 26;
    private static final int DAYS_SINCE_NOTICE = 9;

    private final DemoData data;
    private final PendingWork work;
    private final FollowUps followUps;
    private final WorkPlans plans;
    private final Agreements agreements;
    private final AllianceService alliances;
    private final Registry registry;
    private final BusinessCalendar calendar;
    private final CurrentViewer current;
    private final LocalDate lastDay;
    private final Map<String, AllianceRow> rows = new HashMap<>();
    private final Map<String, LocalDate> lastContact = new HashMap<>();
    private final Map<String, String> actorByGroup = new HashMap<>();
    private final Set<String> noticed = new HashSet<>();

    DemoActors(
            DemoData data,
            PendingWork work,
            FollowUps followUps,
            WorkPlans plans,
            Agreements agreements,
            AllianceService alliances,
            Registry registry,
            BusinessCalendar calendar,
            CurrentViewer current,
            LocalDate lastDay) {
        this.data = data;
        this.work = work;
        this.followUps = followUps;
        this.plans = plans;
        this.agreements = agreements;
        this.alliances = alliances;
        this.registry = registry;
        this.calendar = calendar;
        this.current = current;
        this.lastDay = lastDay;
        data.people().forEach(person -> actorByGroup.putIfAbsent(person.group(), person.username()));
    }

    void takePart(String allianceCode, AllianceRow row) {
        rows.put(allianceCode, row);
        lastContact.put(allianceCode, calendar.today());
    }

    /** Everybody does what he or she would have done by now. */
    void act() {
        boolean somethingDone = true;
        while (somethingDone) {
            somethingDone = false;
            Map<String, Set<String>> waiting = new HashMap<>();
            List<OpenTask> open = work.of(rows.keySet());
            open.forEach(task -> waiting.computeIfAbsent(task.caseCode(), c -> new HashSet<>())
                    .add(name(task)));
            for (OpenTask task : open) {
                AllianceRow row = rows.get(task.caseCode());
                if (row != null && isTimeFor(task, row, waiting.getOrDefault(task.caseCode(), Set.of()))) {
                    work.submit(task.id(), actor(task), form(task));
                    somethingDone = true;
                }
            }
        }
        rows.forEach(this::keepInTouch);
    }

    private static String name(OpenTask task) {
        String bare = task.definition().substring(task.definition().indexOf('_') + 1);
        return Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    private boolean isTimeFor(OpenTask task, AllianceRow row, Set<String> waiting) {
        String name = name(task);
        LocalDate today = calendar.today();
        if (name.equals(row.stopsAt())) {
            return false;
        }
        return switch (name) {
            case "recordFollowUp" -> {
                FollowUp followUp = followUp(task);
                boolean missed = row.missesEvery() > 0 && followUp.number() % row.missesEvery() == 0;
                boolean quiet = followUp.dueOn().isAfter(lastDay.minusDays(row.quietDays()));
                yield !missed && !quiet && !today.isBefore(followUp.dueOn());
            }
            // A closing waits for what is still missing to it.
            case "evaluateStage", "decideClosing" -> !waiting.contains(row.stopsAt());
            default -> {
                int days = 2 + Math.floorMod((row.residenceCode() + name).hashCode(), 6);
                yield !today.isBefore(calendar.dateOf(task.createdAt()).plusDays(days));
            }
        };
    }

    private FollowUp followUp(OpenTask task) {
        return followUps.get(UUID.fromString(String.valueOf(task.about())));
    }

    private String actor(OpenTask task) {
        if (task.assignee() != null) {
            return task.assignee();
        }
        return task.groups().stream()
                .filter(actorByGroup::containsKey)
                .min((a, b) -> Boolean.compare(isTeam(a), isTeam(b)))
                .map(actorByGroup::get)
                .orElseThrow(() -> new IllegalStateException("nobody does task " + task));
    }

    private static boolean isTeam(String group) {
        return group.equals(Groups.ALLIANCE_MANAGERS);
    }

    private Map<String, Object> form(OpenTask task) {
        LocalDate today = calendar.today();
        return switch (name(task)) {
            case "buildWorkPlan" -> data.form("plan", today);
            case "redesignWorkPlan", "projectLongTermPlan" -> nextPlan(task.caseCode(), today);
            case "recordFollowUp" -> minutes(task, today);
            case "signAgreement" -> signature(task, today);
            case "decideClosing" -> Map.of("decision", "ADVANCE");
            default -> data.form(name(task), today);
        };
    }

    /** Whoever the document names signs it. */
    private Map<String, Object> signature(OpenTask task, LocalDate today) {
        Map<String, Object> form = new HashMap<>(data.form("signAgreement", today));
        Signatory signatory = task.groups().contains(Groups.COS)
                ? Signatory.COS
                : task.groups().stream().anyMatch(group -> group.startsWith("company-"))
                        ? Signatory.COMPANY
                        : Signatory.ORGANIZATION;
        agreements.representative(task.caseCode(), signatory).ifPresent(known -> {
            form.put("signedBy", known.name());
            form.put("position", known.position());
            form.put("rut", known.rut());
        });
        return form;
    }

    /** What is open goes on, and half of the usual activities come in anew. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> nextPlan(String allianceCode, LocalDate today) {
        Map<String, Object> plan = new HashMap<>(data.form("plan", today));
        List<Map<String, Object>> activities = new ArrayList<>();
        plans.open(allianceCode).forEach(activity -> activities.add(carried(activity)));
        List<Map<String, Object>> usual = (List<Map<String, Object>>) Objects.requireNonNull(plan.get("activities"));
        for (int i = 0; i < usual.size(); i += 2) {
            activities.add(usual.get(i));
        }
        plan.put("activities", activities);
        return plan;
    }

    private static Map<String, Object> carried(Activity activity) {
        return Map.of(
                "standard", activity.standard(),
                "description", activity.description(),
                "startsOn", activity.startsOn(),
                "endsOn", activity.endsOn(),
                "budgetClp", activity.budgetClp(),
                "volunteerHours", activity.volunteerHours(),
                "funding", activity.funding(),
                "carriedFrom", activity.id());
    }

    private Map<String, Object> minutes(OpenTask task, LocalDate today) {
        Map<String, Object> form = new HashMap<>(data.form("recordFollowUp", today));
        form.put(
                "activities",
                plans.due(task.caseCode(), followUp(task).dueOn()).stream()
                        .map(activity -> report(activity, today))
                        .toList());
        form.put(
                "openCommitments",
                followUps.openCommitments(task.caseCode()).stream()
                        .map(commitment -> Map.of(
                                "commitmentId",
                                commitment.id(),
                                "state",
                                commitment.dueOn().isAfter(today) ? Commitment.State.OPEN : Commitment.State.FULFILLED))
                        .toList());
        form.put("commitments", List.of(data.form("commitment", today)));
        return form;
    }

    private Map<String, Object> report(Activity activity, LocalDate today) {
        Map<String, Object> report = new HashMap<>();
        report.put("activityId", activity.id());
        int luck = Math.floorMod(activity.id().hashCode(), 10);
        if (today.isBefore(activity.endsOn().minusDays(15)) || luck == 9 && !activity.isPostponed()) {
            report.put("report", "UNDER_WAY");
        } else if (luck == 8) {
            report.put("report", "REMOVED");
            report.putAll(data.form("removed", today));
        } else if (luck == 7 && !activity.isPostponed()) {
            report.put("report", "POSTPONED");
            report.put("on", activity.endsOn().plusDays(60));
            report.putAll(data.form("postponed", today));
        } else {
            report.put("report", "DONE");
            report.put("on", today);
            report.putAll(data.form("done", today));
        }
        return report;
    }

    private void keepInTouch(String allianceCode, AllianceRow row) {
        LocalDate today = calendar.today();
        LocalDate last = lastContact.getOrDefault(allianceCode, today);
        if (row.isKeen()
                && today.isAfter(last.plusDays(DAYS_BETWEEN_CONTACTS))
                && alliances.stageRuns(allianceCode).stream().anyMatch(StageRun::isOpen)) {
            Viewer manager = viewer(row.manager());
            Map<String, Object> contact = data.form("contact", today);
            current.as(
                    manager,
                    () -> followUps.logContact(
                            allianceCode,
                            new Contact(
                                    today,
                                    Channel.CALL,
                                    (String) contact.get("withWhom"),
                                    (String) contact.get("summary"),
                                    true)));
            lastContact.put(allianceCode, today);
        }
        if (row.turn().equals("ending")
                && !today.isBefore(lastDay.minusDays(DAYS_SINCE_NOTICE))
                && noticed.add(allianceCode)) {
            current.as(
                    viewer(actorByGroup.getOrDefault("company-" + row.companyCode(), row.manager())),
                    () -> alliances.giveNotice(
                            allianceCode, new GiveNotice(EndingNotice.GivenBy.COMPANY, false, data.text("ending"))));
        }
    }

    Viewer viewer(String username) {
        return new Viewer(username, Set.copyOf(registry.groupsOf(username)));
    }
}
