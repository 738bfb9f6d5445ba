package cl.juntosporlainfancia.workplan;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
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

    private @Nullable String secondDimension;
    private String description;
    private @Nullable String objective;
    private @Nullable String indicator;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private LocalDate originalEndsOn;
    private @Nullable String companyPeople;
    private @Nullable String residencePeople;

    // One more statement for all activities of a plan, and none where nobody asks.
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "activity_month", joinColumns = @JoinColumn(name = "activity_id"))
    @MapKeyColumn(name = "month")
    @Fetch(FetchMode.SUBSELECT)
    private Map<LocalDate, Amount> months = new HashMap<>();

    @Enumerated(EnumType.STRING)
    private Funding funding;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable LocalDate doneOn;
    private @Nullable Integer attendance;
    private @Nullable String evidence;
    private @Nullable String reason;
    private @Nullable UUID carriedFrom;
    private @Nullable LocalDate carriedEndsOn;
    private @Nullable String practice;

    @Version
    private int version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Activity() {}

    public UUID id() {
        return id;
    }

    public String standard() {
        return standard;
    }

    /** Code of another dimension that it serves too, if any. */
    public @Nullable String secondDimension() {
        return secondDimension;
    }

    public String description() {
        return description;
    }

    public @Nullable String objective() {
        return objective;
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

    /** What it takes, by month, in order; months that take nothing are left out. */
    public SortedMap<YearMonth, Amount> months() {
        SortedMap<YearMonth, Amount> sorted = new TreeMap<>();
        months.forEach((first, amount) -> sorted.put(YearMonth.from(first), amount));
        return sorted;
    }

    /** Whole Chilean pesos, of all its months. */
    public long budgetClp() {
        return months.values().stream().mapToLong(Amount::clp).sum();
    }

    /** Hours of volunteers, of all its months. */
    public int volunteerHours() {
        return months.values().stream().mapToInt(Amount::hours).sum();
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

    /** The activity of the version before that it goes on with, if any. */
    public @Nullable UUID carriedFrom() {
        return carriedFrom;
    }

    /** Code of the good practice it was copied from, if any. */
    public @Nullable String practice() {
        return practice;
    }

    /** Which state of it this is; each change is another one. */
    public int version() {
        return version;
    }

    /** If its origin was postponed since it was copied, so is it; what the parties agreed otherwise stays as they agreed it. */
    void follow(Activity origin) {
        if (carriedEndsOn != null && origin.endsOn.isAfter(carriedEndsOn) && origin.endsOn.isAfter(endsOn)) {
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
