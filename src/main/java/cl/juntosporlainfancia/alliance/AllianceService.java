package cl.juntosporlainfancia.alliance;

import static cl.juntosporlainfancia.access.AuditTrail.Action;

import cl.juntosporlainfancia.access.AuditSubject;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Residence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of an alliance, from its forming to its end (rules 2, P4 and P11). */
@Service
@Transactional
public class AllianceService {

    private final Alliances alliances;
    private final StageRuns stageRuns;
    private final Milestones milestones;
    private final EndingNotices endingNotices;
    private final Registry registry;
    private final BusinessCalendar calendar;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final AllianceLetters letters;
    private final Texts texts;
    private final StagePolicies policies;
    private final AllianceProcess process;
    private final Map<Condition, ConditionCheck> checks;
    private final ApplicationEventPublisher events;

    AllianceService(
            Alliances alliances,
            StageRuns stageRuns,
            Milestones milestones,
            EndingNotices endingNotices,
            Registry registry,
            BusinessCalendar calendar,
            AuditTrail audit,
            CurrentViewer current,
            AllianceLetters letters,
            Texts texts,
            @Lazy StagePolicies policies,
            @Lazy AllianceProcess process,
            List<ConditionCheck> checks,
            ApplicationEventPublisher events) {
        this.alliances = alliances;
        this.stageRuns = stageRuns;
        this.milestones = milestones;
        this.endingNotices = endingNotices;
        this.registry = registry;
        this.calendar = calendar;
        this.audit = audit;
        this.current = current;
        this.letters = letters;
        this.texts = texts;
        this.policies = policies;
        this.process = process;
        this.checks = checks.stream().collect(Collectors.toMap(ConditionCheck::condition, Function.identity()));
        this.events = events;
    }

    /**
     * Forms an alliance and starts its process.
     *
     * @return its code
     * @throws Refused if residence, company or manager are not registered, or this pair already has a live alliance
     */
    public String form(FormAlliance request) {
        Residence residence = registry.residence(request.residenceCode())
                .orElseThrow(() -> new Refused("residenceCode", "alliance.residence.unknown"));
        if (registry.company(request.companyCode()).isEmpty()) {
            throw new Refused("companyCode", "alliance.company.unknown");
        }
        if (registry.person(request.manager()).isEmpty()) {
            throw new Refused("manager", "alliance.manager.unknown");
        }
        alliances.livePair(request.residenceCode(), request.companyCode()).ifPresent(live -> {
            throw new Refused("companyCode", "alliance.duplicate", live.code());
        });
        String code = String.format(Locale.ROOT, "A-%04d", alliances.nextNumber());
        alliances.saveAndFlush(new Alliance(
                code,
                residence.code(),
                residence.organization().code(),
                request.companyCode(),
                request.manager(),
                calendar.today()));
        audit.record(
                Action.ALLIANCE_FORMED,
                code,
                AuditSubject.person(request.manager()),
                Party.residence(residence.code()),
                Party.company(request.companyCode()));
        letters.draft(Occasion.ALLIANCE_FORMED, code, code).on(calendar.today()).leave();
        process.allianceFormed(code);
        return code;
    }

    /** Opens a stage today, under the policy that holds today; does nothing if it is open already. */
    public StageRun openStage(String code, Stage stage) {
        Optional<StageRun> open = stageRuns.findByAllianceCodeAndClosedOnIsNull(code);
        if (open.isPresent()) {
            if (open.get().stage() == stage) {
                return open.get();
            }
            throw new IllegalStateException(
                    "alliance %s is still in %s".formatted(code, open.get().stage()));
        }
        alliance(code).requireActive();
        int number = stageRuns.countByAllianceCode(code) + 1;
        StageRun run = stageRuns.saveAndFlush(new StageRun(code, stage, number, calendar.today(), policies.of(stage)));
        audit.record(Action.STAGE_OPENED, code, stage, run.startedOn(), run.plannedEndOn());
        letters.draft(Occasion.STAGE_STARTED, run.id().toString(), code)
                .on(closingOn(run))
                .stage(stage)
                .fact("stage", texts.of(stage))
                .fact("plannedEnd", texts.longDate(closingOn(run)))
                .leave();
        return run;
    }

    /** The day of a stage's closing meeting: its planned end, or the next working day. */
    public LocalDate closingOn(StageRun run) {
        return calendar.nextWorkingDay(run.plannedEndOn());
    }

    /** The day on which a stage's closing starts to be prepared: a working day. */
    public LocalDate preparationOn(StageRun run) {
        return calendar.nextWorkingDay(run.preparationOn());
    }

    public void recordMilestone(
            String code,
            Milestone.Kind kind,
            LocalDate heldOn,
            String participants,
            @Nullable Integer headCount,
            @Nullable String notes) {
        if (heldOn.isAfter(calendar.today())) {
            throw new Refused("heldOn", "milestone.heldOn.future");
        }
        if (heldOn.isBefore(alliance(code).formedOn())) {
            throw new Refused(
                    "heldOn",
                    "milestone.heldOn.tooEarly",
                    texts.shortDate(alliance(code).formedOn()));
        }
        milestones.save(
                new Milestone(code, kind, heldOn, participants, headCount, notes, current.username(), calendar.now()));
        audit.record(Action.MILESTONE_RECORDED, code, kind, heldOn);
    }

    @Transactional(readOnly = true)
    public List<Milestone> milestones(String code) {
        return milestones.findByAllianceCodeOrderByHeldOn(code);
    }

    /** The stage under way. */
    @Transactional(readOnly = true)
    public StageRun openStage(String code) {
        return stageRuns
                .findByAllianceCodeAndClosedOnIsNull(code)
                .orElseThrow(() -> new IllegalStateException("alliance %s is in no stage".formatted(code)));
    }

    @Transactional(readOnly = true)
    public List<StageRun> stageRuns(String code) {
        return stageRuns.findByAllianceCodeOrderByRunNumber(code);
    }

    /** The conditions of the present stage and whether each holds now. */
    @Transactional(readOnly = true)
    public Map<Condition, Boolean> conditions(StageRun run) {
        return run.conditions().stream()
                .sorted()
                .collect(Collectors.toMap(
                        Function.identity(), c -> check(c).holds(run), (a, b) -> a, java.util.LinkedHashMap::new));
    }

    private ConditionCheck check(Condition condition) {
        ConditionCheck check = checks.get(condition);
        if (check == null) {
            throw new IllegalStateException("nobody answers for condition " + condition);
        }
        return check;
    }

    private Set<Condition> missing(StageRun run) {
        Set<Condition> missing = EnumSet.noneOf(Condition.class);
        conditions(run).forEach((condition, holds) -> {
            if (!holds) {
                missing.add(condition);
            }
        });
        return missing;
    }

    private String inWords(Set<Condition> conditions) {
        return conditions.stream().map(texts::of).collect(Collectors.joining(", "));
    }

    /** Tells the alliance manager that a closing review is open, and what is still missing for it. */
    public void announceClosing(String code) {
        StageRun run = openStage(code);
        letters.draft(
                        Occasion.STAGE_CLOSING_DUE,
                        run.id() + "/" + run.extensions().size() + "/" + calendar.today(),
                        code)
                .on(closingOn(run))
                .stage(run.stage())
                .fact("plannedEnd", texts.longDate(closingOn(run)))
                .section(
                        "conditionsMissing",
                        missing(run).stream().map(texts::of).toList())
                .leave();
    }

    /**
     * Asks for the closing of the present stage before its planned end.
     *
     * @throws Refused if the planned end has come, or a condition that does not belong to the closing itself is missing
     */
    public void requestClosing(String code) {
        alliance(code).requireActive();
        StageRun run = openStage(code);
        if (run.isDue(calendar.today())) {
            throw new Refused("", "stage.closing.alreadyDue");
        }
        Set<Condition> missing = missing(run);
        missing.removeAll(EnumSet.of(Condition.EVALUATION_RECORDED, Condition.SUSTAINABILITY_DECIDED));
        if (!missing.isEmpty()) {
            throw new StageNotReady(missing, inWords(missing));
        }
        audit.record(Action.EARLY_CLOSING_REQUESTED, code, run.stage());
        process.closingRequested(code);
    }

    /** Opens now the tasks that prepare the closing, instead of waiting for their date. */
    public void requestPreparation(String code) {
        alliance(code).requireActive();
        StageRun run = openStage(code);
        if (run.stage() == Stage.SENSITIZATION || !calendar.today().isBefore(preparationOn(run))) {
            throw new Refused("", "stage.preparation.alreadyOpen");
        }
        audit.record(Action.CLOSING_PREPARATION_REQUESTED, code, run.stage());
        process.preparationRequested(code);
    }

    /** The ways a closing of the present stage can go today. */
    @Transactional(readOnly = true)
    public List<ClosingDecision.Kind> decisionsOpen(String code) {
        StageRun run = openStage(code);
        List<ClosingDecision.Kind> kinds = new ArrayList<>();
        kinds.add(ClosingDecision.Kind.ADVANCE);
        if (run.stage() == Stage.CONTINUITY) {
            kinds.add(ClosingDecision.Kind.REPEAT);
        }
        kinds.add(run.isDue(calendar.today()) ? ClosingDecision.Kind.EXTEND : ClosingDecision.Kind.CONTINUE);
        kinds.add(ClosingDecision.Kind.END);
        return kinds;
    }

    /**
     * Carries out what a closing decided.
     *
     * @throws Refused if that decision is not admitted now; {@link StageNotReady} if conditions are missing
     */
    public void decideClosing(String code, ClosingDecision decision) {
        StageRun run = openStage(code);
        LocalDate today = calendar.today();
        boolean due = run.isDue(today);
        switch (decision.kind()) {
            case ADVANCE -> {
                Set<Condition> missing = missing(run);
                if (!missing.isEmpty()) {
                    throw new StageNotReady(missing, inWords(missing));
                }
                close(run, StageRun.Outcome.ADVANCED, decision.reason());
            }
            case REPEAT -> {
                if (run.stage() != Stage.CONTINUITY) {
                    throw new Refused("decision", "stage.repeat.onlyContinuity");
                }
                if (!check(Condition.EVALUATION_RECORDED).holds(run)) {
                    throw new StageNotReady(
                            EnumSet.of(Condition.EVALUATION_RECORDED), texts.of(Condition.EVALUATION_RECORDED));
                }
                requireReason(decision);
                close(run, StageRun.Outcome.REPEATED, decision.reason());
            }
            case EXTEND -> {
                if (!due) {
                    throw new Refused("decision", "stage.extend.notDue");
                }
                if (decision.months() == null || decision.months() < 1 || decision.months() > 12) {
                    throw new Refused("months", "stage.extend.months");
                }
                String reason = requireReason(decision);
                if (!run.plannedEndOn().plusMonths(decision.months()).isAfter(today)) {
                    throw new Refused("months", "stage.extend.past");
                }
                run.extend(decision.months(), reason, today, current.username());
                audit.record(Action.STAGE_EXTENDED, code, run.stage(), decision.months())
                        .note(reason);
                letters.draft(
                                Occasion.STAGE_EXTENDED,
                                run.id() + "/" + run.extensions().size(),
                                code)
                        .on(closingOn(run))
                        .stage(run.stage())
                        .extra(decision.months().toString())
                        .fact("plannedEnd", texts.longDate(closingOn(run)))
                        .fact("reason", reason)
                        .leave();
            }
            case CONTINUE -> {
                if (due) {
                    throw new Refused("decision", "stage.continue.due");
                }
                audit.record(Action.EARLY_CLOSING_DECLINED, code, run.stage()).note(decision.reason());
            }
            case END -> {
                requireReason(decision);
                close(run, StageRun.Outcome.ENDED, decision.reason());
            }
        }
        stageRuns.saveAndFlush(run);
    }

    private static String requireReason(ClosingDecision decision) {
        String reason = decision.reason();
        if (reason == null || reason.isBlank()) {
            throw new Refused("reason", "stage.reason.required");
        }
        return reason;
    }

    private void close(StageRun run, StageRun.Outcome outcome, @Nullable String remarks) {
        run.close(outcome, calendar.today(), current.username(), remarks);
        audit.record(Action.STAGE_CLOSED, run.allianceCode(), run.stage(), outcome)
                .note(remarks);
        events.publishEvent(new StageClosed(run.allianceCode(), run.id(), outcome));
    }

    /** The alliance has gone through its stages and goes on by itself. */
    public void sustain(String code) {
        Alliance alliance = alliance(code);
        alliance.sustain(calendar.today());
        audit.record(Action.ALLIANCE_SUSTAINED, code);
        letters.draft(Occasion.ALLIANCE_SUSTAINED, code, code)
                .on(calendar.today())
                .leave();
    }

    /**
     * A party gives notice in writing: the alliance ends in {@value EndingNotice#DAYS} running days, or today.
     *
     * @throws Refused if a notice stands already
     */
    public void giveNotice(String code, GiveNotice request) {
        alliance(code).requireActive();
        EndingNotice.GivenBy givenBy = request.givenBy();
        if (givenBy == null) {
            throw new Refused("givenBy", "ending.givenBy.required");
        }
        endingNotices.findByAllianceCodeAndWithdrawnOnIsNull(code).ifPresent(standing -> {
            if (!request.immediate()) {
                throw new Refused("", "ending.already", texts.longDate(standing.effectiveOn()));
            }
            // Damage to the image does not wait for the other party's thirty days.
            standing.withdraw(calendar.today());
            endingNotices.saveAndFlush(standing);
            process.endingWithdrawn(code);
        });
        EndingNotice notice = endingNotices.saveAndFlush(new EndingNotice(
                code, givenBy, calendar.today(), request.immediate(), request.reason(), current.username()));
        audit.record(Action.ENDING_NOTIFIED, code, givenBy, notice.effectiveOn())
                .note(notice.reason());
        letters.draft(Occasion.ENDING_NOTIFIED, notice.id().toString(), code)
                .on(notice.effectiveOn())
                .extra(notice.reason())
                .fact("effectiveOn", texts.longDate(notice.effectiveOn()))
                .fact("reason", notice.reason())
                .leave();
        process.endingNotified(code, notice.isImmediate());
    }

    /**
     * The notice is taken back and the alliance goes on.
     *
     * @throws Refused if no notice stands
     */
    public void withdrawNotice(String code) {
        alliance(code).requireActive();
        EndingNotice notice = endingNotices
                .findByAllianceCodeAndWithdrawnOnIsNull(code)
                .orElseThrow(() -> new Refused("", "ending.none"));
        notice.withdraw(calendar.today());
        audit.record(Action.ENDING_WITHDRAWN, code);
        letters.draft(Occasion.ENDING_WITHDRAWN, notice.id().toString(), code)
                .on(calendar.today())
                .leave();
        process.endingWithdrawn(code);
    }

    /** The notice that stands, if one does. */
    @Transactional(readOnly = true)
    public Optional<EndingNotice> standingNotice(String code) {
        return endingNotices.findByAllianceCodeAndWithdrawnOnIsNull(code);
    }

    /** The alliance is over: its stage closes, and what was still open of it is closed by those who hear of it. */
    public void end(String code) {
        Alliance alliance = alliance(code);
        String reason = standingNotice(code)
                .map(EndingNotice::reason)
                .or(() -> stageRuns(code).stream()
                        .reduce((first, second) -> second)
                        .map(StageRun::closingRemarks))
                .orElse("");
        stageRuns.findByAllianceCodeAndClosedOnIsNull(code).ifPresent(run -> {
            close(run, StageRun.Outcome.ENDED, reason);
            stageRuns.saveAndFlush(run);
        });
        alliance.end(calendar.today());
        audit.record(Action.ALLIANCE_ENDED, code).note(reason);
        events.publishEvent(new AllianceEnded(code, reason));
        letters.draft(Occasion.ALLIANCE_ENDED, code, code)
                .on(calendar.today())
                .extra(reason)
                .fact("reason", reason)
                .leave();
    }

    private Alliance alliance(String code) {
        return alliances.findById(code).orElseThrow(() -> new NoSuchElementException("alliance " + code));
    }
}
