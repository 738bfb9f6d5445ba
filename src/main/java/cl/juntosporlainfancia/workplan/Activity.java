package cl.juntosporlainfancia.workplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something the alliance set out to do, and what became of it. */
@Entity
public class Activity {

    public enum State {
        PENDING,
        DONE,
        REMOVED
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "work_plan_id")
    private WorkPlan workPlan;

    private int position;

    @Column(name = "standard_code")
    private String standard;

    private String description;
    private @Nullable String indicator;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private LocalDate originalEndsOn;
    private @Nullable String companyPeople;
    private @Nullable String residencePeople;
    private long budgetClp;
    private int volunteerHours;

    @Enumerated(EnumType.STRING)
    private Funding funding;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable LocalDate doneOn;
    private @Nullable Integer attendance;
    private @Nullable String evidence;
    private @Nullable String reason;
    private @Nullable UUID carriedFrom;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Activity() {}

    Activity(WorkPlan workPlan, int position, ActivityLine line, @Nullable Activity origin) {
        this.id = UUID.randomUUID();
        this.workPlan = workPlan;
        this.position = position;
        this.standard = line.standard();
        this.description = line.description();
        this.indicator = line.indicator();
        this.startsOn = line.startsOn();
        this.endsOn = line.endsOn();
        this.originalEndsOn = origin == null ? line.endsOn() : origin.originalEndsOn;
        this.companyPeople = line.companyPeople();
        this.residencePeople = line.residencePeople();
        this.budgetClp = line.budgetClp() == null ? 0 : line.budgetClp();
        this.volunteerHours = line.volunteerHours() == null ? 0 : line.volunteerHours();
        this.funding = line.funding();
        this.state = State.PENDING;
        this.carriedFrom = line.carriedFrom();
    }

    public UUID id() {
        return id;
    }

    public String standard() {
        return standard;
    }

    public String description() {
        return description;
    }

    public @Nullable String indicator() {
        return indicator;
    }

    public LocalDate startsOn() {
        return startsOn;
    }

    public LocalDate endsOn() {
        return endsOn;
    }

    /** When it was to end before it was postponed; the same as its end if it never was. */
    public LocalDate originalEndsOn() {
        return originalEndsOn;
    }

    public boolean isPostponed() {
        return endsOn.isAfter(originalEndsOn);
    }

    public @Nullable String companyPeople() {
        return companyPeople;
    }

    public @Nullable String residencePeople() {
        return residencePeople;
    }

    /** Whole Chilean pesos. */
    public long budgetClp() {
        return budgetClp;
    }

    public int volunteerHours() {
        return volunteerHours;
    }

    public Funding funding() {
        return funding;
    }

    public State state() {
        return state;
    }

    public @Nullable LocalDate doneOn() {
        return doneOn;
    }

    public @Nullable Integer attendance() {
        return attendance;
    }

    public @Nullable String evidence() {
        return evidence;
    }

    public @Nullable String reason() {
        return reason;
    }

    @Nullable
    UUID carriedFrom() {
        return carriedFrom;
    }

    /** What became of its origin's date since it was copied. */
    void follow(Activity origin) {
        if (origin.endsOn.isAfter(endsOn)) {
            endsOn = origin.endsOn;
            reason = origin.reason;
        }
    }

    void done(LocalDate on, @Nullable Integer people, @Nullable String note) {
        requirePending();
        state = State.DONE;
        doneOn = on;
        attendance = people;
        evidence = note;
    }

    void postpone(LocalDate until, String why) {
        requirePending();
        endsOn = until;
        reason = why;
    }

    void remove(String why) {
        requirePending();
        state = State.REMOVED;
        reason = why;
    }

    private void requirePending() {
        if (state != State.PENDING) {
            throw new IllegalStateException("activity %s is %s".formatted(id, state));
        }
    }
}
