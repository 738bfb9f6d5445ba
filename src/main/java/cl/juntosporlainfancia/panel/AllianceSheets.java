package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.agreement.AgreementView;
import cl.juntosporlainfancia.agreement.Agreements;
import cl.juntosporlainfancia.agreement.Signatory;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.evaluation.Evaluations;
import cl.juntosporlainfancia.followup.Clocks;
import cl.juntosporlainfancia.followup.FollowUp;
import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.followup.LoggedContact;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.panel.AllianceSheet.Closing;
import cl.juntosporlainfancia.panel.AllianceSheet.ConditionLine;
import cl.juntosporlainfancia.panel.AllianceSheet.ContactLine;
import cl.juntosporlainfancia.panel.AllianceSheet.FollowUpLine;
import cl.juntosporlainfancia.panel.AllianceSheet.Plan;
import cl.juntosporlainfancia.panel.AllianceSheet.SignatureLine;
import cl.juntosporlainfancia.panel.AllianceSheet.StageLine;
import cl.juntosporlainfancia.panel.AllianceSheet.TaskLine;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.Compliance;
import cl.juntosporlainfancia.workplan.WorkPlan;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of an alliance shows, all as of one moment. */
@Component
class AllianceSheets {

    private static final int HISTORY = 200;

    /** The tasks in which a stage is closed: while one is open, its closing need not be asked for. */
    private static final Set<String> CLOSING_TASKS = Set.of("userTask_evaluateStage", "userTask_decideClosing");

    private final AllianceService alliances;
    private final Clocks clocks;
    private final PendingWork work;
    private final FollowUps followUps;
    private final WorkPlans plans;
    private final PlanReadings readings;
    private final Agreements agreements;
    private final Evaluations evaluations;
    private final AuditTrail audit;
    private final History history;
    private final Registry registry;
    private final BusinessCalendar calendar;
    private final Texts texts;

    AllianceSheets(
            AllianceService alliances,
            Clocks clocks,
            PendingWork work,
            FollowUps followUps,
            WorkPlans plans,
            PlanReadings readings,
            Agreements agreements,
            Evaluations evaluations,
            AuditTrail audit,
            History history,
            Registry registry,
            BusinessCalendar calendar,
            Texts texts) {
        this.alliances = alliances;
        this.clocks = clocks;
        this.work = work;
        this.followUps = followUps;
        this.plans = plans;
        this.readings = readings;
        this.agreements = agreements;
        this.evaluations = evaluations;
        this.audit = audit;
        this.history = history;
        this.registry = registry;
        this.calendar = calendar;
        this.texts = texts;
    }

    @Transactional(readOnly = true)
    public AllianceSheet of(AllianceView alliance, Viewer viewer) {
        String code = alliance.code();
        LocalDate today = calendar.today();
        Clocks.State state = clocks.of(alliance);
        List<StageRun> runs = alliances.stageRuns(code);
        List<OpenTask> tasks = work.of(List.of(code));
        List<LoggedContact> contacts = followUps.contacts(code);
        Map<String, String> names = registry.names(Stream.of(
                        tasks.stream().flatMap(task -> Stream.ofNullable(task.assignee())),
                        contacts.stream().map(LoggedContact::recordedBy))
                .flatMap(usernames -> usernames)
                .collect(Collectors.toSet()));
        return new AllianceSheet(
                alliance,
                today,
                state,
                Overview.daysLate(state, today),
                stages(alliance, runs, today),
                closing(runs, tasks, today),
                tasks.stream()
                        .map(task -> task(task, alliance, viewer, names, today))
                        .toList(),
                followUps(code, runs, today),
                followUps.openCommitments(code),
                plan(code, today),
                plans.waiting(code).orElse(null),
                signatures(code),
                alliances.milestones(code),
                contacts.stream()
                        .map(contact -> new ContactLine(contact, name(contact.recordedBy(), names)))
                        .toList(),
                history.tell(audit.of(code, HISTORY)),
                alliances.standingNotice(code).orElse(null));
    }

    /** Whether the closing of the stage under way can be asked for now; its conditions are asked when it is. */
    @Transactional(readOnly = true)
    public boolean mayCloseEarly(String code) {
        Closing closing = closing(alliances.stageRuns(code), work.of(List.of(code)), calendar.today());
        return closing != null && closing.mayCloseEarly();
    }

    /** The stages so far, and those still to come. */
    private List<StageLine> stages(AllianceView alliance, List<StageRun> runs, LocalDate today) {
        List<StageLine> lines = new ArrayList<>();
        for (StageRun run : runs) {
            LocalDate until = run.closedOn() == null ? today : run.closedOn();
            lines.add(new StageLine(
                    run.stage(),
                    run,
                    run.extensions(),
                    Overview.percent(run.startedOn(), run.plannedEndOn(), until),
                    evaluations.of(run.id()).orElse(null)));
        }
        if (alliance.isActive()) {
            int last =
                    runs.stream().mapToInt(run -> run.stage().ordinal()).max().orElse(-1);
            for (Stage stage : Stage.values()) {
                if (stage.ordinal() > last) {
                    lines.add(new StageLine(stage, null, List.of(), 0, null));
                }
            }
        }
        return lines;
    }

    private @Nullable Closing closing(List<StageRun> runs, List<OpenTask> tasks, LocalDate today) {
        return runs.stream()
                .filter(StageRun::isOpen)
                .findFirst()
                .map(run -> new Closing(
                        run.stage(),
                        alliances.closingOn(run),
                        run.isDue(today),
                        alliances.preparationOn(run),
                        alliances.conditions(run).entrySet().stream()
                                .map(entry -> new ConditionLine(entry.getKey(), entry.getValue()))
                                .toList(),
                        !run.isDue(today)
                                && tasks.stream().map(OpenTask::definition).noneMatch(CLOSING_TASKS::contains),
                        run.stage() != Stage.SENSITIZATION && today.isBefore(alliances.preparationOn(run))))
                .orElse(null);
    }

    private TaskLine task(
            OpenTask task, AllianceView alliance, Viewer viewer, Map<String, String> names, LocalDate today) {
        LocalDate dueOn = task.dueAt() == null ? null : calendar.dateOf(task.dueAt());
        List<String> waitsFor = task.assignee() == null
                ? task.groups().stream()
                        .sorted()
                        .map(group -> group(group, alliance))
                        .toList()
                : List.of(name(task.assignee(), names));
        return new TaskLine(
                task,
                dueOn,
                dueOn != null && today.isAfter(dueOn),
                waitsFor,
                Sight.mayDo(viewer, task) ? TaskLinks.task(task.id()) : null);
    }

    private String group(String id, AllianceView alliance) {
        return Party.ofGroup(id)
                .map(party -> switch (party.kind()) {
                    case ORGANIZATION -> alliance.organizationName();
                    case RESIDENCE -> alliance.residenceName();
                    case COMPANY -> alliance.companyName();
                })
                .orElseGet(() -> texts.get("group." + id));
    }

    private String name(String username, Map<String, String> names) {
        return username.equals(CurrentViewer.SYSTEM)
                ? texts.get("audit.system")
                : names.getOrDefault(username, username);
    }

    /** Newest first. */
    private List<FollowUpLine> followUps(String code, List<StageRun> runs, LocalDate today) {
        Map<UUID, Stage> stages = runs.stream().collect(Collectors.toMap(StageRun::id, StageRun::stage));
        return followUps.of(code).stream()
                .sorted(Comparator.comparing(FollowUp::dueOn).reversed())
                .map(followUp ->
                        new FollowUpLine(followUp, stages.get(followUp.stageRunId()), followUp.isOverdue(today)))
                .toList();
    }

    private @Nullable Plan plan(String code, LocalDate today) {
        WorkPlan plan = plans.inForce(code).orElse(null);
        if (plan == null) {
            return null;
        }
        Compliance total = PlanReadings.total(plans.compliance(plan));
        return new Plan(
                plan,
                total,
                readings.percent(total),
                plan.activities().stream()
                        .filter(activity ->
                                activity.state() == Activity.State.PENDING && today.isAfter(activity.endsOn()))
                        .count());
    }

    /** All three, signed or not. */
    private List<SignatureLine> signatures(String code) {
        Map<Signatory, AgreementView.Signed> signed = agreements.covering(code).map(AgreementView::signatures).stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(AgreementView.Signed::signatory, signature -> signature));
        return Stream.of(Signatory.values())
                .map(signatory -> new SignatureLine(signatory, signed.get(signatory)))
                .toList();
    }
}
