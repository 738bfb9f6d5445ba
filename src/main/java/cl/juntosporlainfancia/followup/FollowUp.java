package cl.juntosporlainfancia.followup;

import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.notification.Occasion;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A formal follow-up of the programme with the parties (rules P7). */
@Entity
public class FollowUp {

    public enum Status {
        /** Its date is known; the invitation has not gone out. */
        PLANNED,
        /** The parties are invited, and it waits to be held and recorded. */
        INVITED,
        HELD,
        /** The next one fell due, or the stage closed, and it had not been held. */
        NOT_HELD,
        /** The stage closed before it fell due. */
        CANCELLED
    }

    @Id
    private UUID id;

    private String allianceCode;
    private UUID stageRunId;
    private int number;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable LocalDate invitedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Occasion lastReminder;

    private @Nullable LocalDate escalatedOn;
    private @Nullable LocalDate heldOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Channel form;

    private @Nullable String participants;
    private @Nullable String difficulties;
    private @Nullable String nextSteps;
    private @Nullable String recordedBy;
    private @Nullable Instant recordedAt;

    @Version
    private @Nullable Long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected FollowUp() {}

    FollowUp(String allianceCode, UUID stageRunId, int number, LocalDate dueOn) {
        this.id = UUID.randomUUID();
        this.allianceCode = allianceCode;
        this.stageRunId = stageRunId;
        this.number = number;
        this.dueOn = dueOn;
        this.status = Status.PLANNED;
    }

    public UUID id() {
        return id;
    }

    public String allianceCode() {
        return allianceCode;
    }

    public UUID stageRunId() {
        return stageRunId;
    }

    /** Counts within its stage, from 1. */
    public int number() {
        return number;
    }

    /** A working day. */
    public LocalDate dueOn() {
        return dueOn;
    }

    public Status status() {
        return status;
    }

    public @Nullable LocalDate invitedOn() {
        return invitedOn;
    }

    public @Nullable LocalDate escalatedOn() {
        return escalatedOn;
    }

    public @Nullable LocalDate heldOn() {
        return heldOn;
    }

    public @Nullable Channel form() {
        return form;
    }

    public @Nullable String participants() {
        return participants;
    }

    public @Nullable String difficulties() {
        return difficulties;
    }

    public @Nullable String nextSteps() {
        return nextSteps;
    }

    /** Whether it waits to be held. */
    public boolean isOpen() {
        return status == Status.PLANNED || status == Status.INVITED;
    }

    /** Whether its date has passed while it waits. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && today.isAfter(dueOn);
    }

    @Nullable
    Occasion lastReminder() {
        return lastReminder;
    }

    void invite(LocalDate today) {
        if (status != Status.PLANNED) {
            throw new IllegalStateException("follow-up %s is %s".formatted(id, status));
        }
        status = Status.INVITED;
        invitedOn = today;
        lastReminder = Occasion.FOLLOW_UP_INVITATION;
    }

    void reminded(Occasion occasion, LocalDate today) {
        lastReminder = occasion;
        if (occasion == Occasion.FOLLOW_UP_ESCALATED) {
            escalatedOn = today;
        }
    }

    void hold(
            LocalDate on,
            Channel how,
            String who,
            @Nullable String troubles,
            @Nullable String next,
            String by,
            Instant now) {
        if (!isOpen()) {
            throw new IllegalStateException("follow-up %s is %s".formatted(id, status));
        }
        status = Status.HELD;
        heldOn = on;
        form = how;
        participants = who;
        difficulties = troubles;
        nextSteps = next;
        recordedBy = by;
        recordedAt = now;
    }

    void notHeld() {
        if (!isOpen()) {
            throw new IllegalStateException("follow-up %s is %s".formatted(id, status));
        }
        status = Status.NOT_HELD;
    }

    void cancel() {
        if (!isOpen()) {
            throw new IllegalStateException("follow-up %s is %s".formatted(id, status));
        }
        status = Status.CANCELLED;
    }
}
