package cl.juntosporlainfancia.followup;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.alliance.AllianceLetters;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.alliance.StageClosed;
import cl.juntosporlainfancia.alliance.StageRun;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Letter;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.ActivityReport;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follow-ups: planned, invited, reminded, held or missed (rules 2 and P7). */
@Service
@Transactional
public class FollowUps {

    private static final Set<FollowUp.Status> OPEN = Set.of(FollowUp.Status.PLANNED, FollowUp.Status.INVITED);

    private final FollowUpRepository followUps;
    private final FollowUpRecords records;
    private final AllianceService alliances;
    private final AlliancesInView views;
    private final WorkPlans plans;
    private final ReminderPolicies policies;
    private final AllianceLetters letters;
    private final BusinessCalendar calendar;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final Texts texts;
    private final LocalTime meetingTime;
    private final Duration meetingLength;

    FollowUps(
            FollowUpRepository followUps,
            FollowUpRecords records,
            AllianceService alliances,
            AlliancesInView views,
            WorkPlans plans,
            @Lazy ReminderPolicies policies,
            AllianceLetters letters,
            BusinessCalendar calendar,
            AuditTrail audit,
            CurrentViewer current,
            Texts texts,
            @Value("${jxi.follow-up.meeting-time}") LocalTime meetingTime,
            @Value("${jxi.follow-up.meeting-length}") Duration meetingLength) {
        this.followUps = followUps;
        this.records = records;
        this.alliances = alliances;
        this.views = views;
        this.plans = plans;
        this.policies = policies;
        this.letters = letters;
        this.calendar = calendar;
        this.audit = audit;
        this.current = current;
        this.texts = texts;
        this.meetingTime = meetingTime;
        this.meetingLength = meetingLength;
    }

    /**
     * Plans the next follow-up of the stage under way.
     *
     * @return it, or empty if none is left before the planned end
     */
    public Optional<FollowUp> planNext(String allianceCode) {
        StageRun run = alliances.openStage(allianceCode);
        Optional<FollowUp> last = followUps.findFirstByStageRunIdOrderByNumberDesc(run.id());
        // Whoever asks twice gets the same one: it is planned until its invitation goes out.
        if (last.isPresent() && last.get().status() == FollowUp.Status.PLANNED) {
            return last;
        }
        Optional<Integer> next = run.followUpAfter(last.map(FollowUp::number).orElse(0));
        // An extension decided late brings no follow-ups for days that have gone by.
        while (!run.extensions().isEmpty()
                && next.isPresent()
                && dueOn(run, next.get()).isBefore(calendar.today())) {
            next = run.followUpAfter(next.get());
        }
        return next.map(
                number -> followUps.saveAndFlush(new FollowUp(allianceCode, run.id(), number, dueOn(run, number))));
    }

    private LocalDate dueOn(StageRun run, int number) {
        return calendar.nextWorkingDay(run.followUpOn(number));
    }

    @Transactional(readOnly = true)
    public FollowUp get(UUID id) {
        return followUps.findById(id).orElseThrow(() -> new NoSuchElementException("follow-up " + id));
    }

    /** When its invitation goes out. */
    @Transactional(readOnly = true)
    public LocalDate invitationOn(UUID id) {
        Reminder invitation = policies.after(null).orElseThrow();
        return get(id).dueOn().plusDays(invitation.offsetDays());
    }

    /**
     * When it can no longer be held: the day the next one falls due, or the day of the stage's closing meeting.
     */
    @Transactional(readOnly = true)
    public LocalDate expiresOn(UUID id) {
        FollowUp followUp = get(id);
        StageRun run = alliances.openStage(followUp.allianceCode());
        return run.followUpAfter(followUp.number())
                .map(next -> dueOn(run, next))
                .orElseGet(() -> alliances.closingOn(run));
    }

    /** Invites the parties, with a calendar file. */
    public void invite(UUID id) {
        FollowUp followUp = get(id);
        followUp.invite(calendar.today());
        followUps.saveAndFlush(followUp);
        if (followUp.dueOn().isBefore(calendar.today())) {
            // After a standstill nobody is invited to a day that has passed.
            return;
        }
        AllianceView alliance = views.get(followUp.allianceCode());
        letter(Occasion.FOLLOW_UP_INVITATION, followUp)
                .meeting(new Letter.Meeting(
                        "seguimiento-" + followUp.id() + "@juntosporlainfancia",
                        followUp.dueOn().atTime(meetingTime),
                        meetingLength,
                        texts.get(
                                "followUp.meeting.summary",
                                followUp.number(),
                                alliance.residenceName(),
                                alliance.companyName())))
                .leave();
    }

    /** The next reminder that still makes sense; empty if none is left. */
    @Transactional(readOnly = true)
    public Optional<Reminder> nextReminder(UUID id) {
        return nextReminder(get(id));
    }

    /** The day of that reminder. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> nextReminderOn(UUID id) {
        FollowUp followUp = get(id);
        return nextReminder(followUp).map(reminder -> followUp.dueOn().plusDays(reminder.offsetDays()));
    }

    private Optional<Reminder> nextReminder(FollowUp followUp) {
        Optional<Reminder> next = policies.after(followUp.lastReminder());
        // After a standstill nobody is told that a day which has passed is near.
        while (next.isPresent()
                && next.get().offsetDays() < 0
                && followUp.dueOn().plusDays(next.get().offsetDays()).isBefore(calendar.today())) {
            next = policies.after(next.get().occasion());
        }
        return next;
    }

    /** Sends the reminder that is due today, if one is. */
    public void remind(UUID id) {
        FollowUp followUp = get(id);
        LocalDate today = calendar.today();
        nextReminder(followUp)
                .filter(reminder ->
                        !followUp.dueOn().plusDays(reminder.offsetDays()).isAfter(today))
                .ifPresent(reminder -> {
                    followUp.reminded(reminder.occasion(), today);
                    followUps.saveAndFlush(followUp);
                    if (reminder.occasion() == Occasion.FOLLOW_UP_ESCALATED) {
                        audit.record(
                                Action.FOLLOW_UP_ESCALATED,
                                followUp.allianceCode(),
                                followUp.number(),
                                followUp.dueOn());
                    }
                    letter(reminder.occasion(), followUp).leave();
                });
    }

    private AllianceLetters.Draft letter(Occasion occasion, FollowUp followUp) {
        StageRun run = alliances.openStage(followUp.allianceCode());
        long late = ChronoUnit.DAYS.between(followUp.dueOn(), calendar.today());
        return letters.draft(occasion, followUp.id().toString(), followUp.allianceCode())
                .on(followUp.dueOn())
                .stage(run.stage())
                .extra(Integer.toString(followUp.number()))
                .fact("date", texts.longDate(followUp.dueOn()))
                .fact("stage", texts.of(run.stage()))
                .fact("daysLate", late > 0 ? Long.toString(late) : null)
                .section(
                        "activitiesDue",
                        plans.due(followUp.allianceCode(), followUp.dueOn()).stream()
                                .map(this::line)
                                .toList())
                .section(
                        "openCommitments",
                        records.openCommitments(followUp.allianceCode()).stream()
                                .map(this::line)
                                .toList())
                .link("/seguimientos/" + followUp.id());
    }

    private String line(Activity activity) {
        return texts.get("followUp.line.activity", activity.description(), texts.shortDate(activity.endsOn()));
    }

    private String line(Commitment commitment) {
        return texts.get(
                "followUp.line.commitment",
                commitment.description(),
                commitment.responsible(),
                texts.shortDate(commitment.dueOn()));
    }

    /**
     * Records that it was held, with all that was said, and mails the minutes.
     *
     * @throws Refused if a date or state is impossible, or an activity or commitment that was due has no state
     */
    public void record(UUID id, Minutes minutes) {
        FollowUp followUp = get(id);
        LocalDate today = calendar.today();
        if (minutes.heldOn().isAfter(today)) {
            throw new Refused("heldOn", "followUp.heldOn.future");
        }
        LocalDate start = alliances.openStage(followUp.allianceCode()).startedOn();
        if (minutes.heldOn().isBefore(start)) {
            throw new Refused("heldOn", "followUp.heldOn.beforeStage", texts.shortDate(start));
        }
        for (Minutes.NewCommitment commitment : minutes.commitments()) {
            if (commitment.dueOn().isBefore(minutes.heldOn())) {
                throw new Refused("commitments", "commitment.dueOn.past", commitment.description());
            }
        }
        requireEveryDueActivity(followUp, minutes);
        plans.report(followUp.allianceCode(), minutes.reports());
        followUp.hold(
                minutes.heldOn(),
                minutes.form(),
                minutes.participants(),
                minutes.difficulties(),
                minutes.nextSteps(),
                current.username(),
                calendar.now());
        followUps.saveAndFlush(followUp);
        records.save(followUp, minutes);
        audit.record(
                Action.FOLLOW_UP_RECORDED,
                followUp.allianceCode(),
                followUp.number(),
                followUp.dueOn(),
                minutes.heldOn());
    }

    private void requireEveryDueActivity(FollowUp followUp, Minutes minutes) {
        Set<UUID> reported =
                minutes.reports().stream().map(ActivityReport::activityId).collect(Collectors.toSet());
        plans.due(followUp.allianceCode(), followUp.dueOn()).stream()
                .filter(activity -> !reported.contains(activity.id()))
                .findFirst()
                .ifPresent(activity -> {
                    throw new Refused("activities", "followUp.activity.missing", activity.description());
                });
    }

    /** Mails the minutes of a follow-up that was held to all counterparts. */
    public void mailMinutes(UUID id) {
        FollowUp followUp = get(id);
        LocalDate heldOn = followUp.heldOn();
        Channel form = followUp.form();
        if (heldOn == null || form == null) {
            throw new IllegalStateException("follow-up %s is %s".formatted(id, followUp.status()));
        }
        StageRun run = alliances.openStage(followUp.allianceCode());
        letters.draft(Occasion.FOLLOW_UP_MINUTES, followUp.id().toString(), followUp.allianceCode())
                .on(heldOn)
                .stage(run.stage())
                .extra(Integer.toString(followUp.number()))
                .fact("heldOn", texts.longDate(heldOn))
                .fact("form", texts.of(form))
                .fact("participants", followUp.participants())
                .fact("difficulties", followUp.difficulties())
                .fact("nextSteps", followUp.nextSteps())
                .fact(
                        "nextFollowUp",
                        run.followUpAfter(followUp.number())
                                .map(next -> texts.longDate(dueOn(run, next)))
                                .orElseGet(() ->
                                        texts.get("followUp.next.closing", texts.longDate(alliances.closingOn(run)))))
                .section(
                        "activities",
                        records.reports(id).stream()
                                .map(report -> texts.get(
                                        "followUp.line.report",
                                        report.activity(),
                                        texts.of(report.kind()),
                                        report.note() == null ? "" : " – " + report.note()))
                                .toList())
                .section(
                        "commitments",
                        records.openCommitments(followUp.allianceCode()).stream()
                                .map(this::line)
                                .toList())
                .section(
                        "settledCommitments",
                        records.settledIn(id).stream()
                                .map(c -> texts.get(
                                        "followUp.line.settled", c.description(), c.responsible(), texts.of(c.state())))
                                .toList())
                .leave();
    }

    /** It was not held in time. */
    public void notHeld(UUID id) {
        FollowUp followUp = get(id);
        followUp.notHeld();
        followUps.saveAndFlush(followUp);
        audit.record(Action.FOLLOW_UP_NOT_HELD, followUp.allianceCode(), followUp.number(), followUp.dueOn());
        letter(Occasion.FOLLOW_UP_NOT_HELD, followUp).leave();
    }

    /**
     * Logs a contact between two follow-ups.
     *
     * @throws Refused if its date lies before the alliance
     */
    public void logContact(String allianceCode, Contact contact) {
        LocalDate formedOn = views.get(allianceCode).formedOn();
        if (contact.heldOn() != null && contact.heldOn().isBefore(formedOn)) {
            throw new Refused("heldOn", "contact.heldOn.tooEarly", texts.shortDate(formedOn));
        }
        records.save(allianceCode, contact, current.username(), calendar.now());
        audit.record(
                Action.CONTACT_LOGGED,
                allianceCode,
                Objects.requireNonNull(contact.channel()),
                Objects.requireNonNull(contact.heldOn()));
    }

    @Transactional(readOnly = true)
    public List<FollowUp> of(String allianceCode) {
        return followUps.findByAllianceCodeOrderByDueOn(allianceCode);
    }

    @Transactional(readOnly = true)
    public List<Commitment> openCommitments(String allianceCode) {
        return records.openCommitments(allianceCode);
    }

    /** The contacts logged between follow-ups, newest first. */
    @Transactional(readOnly = true)
    public List<LoggedContact> contacts(String allianceCode) {
        return records.contacts(allianceCode);
    }

    /** A stage that closes leaves no follow-up open: one that had fallen due was not held, the others are not needed. */
    @EventListener
    void on(StageClosed closed) {
        for (FollowUp followUp : followUps.findByStageRunIdAndStatusInOrderByNumber(closed.stageRunId(), OPEN)) {
            if (followUp.dueOn().isAfter(calendar.today())) {
                followUp.cancel();
                audit.record(Action.FOLLOW_UP_CANCELLED, followUp.allianceCode(), followUp.number(), followUp.dueOn());
            } else {
                followUp.notHeld();
                audit.record(Action.FOLLOW_UP_NOT_HELD, followUp.allianceCode(), followUp.number(), followUp.dueOn());
            }
            followUps.saveAndFlush(followUp);
        }
    }
}
