package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.alliance.AllianceLetters;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisAnswers;
import cl.juntosporlainfancia.diagnosis.DiagnosisView;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Occasion;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a plan is built, step by step and round after round, until the three parties approve it (manual, section 4.2; rules P5). Every
 * round is kept: what was changed, who answered what, and why it went back.
 */
@Service
@Transactional
public class PlanRounds {

    private static final int YEARLY_MONTHS = 12;
    private static final int LONG_TERM_MONTHS = 24;

    private final JdbcClient jdbc;
    private final PlanSheets sheets;
    private final WorkPlans plans;
    private final CoherenceCheck coherence;
    private final AllianceService alliances;
    private final AlliancesInView views;
    private final Diagnoses diagnoses;
    private final DiagnosisAnswers answers;
    private final AllianceLetters letters;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;
    private final Texts texts;

    PlanRounds(
            JdbcClient jdbc,
            PlanSheets sheets,
            WorkPlans plans,
            CoherenceCheck coherence,
            AllianceService alliances,
            AlliancesInView views,
            Diagnoses diagnoses,
            DiagnosisAnswers answers,
            AllianceLetters letters,
            AuditTrail audit,
            CurrentViewer current,
            BusinessCalendar calendar,
            Texts texts) {
        this.jdbc = jdbc;
        this.sheets = sheets;
        this.plans = plans;
        this.coherence = coherence;
        this.alliances = alliances;
        this.views = views;
        this.diagnoses = diagnoses;
        this.answers = answers;
        this.letters = letters;
        this.audit = audit;
        this.current = current;
        this.calendar = calendar;
        this.texts = texts;
    }

    /**
     * Opens the alliance's next version: empty, or with what the version in force leaves open; with the needs of the residence's
     * latest accepted self-diagnosis. One that was not finished in a former stage is taken up again.
     */
    public void open(String allianceCode) {
        StageRun run = alliances.openStage(allianceCode);
        Optional<PlanSheet> unfinished = sheets.lockedDraftOf(allianceCode);
        WorkPlan.Horizon horizon =
                run.stage() == Stage.CONTINUITY ? WorkPlan.Horizon.LONG_TERM : WorkPlan.Horizon.YEARLY;
        if (unfinished.isPresent()) {
            jdbc.sql("update juntos.work_plan set step = 'NEEDS', round = round + 1, stage_run_id = ?, horizon = ?"
                            + " where id = ?")
                    .params(run.id(), horizon.name(), unfinished.get().id())
                    .update();
            audit.record(
                    AuditTrail.Action.PLAN_OPENED,
                    allianceCode,
                    unfinished.get().number());
            return;
        }
        Optional<WorkPlan> former = plans.inForce(allianceCode);
        YearMonth first = former.isEmpty()
                ? YearMonth.from(calendar.today()).plusMonths(1)
                : YearMonth.from(alliances.closingOn(run)).plusMonths(1);
        UUID id = UUID.randomUUID();
        String residence = views.get(allianceCode).residenceCode();
        Optional<String> diagnosis = diagnoses.acceptedOf(residence).map(DiagnosisView::code);
        int number = jdbc.sql("""
                        insert into juntos.work_plan (id, alliance_code, version_number, horizon, stage_run_id, objective,
                            resources, value_proposal, state, step, starts_on, months, diagnosis_code, version)
                        values (?, ?, (select coalesce(max(version_number), 0) + 1 from juntos.work_plan where alliance_code = ?),
                            ?, ?, ?, ?, ?, 'DRAFT', 'NEEDS', ?, ?, ?, 0)
                        returning version_number
                        """)
                .params(
                        id,
                        allianceCode,
                        allianceCode,
                        horizon.name(),
                        run.id(),
                        former.map(WorkPlan::objective).orElse(""),
                        former.map(WorkPlan::resources).orElse(""),
                        former.map(WorkPlan::valueProposal).orElseGet(() -> diagnosis
                                .map(code -> answers.profile(code).valueProposal())
                                .orElse("")),
                        first.atDay(1),
                        horizon == WorkPlan.Horizon.LONG_TERM ? LONG_TERM_MONTHS : YEARLY_MONTHS,
                        diagnosis.orElse(null))
                .query(Integer.class)
                .single();
        audit.record(AuditTrail.Action.PLAN_OPENED, allianceCode, number);
        diagnosis.ifPresent(code -> copyNeeds(id, code));
        former.ifPresent(plan -> carryOn(id, plan.id()));
    }

    /** High ones first; the residence changes that. */
    private void copyNeeds(UUID plan, String diagnosis) {
        jdbc.sql("""
                        insert into juntos.plan_need (id, work_plan_id, position, standard_code, text, priority)
                        select gen_random_uuid(), :plan,
                            row_number() over (order by array_position(array['HIGH', 'MEDIUM', 'LOW'], n.priority::text),
                                               n.standard_code, n.position) - 1,
                            n.standard_code, n.text, n.priority
                        from juntos.diagnosis_need n where n.diagnosis_code = :diagnosis
                        """).param("plan", plan).param("diagnosis", diagnosis).update();
    }

    /** What is late is planned into the first month anew; the date it first had stays. */
    private void carryOn(UUID plan, UUID former) {
        jdbc.sql("""
                        insert into juntos.activity (id, work_plan_id, position, standard_code, second_dimension, description,
                            objective, indicator, starts_on, ends_on, original_ends_on, company_people, residence_people,
                            funding, practice, state, carried_from, carried_ends_on, version)
                        select gen_random_uuid(), p.id, row_number() over (order by a.position) - 1, a.standard_code,
                            a.second_dimension, a.description, a.objective, a.indicator,
                            least(greatest(a.starts_on, p.starts_on), w.last_day),
                            least(greatest(a.ends_on, (p.starts_on + interval '1 month - 1 day')::date), w.last_day),
                            a.original_ends_on, a.company_people, a.residence_people, a.funding, a.practice, 'PENDING', a.id, a.ends_on, 1
                        from juntos.activity a
                        join juntos.work_plan p on p.id = :plan
                        cross join lateral (
                            select (p.starts_on + make_interval(months => p.months) - interval '1 day')::date as last_day) w
                        where a.work_plan_id = :former and a.state = 'PENDING'
                        """).param("plan", plan).param("former", former).update();
        // What it was to take in months that have passed is still to be spent: in its first month.
        jdbc.sql("""
                        insert into juntos.activity_month (activity_id, month, budget_clp, volunteer_hours)
                        select a.id, s.month, sum(m.budget_clp), sum(m.volunteer_hours)
                        from juntos.activity a
                        join juntos.activity_month m on m.activity_id = a.carried_from
                        cross join lateral (
                            select least(greatest(m.month, date_trunc('month', a.starts_on)::date),
                                         date_trunc('month', a.ends_on)::date) as month) s
                        where a.work_plan_id = :plan
                        group by a.id, s.month
                        """).param("plan", plan).update();
        jdbc.sql("""
                        insert into juntos.activity_need (activity_id, need_id)
                        select distinct a.id, n.id
                        from juntos.activity a
                        join juntos.activity_need l on l.activity_id = a.carried_from
                        join juntos.plan_need old on old.id = l.need_id
                        join juntos.plan_need n on n.work_plan_id = a.work_plan_id
                            and n.standard_code = old.standard_code and lower(n.text) = lower(old.text)
                        where a.work_plan_id = :plan
                        """).param("plan", plan).update();
    }

    /** The residence has put its needs in order. */
    public void needsOrdered(String allianceCode) {
        advance(draft(allianceCode, PlanStep.NEEDS), PlanStep.PROPOSAL);
    }

    /**
     * The company has proposed actions and resources.
     *
     * @throws Refused if there is no activity
     */
    public void proposed(String allianceCode) {
        PlanSheet sheet = draft(allianceCode, PlanStep.PROPOSAL);
        requireActivities(sheet);
        advance(sheet, PlanStep.VALUE);
    }

    /**
     * The residence has added what it gives to the company.
     *
     * @throws Refused if it says nothing
     */
    public void valueAdded(String allianceCode) {
        PlanSheet sheet = draft(allianceCode, PlanStep.VALUE);
        if (sheet.valueProposal().isBlank()) {
            throw new Refused("valueProposal", "plan.valueProposal.required");
        }
        advance(sheet, PlanStep.GANTT);
    }

    /**
     * Both agree the Gantt.
     *
     * @throws Refused if there is no activity or objective, or a need without an activity was not answered
     */
    public void ganttAgreed(String allianceCode) {
        PlanSheet sheet = draft(allianceCode, PlanStep.GANTT);
        requireComplete(sheet);
        advance(sheet, PlanStep.REVIEW);
    }

    /** The programme finds it coherent: now the parties approve it. */
    public void reviewed(String allianceCode) {
        PlanSheet sheet = draft(allianceCode, PlanStep.REVIEW);
        requireComplete(sheet);
        advance(sheet, PlanStep.APPROVAL);
    }

    /**
     * The programme sends it back.
     *
     * @throws Refused if why is not said, or the step is none of the parties'
     */
    public void sendBack(String allianceCode, PlanStep to, String why) {
        PlanSheet sheet = draft(allianceCode, PlanStep.REVIEW);
        remark(sheet, PlanRemark.From.PROGRAMME, to, why);
        nextRound(sheet, to);
    }

    /**
     * A party approves this round's plan, or returns it.
     *
     * @param returnTo the step to take it up from; null approves
     * @param why required when it is returned
     * @throws Refused if this party has answered already, or why is not said
     */
    public void answer(String allianceCode, Approver party, @Nullable PlanStep returnTo, @Nullable String why) {
        PlanSheet sheet = draft(allianceCode, PlanStep.APPROVAL);
        if (returnTo != null) {
            remark(sheet, PlanRemark.From.valueOf(party.name()), returnTo, why == null ? "" : why);
        }
        int answered = jdbc.sql("insert into juntos.plan_approval (work_plan_id, round, party, approved, answered_by,"
                        + " answered_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        sheet.id(),
                        sheet.round(),
                        party.name(),
                        returnTo == null,
                        current.username(),
                        Timestamp.from(calendar.now()))
                .update();
        if (answered == 0) {
            throw new Refused("", "plan.answeredTwice", texts.of(party));
        }
        audit.record(
                returnTo == null ? AuditTrail.Action.PLAN_APPROVED : AuditTrail.Action.PLAN_RETURNED,
                allianceCode,
                sheet.number(),
                sheet.round(),
                party);
    }

    /**
     * When all three have answered: agreed if all approve; else back to the earliest step that one of them asked for.
     *
     * @return the step it goes back to; empty if it is agreed
     */
    public Optional<PlanStep> close(String allianceCode) {
        PlanSheet sheet = draft(allianceCode, PlanStep.APPROVAL);
        List<Boolean> answers = jdbc.sql(
                        "select approved from juntos.plan_approval where work_plan_id = ? and round = ?")
                .params(sheet.id(), sheet.round())
                .query(Boolean.class)
                .list();
        if (answers.size() < Approver.values().length) {
            throw new IllegalStateException(
                    "round %d of work plan %s has %d answers".formatted(sheet.round(), sheet.id(), answers.size()));
        }
        if (!answers.contains(false)) {
            return Optional.empty();
        }
        PlanStep to = remarks(sheet.id()).stream()
                .filter(remark -> remark.round() == sheet.round())
                .map(PlanRemark::returnedTo)
                .min(PlanStep::compareTo)
                .orElseThrow();
        nextRound(sheet, to);
        return Optional.of(to);
    }

    /** Approved by all: it becomes the agreed version. */
    public void agree(String allianceCode) {
        PlanSheet sheet = draft(allianceCode, PlanStep.APPROVAL);
        plans.agree(sheet);
        letters.draft(Occasion.PLAN_AGREED, sheet.id().toString(), allianceCode)
                .on(calendar.today())
                .stage(alliances.openStage(allianceCode).stage())
                .extra(String.valueOf(sheet.number()))
                .fact("plannedActivities", String.valueOf(sheet.activities().size()))
                .fact(
                        "planInForce",
                        texts.get(plans.waiting(allianceCode).isPresent() ? "plan.inForce.later" : "plan.inForce.now"))
                .link("/alianzas/" + allianceCode + "/plan")
                .leave();
    }

    /** Why a version was sent back, oldest first. */
    @Transactional(readOnly = true)
    public List<PlanRemark> remarks(UUID planId) {
        return jdbc.sql("select round, party, returned_to, text, author, at from juntos.plan_remark"
                        + " where work_plan_id = ? order by id")
                .param(planId)
                .query((row, n) -> new PlanRemark(
                        row.getInt(1),
                        PlanRemark.From.valueOf(row.getString(2)),
                        PlanStep.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant()))
                .list();
    }

    private PlanSheet draft(String allianceCode, PlanStep step) {
        PlanSheet sheet = sheets.lockedDraftOf(allianceCode).orElseThrow(() -> new Refused("", "plan.notBuilding"));
        if (sheet.step() != step) {
            throw new Refused("", "plan.otherStep", texts.of(sheet.step()));
        }
        return sheet;
    }

    private void requireComplete(PlanSheet sheet) {
        requireActivities(sheet);
        if (sheet.objective().isBlank()) {
            throw new Refused("objective", "plan.objective.required");
        }
        Coherence found = coherence.of(sheet);
        found.findings().stream()
                .filter(finding -> finding.weight() == CoherencePolicies.Weight.GATE)
                .findFirst()
                .ifPresent(gate -> {
                    throw new Refused(
                            "needs",
                            "plan.gate." + gate.check().name(),
                            gate.measured(),
                            gate.about().isEmpty() ? "" : gate.about().get(0));
                });
    }

    private static void requireActivities(PlanSheet sheet) {
        if (sheet.activities().isEmpty()) {
            throw new Refused("activities", "plan.activities.none");
        }
    }

    private void remark(PlanSheet sheet, PlanRemark.From from, PlanStep to, String why) {
        if (!to.isReturnable()) {
            throw new Refused("returnTo", "plan.returnTo.unknown");
        }
        if (why.isBlank()) {
            throw new Refused("remarks", "plan.remarks.required");
        }
        if (why.length() > PlanDrafts.MAX_TEXT) {
            throw new Refused("remarks", "plan.remarks.tooLong");
        }
        jdbc.sql("insert into juntos.plan_remark (work_plan_id, round, party, returned_to, text, author, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        sheet.id(),
                        sheet.round(),
                        from.name(),
                        to.name(),
                        why.strip(),
                        current.username(),
                        Timestamp.from(calendar.now()))
                .update();
    }

    private void advance(PlanSheet sheet, PlanStep to) {
        jdbc.sql("update juntos.work_plan set step = ? where id = ?")
                .params(to.name(), sheet.id())
                .update();
        audit.record(AuditTrail.Action.PLAN_ADVANCED, sheet.allianceCode(), sheet.number(), sheet.round(), to);
    }

    private void nextRound(PlanSheet sheet, PlanStep to) {
        jdbc.sql("update juntos.work_plan set step = ?, round = round + 1 where id = ?")
                .params(to.name(), sheet.id())
                .update();
        audit.record(AuditTrail.Action.PLAN_SENT_BACK, sheet.allianceCode(), sheet.number(), sheet.round(), to);
        letters.draft(Occasion.PLAN_RETURNED, sheet.id() + "/" + sheet.round(), sheet.allianceCode())
                .on(calendar.today())
                .stage(alliances.openStage(sheet.allianceCode()).stage())
                .extra(texts.of(to))
                .section(
                        "planRemarks",
                        remarks(sheet.id()).stream()
                                .filter(remark -> remark.round() == sheet.round())
                                .map(remark -> texts.get("plan.remark.line", texts.of(remark.from()), remark.text()))
                                .toList())
                .link("/alianzas/" + sheet.allianceCode() + "/plan/borrador")
                .leave();
    }
}
