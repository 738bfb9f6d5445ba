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

    @Id
    private UUID id;

    private String allianceCode;
    private int versionNumber;

    @Enumerated(EnumType.STRING)
    private Horizon horizon;

    private UUID stageRunId;
    private String objective;
    private LocalDate agreedOn;
    private String agreedBy;
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

    WorkPlan(
            String allianceCode,
            int versionNumber,
            Horizon horizon,
            UUID stageRunId,
            String objective,
            LocalDate agreedOn,
            String agreedBy,
            List<ActivityLine> lines,
            Map<UUID, Activity> origins) {
        this.id = UUID.randomUUID();
        this.allianceCode = allianceCode;
        this.versionNumber = versionNumber;
        this.horizon = horizon;
        this.stageRunId = stageRunId;
        this.objective = objective;
        this.agreedOn = agreedOn;
        this.agreedBy = agreedBy;
        for (ActivityLine line : lines) {
            activities.add(new Activity(
                    this,
                    activities.size(),
                    line,
                    line.carriedFrom() == null ? null : origins.get(line.carriedFrom())));
        }
    }

    public UUID id() {
        return id;
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

    public LocalDate agreedOn() {
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

    void putInForce(LocalDate today) {
        if (inForceSince != null) {
            throw new IllegalStateException("work plan %s is in force since %s".formatted(id, inForceSince));
        }
        inForceSince = today;
    }

    void freeze(LocalDate today) {
        frozenOn = today;
    }

    /** What the former version settled before this one came into force is not done again; what it postponed stays so. */
    void takeOverFrom(WorkPlan former) {
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
