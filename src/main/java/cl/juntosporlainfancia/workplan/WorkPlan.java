package cl.juntosporlainfancia.workplan;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A version of an alliance's work plan (manual, section 5.2). It is in force from a day on, and frozen once the next one is.
 */
@Entity
public class WorkPlan {

    public enum Horizon {
        /** The twelve months of a stage. */
        YEARLY,
        /** What the alliance sets out to do when it goes on by itself. */
        LONG_TERM
    }

    public enum State {
        /** Being built. */
        DRAFT,
        /** Approved by the three parties. */
        AGREED,
        /** Never agreed: its alliance ended first. */
        DISCARDED
    }

    @Id
    private UUID id;

    private String allianceCode;
    private int versionNumber;

    @Enumerated(EnumType.STRING)
    private Horizon horizon;

    private UUID stageRunId;
    private String objective;
    private String resources;
    private String valueProposal;
    private LocalDate startsOn;
    private int months;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private @Nullable PlanStep step;

    private @Nullable LocalDate agreedOn;
    private @Nullable String agreedBy;
    private @Nullable LocalDate inForceSince;
    private @Nullable LocalDate frozenOn;

    @OneToMany(mappedBy = "workPlan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Activity> activities = new ArrayList<>();

    @Version
    private @Nullable Long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected WorkPlan() {}

    public UUID id() {
        return id;
    }

    public String allianceCode() {
        return allianceCode;
    }

    public int versionNumber() {
        return versionNumber;
    }

    public Horizon horizon() {
        return horizon;
    }

    public String objective() {
        return objective;
    }

    /** What the company puts in, in its own words. */
    public String resources() {
        return resources;
    }

    /** What the residence gives to the company, in its own words. */
    public String valueProposal() {
        return valueProposal;
    }

    /** The first day of its Gantt. */
    public LocalDate startsOn() {
        return startsOn;
    }

    /** The last day of its Gantt. */
    public LocalDate endsOn() {
        return startsOn.plusMonths(months).minusDays(1);
    }

    public State state() {
        return state;
    }

    /** Null while it is being built. */
    public @Nullable LocalDate agreedOn() {
        return agreedOn;
    }

    public @Nullable LocalDate inForceSince() {
        return inForceSince;
    }

    public @Nullable LocalDate frozenOn() {
        return frozenOn;
    }

    public List<Activity> activities() {
        return List.copyOf(activities);
    }

    /** The three parties have approved it. */
    void agree(LocalDate today, String by) {
        if (state != State.DRAFT || activities.isEmpty()) {
            throw new IllegalStateException(
                    "work plan %s is %s and has %d activities".formatted(id, state, activities.size()));
        }
        state = State.AGREED;
        step = null;
        agreedOn = today;
        agreedBy = by;
    }

    void discard(LocalDate today) {
        state = State.DISCARDED;
        step = null;
        frozenOn = today;
    }

    void putInForce(LocalDate today) {
        if (inForceSince != null) {
            throw new IllegalStateException("work plan %s is in force since %s".formatted(id, inForceSince));
        }
        inForceSince = today;
    }

    void freeze(LocalDate today) {
        frozenOn = today;
    }

    /**
     * What the former version settled before this one came into force is not done again; what it postponed stays so. What it left
     * open and is not carried on here is removed there.
     */
    void takeOverFrom(WorkPlan former, String notCarriedOn) {
        Set<UUID> carried = activities.stream().map(Activity::carriedFrom).collect(Collectors.toSet());
        former.activities.stream()
                .filter(origin -> origin.state() == Activity.State.PENDING && !carried.contains(origin.id()))
                .forEach(origin -> origin.remove(notCarriedOn));
        Map<UUID, Activity> origins =
                former.activities.stream().collect(Collectors.toMap(Activity::id, Function.identity()));
        activities.removeIf(activity -> {
            Activity origin = activity.carriedFrom() == null ? null : origins.get(activity.carriedFrom());
            if (origin != null) {
                activity.follow(origin);
            }
            return origin != null && origin.state() != Activity.State.PENDING;
        });
    }
}
