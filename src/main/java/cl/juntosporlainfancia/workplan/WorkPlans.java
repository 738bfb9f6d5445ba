package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.alliance.AllianceEnded;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.StageClosed;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work plans of alliances (manual, sections 4.2 and 5.2). */
@Service
@Transactional
public class WorkPlans {

    private final Plans plans;
    private final PlanSheets sheets;
    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final AllianceService alliances;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;
    private final Texts texts;

    WorkPlans(
            Plans plans,
            PlanSheets sheets,
            JdbcClient jdbc,
            Catalogue catalogue,
            AllianceService alliances,
            AuditTrail audit,
            CurrentViewer current,
            BusinessCalendar calendar,
            Texts texts) {
        this.plans = plans;
        this.sheets = sheets;
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.alliances = alliances;
        this.audit = audit;
        this.current = current;
        this.calendar = calendar;
        this.texts = texts;
    }

    /**
     * A version that the three parties have approved. The first is in force at once; a later one waits until its stage has been
     * closed, because until then the version in force is carried out and evaluated.
     */
    void agree(PlanSheet sheet) {
        LocalDate today = calendar.today();
        // An agreed version that never came into force is replaced by the new one.
        waiting(sheet.allianceCode()).ifPresent(superseded -> {
            superseded.freeze(today);
            plans.saveAndFlush(superseded);
        });
        WorkPlan plan = plans.findByAllianceCodeAndVersionNumber(sheet.allianceCode(), sheet.number())
                .orElseThrow(() -> new NoSuchElementException("work plan " + sheet.id()));
        plan.agree(today, current.username());
        if (inForce(sheet.allianceCode()).isEmpty()) {
            plan.putInForce(today);
        }
        plans.saveAndFlush(plan);
        audit.record(
                AuditTrail.Action.PLAN_AGREED,
                sheet.allianceCode(),
                plan.versionNumber(),
                plan.activities().size());
        if (plan.inForceSince() != null) {
            audit.record(AuditTrail.Action.PLAN_IN_FORCE, sheet.allianceCode(), plan.versionNumber());
        }
    }

    /** With what its activities take by month: whoever reads it does so after the transaction. */
    private static WorkPlan whole(WorkPlan plan) {
        plan.activities().forEach(Activity::months);
        return plan;
    }

    /** All agreed versions, oldest first. */
    @Transactional(readOnly = true)
    public List<WorkPlan> versions(String allianceCode) {
        return plans.findByAllianceCodeOrderByVersionNumber(allianceCode).stream()
                .filter(plan -> plan.state() == WorkPlan.State.AGREED)
                .toList();
    }

    /** An agreed version with its activities. */
    @Transactional(readOnly = true)
    public Optional<WorkPlan> version(String allianceCode, int number) {
        return plans.findByAllianceCodeAndVersionNumber(allianceCode, number)
                .filter(plan -> plan.state() == WorkPlan.State.AGREED)
                .map(WorkPlans::whole);
    }

    /** The needs a version started from, in the residence's order. */
    @Transactional(readOnly = true)
    public List<PlannedNeed> needs(UUID planId) {
        return sheets.needs(planId);
    }

    /** Which activities of a version answer each need, in the plan's order; needs that none answers are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, List<UUID>> answering(UUID planId) {
        Map<UUID, List<UUID>> answering = new LinkedHashMap<>();
        jdbc.sql(
                        "select l.need_id, l.activity_id from juntos.activity_need l join juntos.activity a on a.id = l.activity_id"
                                + " where a.work_plan_id = ? order by a.position")
                .param(planId)
                .query(row -> {
                    answering
                            .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(row.getObject(2, UUID.class));
                });
        return answering;
    }

    /**
     * What became of a version in a later one.
     *
     * @throws NoSuchElementException if one of them is no agreed version of this alliance
     */
    @Transactional(readOnly = true)
    public PlanComparison compare(String allianceCode, int older, int newer) {
        List<WorkPlan> all = versions(allianceCode);
        return PlanComparison.of(all, numbered(all, older), numbered(all, newer));
    }

    private static WorkPlan numbered(List<WorkPlan> all, int number) {
        return all.stream()
                .filter(plan -> plan.versionNumber() == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("work plan version " + number));
    }

    /** What was said of an activity, of whatever version, oldest first. */
    @Transactional(readOnly = true)
    public List<ActivityEvent> events(String allianceCode) {
        return jdbc.sql(
                        "select e.activity_id, e.kind, e.on_date, e.from_date, e.attendance, e.note, e.noted_by, e.noted_at"
                                + " from juntos.activity_event e join juntos.activity a on a.id = e.activity_id"
                                + " join juntos.work_plan p on p.id = a.work_plan_id where p.alliance_code = ? order by e.id")
                .param(allianceCode)
                .query((row, n) -> new ActivityEvent(
                        row.getObject(1, UUID.class),
                        ActivityReport.Kind.valueOf(row.getString(2)),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, Integer.class),
                        row.getString(6),
                        row.getString(7),
                        row.getTimestamp(8).toInstant()))
                .list();
    }

    /** The version that is being carried out. */
    @Transactional(readOnly = true)
    public Optional<WorkPlan> inForce(String allianceCode) {
        return plans.findByAllianceCodeAndInForceSinceIsNotNullAndFrozenOnIsNull(allianceCode)
                .map(WorkPlans::whole);
    }

    /** The version agreed for after the present stage. */
    @Transactional(readOnly = true)
    public Optional<WorkPlan> waiting(String allianceCode) {
        return plans.findByAllianceCodeAndStateAndInForceSinceIsNullAndFrozenOnIsNull(
                        allianceCode, WorkPlan.State.AGREED)
                .map(WorkPlans::whole);
    }

    /** The pending activities of the version in force that have begun by that day. */
    @Transactional(readOnly = true)
    public List<Activity> due(String allianceCode, LocalDate on) {
        return inForce(allianceCode).stream()
                .flatMap(plan -> plan.activities().stream())
                .filter(activity -> activity.state() == Activity.State.PENDING)
                .filter(activity -> !activity.startsOn().isAfter(on))
                .toList();
    }

    /** The pending activities of the version in force. */
    @Transactional(readOnly = true)
    public List<Activity> open(String allianceCode) {
        return due(allianceCode, LocalDate.MAX);
    }

    /**
     * Takes what was reported of activities of the version in force.
     *
     * @throws Refused if a date or reason that the report needs is missing or impossible
     */
    public void report(String allianceCode, List<ActivityReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        lock(allianceCode);
        WorkPlan plan = inForce(allianceCode)
                .orElseThrow(() -> new NoSuchElementException("work plan in force of alliance " + allianceCode));
        Map<UUID, Activity> activities =
                plan.activities().stream().collect(Collectors.toMap(Activity::id, Function.identity()));
        for (ActivityReport report : reports) {
            Activity activity = activities.get(report.activityId());
            if (activity == null || activity.state() != Activity.State.PENDING) {
                throw new Refused("activities", "activity.notOpen");
            }
            try {
                apply(plan, activity, report);
            } catch (Refused refused) {
                // Where several are reported at once, the sentence names the activity and the field is their list.
                throw new Refused("activities", refused.messageKey(), refused.arguments());
            }
        }
        plans.saveAndFlush(plan);
    }

    /**
     * Takes what somebody says of one activity of the version in force.
     *
     * @param version which state of the activity was seen
     * @throws Refused if a date or reason that it needs is missing or impossible, about {@code on}, {@code attendance} or
     *     {@code note}; about the whole if somebody else was faster, or if the activity is of a version that was replaced
     * @throws NoSuchElementException if the alliance has no such activity
     */
    public void settle(String allianceCode, ActivityReport report, int version) {
        lock(allianceCode);
        WorkPlan plan = inForce(allianceCode).orElse(null);
        Activity activity = plan == null
                ? null
                : plan.activities().stream()
                        .filter(each -> each.id().equals(report.activityId()))
                        .findFirst()
                        .orElse(null);
        if (plan == null || activity == null) {
            throw notInForce(allianceCode, report.activityId());
        }
        if (activity.state() != Activity.State.PENDING || activity.version() != version) {
            throw new Refused("", "activity.settledMeanwhile", activity.description());
        }
        apply(plan, activity, report);
        plans.saveAndFlush(plan);
    }

    /** Nobody says anything of an activity while its version is replaced, and the other way round. */
    private void lock(String allianceCode) {
        jdbc.sql("select id from juntos.work_plan where alliance_code = ? and in_force_since is not null"
                        + " and frozen_on is null for update")
                .param(allianceCode)
                .query(UUID.class)
                .list();
    }

    private RuntimeException notInForce(String allianceCode, UUID activityId) {
        return jdbc.sql("select a.description from juntos.activity a join juntos.work_plan p on p.id = a.work_plan_id"
                        + " where a.id = ? and p.alliance_code = ?")
                .params(activityId, allianceCode)
                .query(String.class)
                .optional()
                .<RuntimeException>map(description -> new Refused("", "activity.notInForce", description))
                .orElseGet(() -> new NoSuchElementException("activity %s of %s".formatted(activityId, allianceCode)));
    }

    private void apply(WorkPlan plan, Activity activity, ActivityReport report) {
        if (report.kind() == ActivityReport.Kind.UNDER_WAY) {
            return;
        }
        LocalDate endedOn = activity.endsOn();
        take(activity, report);
        audit.record(
                        AuditTrail.Action.ACTIVITY_REPORTED,
                        plan.allianceCode(),
                        plan.versionNumber(),
                        report.kind(),
                        report.kind() == ActivityReport.Kind.REMOVED
                                ? calendar.today()
                                : Objects.requireNonNull(report.on()))
                .note(activity.description());
        jdbc.sql("insert into juntos.activity_event (activity_id, kind, on_date, from_date, attendance, note, noted_by,"
                        + " noted_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        activity.id(),
                        report.kind().name(),
                        report.kind() == ActivityReport.Kind.REMOVED ? calendar.today() : report.on(),
                        report.kind() == ActivityReport.Kind.POSTPONED ? endedOn : null,
                        report.kind() == ActivityReport.Kind.DONE ? report.attendance() : null,
                        report.note(),
                        current.username(),
                        Timestamp.from(calendar.now()))
                .update();
    }

    private void take(Activity activity, ActivityReport report) {
        LocalDate on = report.on();
        if (report.note() != null && report.note().length() > ActivityReport.MAX_NOTE) {
            throw new Refused("note", "activity.note.tooLong", activity.description(), ActivityReport.MAX_NOTE);
        }
        Integer attendance = report.attendance();
        if (attendance != null && (attendance < 0 || attendance > ActivityReport.MAX_ATTENDANCE)) {
            throw new Refused(
                    "attendance", "activity.attendance.range", activity.description(), ActivityReport.MAX_ATTENDANCE);
        }
        switch (report.kind()) {
            case UNDER_WAY -> {}
            case DONE -> {
                if (on == null) {
                    throw new Refused("on", "activity.doneOn.required", activity.description());
                }
                if (on.isAfter(calendar.today())) {
                    throw new Refused("on", "activity.doneOn.future", activity.description());
                }
                activity.done(on, report.attendance(), report.note());
            }
            case POSTPONED -> {
                if (on == null || !on.isAfter(activity.endsOn())) {
                    throw new Refused(
                            "on",
                            "activity.postponed.date",
                            activity.description(),
                            texts.shortDate(activity.endsOn()));
                }
                activity.postpone(on, requireReason(activity, report));
            }
            case REMOVED -> activity.remove(requireReason(activity, report));
        }
    }

    private static String requireReason(Activity activity, ActivityReport report) {
        String note = report.note();
        if (note == null || note.isBlank()) {
            throw new Refused("note", "activity.reason.required", activity.description());
        }
        return note;
    }

    /** The figures of the version in force, one for each dimension of the catalogue; empty without a plan. */
    @Transactional(readOnly = true)
    public List<Compliance> compliance(String allianceCode) {
        return inForce(allianceCode).map(this::compliance).orElse(List.of());
    }

    /** The figures of a version, one for each dimension of the catalogue. */
    @Transactional(readOnly = true)
    public List<Compliance> compliance(WorkPlan plan) {
        Map<String, Map<Activity.State, Integer>> counts = new LinkedHashMap<>();
        for (Dimension dimension : catalogue.dimensions()) {
            counts.put(dimension.code(), new EnumMap<>(Activity.State.class));
        }
        for (Activity activity : plan.activities()) {
            // Lines beside the dimensions are counted nowhere.
            if (!catalogue.hasStandard(activity.standard())) {
                continue;
            }
            counts.computeIfAbsent(
                            catalogue.dimensionOf(activity.standard()).code(), c -> new EnumMap<>(Activity.State.class))
                    .merge(activity.state(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> {
                    int done = entry.getValue().getOrDefault(Activity.State.DONE, 0);
                    int pending = entry.getValue().getOrDefault(Activity.State.PENDING, 0);
                    int removed = entry.getValue().getOrDefault(Activity.State.REMOVED, 0);
                    return new Compliance(entry.getKey(), done + pending + removed, done, pending, removed);
                })
                .toList();
    }

    /** With the stage's closing the version agreed for the next one comes into force. */
    @EventListener
    void on(StageClosed closed) {
        if (closed.outcome() == StageRun.Outcome.ENDED) {
            return;
        }
        lock(closed.allianceCode());
        waiting(closed.allianceCode()).ifPresent(next -> {
            LocalDate today = calendar.today();
            inForce(closed.allianceCode()).ifPresent(former -> {
                next.takeOverFrom(former, texts.get("activity.removed.notCarriedOn"));
                // First what becomes of its activities: once frozen, it stays as it is.
                plans.saveAndFlush(former);
                former.freeze(today);
                plans.saveAndFlush(former);
            });
            next.putInForce(today);
            plans.saveAndFlush(next);
            audit.record(AuditTrail.Action.PLAN_IN_FORCE, closed.allianceCode(), next.versionNumber());
        });
    }

    /** What an ended alliance leaves undone is removed, with that reason. */
    @EventListener
    void on(AllianceEnded ended) {
        sheets.lockedDraftOf(ended.allianceCode())
                .flatMap(draft -> plans.findById(draft.id()))
                .ifPresent(plan -> {
                    plan.discard(calendar.today());
                    plans.saveAndFlush(plan);
                    audit.record(AuditTrail.Action.PLAN_DISCARDED, ended.allianceCode(), plan.versionNumber());
                });
        waiting(ended.allianceCode()).ifPresent(plan -> {
            plan.freeze(calendar.today());
            plans.saveAndFlush(plan);
        });
        inForce(ended.allianceCode()).ifPresent(plan -> {
            plan.activities().stream()
                    .filter(activity -> activity.state() == Activity.State.PENDING)
                    .forEach(activity -> activity.remove(texts.get("activity.removed.allianceEnded")));
            plans.saveAndFlush(plan);
        });
    }

    /** PLAN_AGREED, PLAN_REDESIGNED and LONG_TERM_PLAN_PROJECTED ask these. */
    @Transactional(readOnly = true)
    boolean hasPlan(String allianceCode) {
        return plans.existsByAllianceCodeAndHorizonAndState(
                allianceCode, WorkPlan.Horizon.YEARLY, WorkPlan.State.AGREED);
    }

    @Transactional(readOnly = true)
    boolean hasPlanOf(StageRun run, WorkPlan.Horizon horizon) {
        return plans.existsByStageRunIdAndHorizonAndState(run.id(), horizon, WorkPlan.State.AGREED);
    }
}
