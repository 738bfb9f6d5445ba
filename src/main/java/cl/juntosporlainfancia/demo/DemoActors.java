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
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.ActivityReport;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.LocalDate;
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

    /** The days that each step of a plan takes, at most. */
    private static final int DAYS_OF_A_STEP = 3;

    private static final Set<String> PLAN_STEPS =
            Set.of("orderNeeds", "proposeActions", "addValueProposal", "agreeGantt", "reviewCoherence", "approvePlan");

    private final DemoData data;
    private final DemoPlans demoPlans;
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
    private final Set<String> written = new HashSet<>();

    DemoActors(
            DemoData data,
            DemoPlans demoPlans,
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
        this.demoPlans = demoPlans;
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
                    write(task, row);
                    work.submit(task.id(), actor(task), form(task));
                    somethingDone = true;
                } else if (row != null && isStop(task, row) && written.add(task.id())) {
                    writeHalf(task, row);
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
        if (isStop(task, row)) {
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
                int luck = (row.residenceCode() + name).hashCode();
                int days = PLAN_STEPS.contains(name)
                        ? 1 + Math.floorMod(luck, DAYS_OF_A_STEP)
                        : 2 + Math.floorMod(luck, 6);
                yield !today.isBefore(calendar.dateOf(task.createdAt()).plusDays(days));
            }
        };
    }

    /** A plan that waits for its approval waits for the organisation's: the other two have answered. */
    private static boolean isAnsweredByOthers(OpenTask task) {
        return name(task).equals("approvePlan") && !isOf(task, Party.Kind.ORGANIZATION);
    }

    private static boolean isOf(OpenTask task, Party.Kind kind) {
        return task.groups().stream()
                .flatMap(group -> Party.ofGroup(group).stream())
                .anyMatch(party -> party.kind() == kind);
    }

    /** Whether it is what the alliance's row leaves undone. */
    private boolean isStop(OpenTask task, AllianceRow row) {
        String name = name(task);
        return name.equals(row.stopsAt())
                && (!PLAN_STEPS.contains(name)
                        || row.stopsInVersion() == demoPlans.version(task.caseCode()) && !isAnsweredByOthers(task));
    }

    /** What is written on a page before the task's form is handed in. */
    private void write(OpenTask task, AllianceRow row) {
        switch (name(task)) {
            case "proposeActions" -> inNameOf(task, () -> demoPlans.propose(task.caseCode(), row.residenceCode()));
            case "addValueProposal" -> inNameOf(task, () -> demoPlans.addValue(task.caseCode()));
            case "agreeGantt" -> inNameOf(task, () -> demoPlans.answerNeeds(task.caseCode()));
            default -> {}
        }
    }

    /** What somebody has written who then stopped. */
    private void writeHalf(OpenTask task, AllianceRow row) {
        if (name(task).equals("proposeActions")) {
            write(task, row);
        }
    }

    private void inNameOf(OpenTask task, Runnable action) {
        current.as(viewer(actor(task)), action);
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
            case "approvePlan" -> approval(task);
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

    /** Where a plan waits for its approval, the company has returned it. */
    private Map<String, Object> approval(OpenTask task) {
        AllianceRow row = Objects.requireNonNull(rows.get(task.caseCode()));
        boolean returns = row.stopsAt().equals("approvePlan") && isOf(task, Party.Kind.COMPANY);
        return data.form(returns ? "returnPlan" : "approvePlan", calendar.today());
    }

    private Map<String, Object> minutes(OpenTask task, LocalDate today) {
        AllianceRow row = Objects.requireNonNull(rows.get(task.caseCode()));
        Map<String, Object> form = new HashMap<>(data.form("recordFollowUp", today));
        form.put(
                "activities",
                plans.due(task.caseCode(), followUp(task).dueOn()).stream()
                        .map(activity -> report(row, activity, today))
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

    private Map<String, Object> report(AllianceRow row, Activity activity, LocalDate today) {
        ActivityReport said = demoPlans.report(row.residenceCode(), activity, today);
        Map<String, Object> report = new HashMap<>();
        report.put("activityId", said.activityId());
        report.put("report", said.kind().name());
        if (said.on() != null) {
            report.put("on", said.on());
        }
        if (said.attendance() != null) {
            report.put("attendance", said.attendance());
        }
        if (said.note() != null) {
            report.put("note", said.note());
        }
        return report;
    }

    /** On the last day the managers write down what became of every activity, as on any day on the page of the plan. */
    void settle() {
        rows.forEach((allianceCode, row) -> current.as(
                viewer(row.manager()), () -> demoPlans.settle(allianceCode, row.residenceCode(), calendar.today())));
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
