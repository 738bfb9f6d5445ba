package cl.juntosporlainfancia.alliance;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One passage of an alliance through a stage, with its dates (manual, section 3; rules 2).
 *
 * <p>Follow-up k is due k intervals after the stage's start, always counted from that start, for every k that falls before the
 * planned end. The meeting at the planned end is the closing, and is no follow-up.
 */
@Entity
public class StageRun {

    /** How a stage was left. */
    public enum Outcome {
        /** To the next stage; from the last one, to go on without the programme. */
        ADVANCED,
        /** The same stage again. */
        REPEATED,
        /** The alliance ended in it. */
        ENDED
    }

    @Id
    private UUID id;

    private String allianceCode;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private int runNumber;
    private LocalDate startedOn;
    private LocalDate plannedEndOn;
    private int lengthMonths;
    private int extendedMonths;
    private int followUpIntervalMonths;
    private int supervisionIntervalMonths;
    private int preparationLeadMonths;

    @Convert(converter = ConditionsConverter.class)
    private Set<Condition> conditions;

    @ElementCollection
    @CollectionTable(name = "stage_extension", joinColumns = @JoinColumn(name = "stage_run_id"))
    @OrderColumn(name = "position")
    private List<StageExtension> extensions = new ArrayList<>();

    private @Nullable LocalDate closedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private @Nullable String closingRemarks;
    private @Nullable String closedBy;

    @Version
    private @Nullable Long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected StageRun() {}

    StageRun(String allianceCode, Stage stage, int runNumber, LocalDate startedOn, StagePolicy policy) {
        this.id = UUID.randomUUID();
        this.allianceCode = allianceCode;
        this.stage = stage;
        this.runNumber = runNumber;
        this.startedOn = startedOn;
        this.lengthMonths = policy.lengthMonths();
        this.followUpIntervalMonths = policy.followUpIntervalMonths();
        this.supervisionIntervalMonths = policy.supervisionIntervalMonths();
        this.preparationLeadMonths = policy.preparationLeadMonths();
        this.conditions = policy.conditions();
        this.plannedEndOn = startedOn.plusMonths(lengthMonths);
    }

    public UUID id() {
        return id;
    }

    public String allianceCode() {
        return allianceCode;
    }

    public Stage stage() {
        return stage;
    }

    /** Counts the stages of an alliance from 1; a repeated stage is a new run. */
    public int runNumber() {
        return runNumber;
    }

    public LocalDate startedOn() {
        return startedOn;
    }

    /** The last day of the stage with its extensions, working day or not. */
    public LocalDate plannedEndOn() {
        return plannedEndOn;
    }

    public int supervisionIntervalMonths() {
        return supervisionIntervalMonths;
    }

    public Set<Condition> conditions() {
        return conditions;
    }

    public List<StageExtension> extensions() {
        return List.copyOf(extensions);
    }

    public @Nullable LocalDate closedOn() {
        return closedOn;
    }

    public @Nullable Outcome outcome() {
        return outcome;
    }

    public @Nullable String closingRemarks() {
        return closingRemarks;
    }

    public boolean isOpen() {
        return closedOn == null;
    }

    /** The day, working or not, from which the closing of this stage is prepared. */
    public LocalDate preparationOn() {
        // An extension does not bring back a preparation that has begun.
        LocalDate day = startedOn.plusMonths((long) lengthMonths - extendedMonths - preparationLeadMonths);
        return day.isBefore(startedOn) ? startedOn : day;
    }

    /** The day, working or not, on which follow-up k falls. */
    public LocalDate followUpOn(int k) {
        return startedOn.plusMonths((long) k * followUpIntervalMonths);
    }

    /**
     * The number of the follow-up after number {@code last}; empty if none is left before the planned end. A day on which the
     * stage was to close before it was extended had its closing meeting, and so is passed over.
     */
    public Optional<Integer> followUpAfter(int last) {
        int k = last + 1;
        while (isFormerEnd(followUpOn(k))) {
            k++;
        }
        return followUpOn(k).isBefore(plannedEndOn) ? Optional.of(k) : Optional.empty();
    }

    private boolean isFormerEnd(LocalDate day) {
        return extensions.stream()
                .anyMatch(extension -> extension.previousEndOn().equals(day));
    }

    /** Whether its planned end has come. */
    public boolean isDue(LocalDate today) {
        return !today.isBefore(plannedEndOn);
    }

    void extend(int months, String reason, LocalDate today, String by) {
        requireOpen();
        extensions.add(new StageExtension(months, reason, today, by, plannedEndOn));
        lengthMonths += months;
        extendedMonths += months;
        plannedEndOn = startedOn.plusMonths(lengthMonths);
    }

    void close(Outcome how, LocalDate today, String by, @Nullable String remarks) {
        requireOpen();
        outcome = how;
        closedOn = today;
        closedBy = by;
        closingRemarks = remarks;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException(
                    "stage run %s of alliance %s is closed: %s".formatted(id, allianceCode, outcome));
        }
    }
}
