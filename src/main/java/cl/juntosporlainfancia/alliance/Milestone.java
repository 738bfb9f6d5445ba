package cl.juntosporlainfancia.alliance;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something an alliance does once on its way: framing, induction, first visit, celebration (manual, section 4.2 A). */
@Entity
public class Milestone {

    public enum Kind {
        FRAMING,
        INDUCTION,
        FIRST_VISIT,
        CELEBRATION
    }

    @Id
    private UUID id;

    private String allianceCode;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private LocalDate heldOn;
    private String participants;
    private @Nullable Integer headCount;
    private @Nullable String notes;
    private String recordedBy;
    private Instant recordedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Milestone() {}

    Milestone(
            String allianceCode,
            Kind kind,
            LocalDate heldOn,
            String participants,
            @Nullable Integer headCount,
            @Nullable String notes,
            String recordedBy,
            Instant recordedAt) {
        this.id = UUID.randomUUID();
        this.allianceCode = allianceCode;
        this.kind = kind;
        this.heldOn = heldOn;
        this.participants = participants;
        this.headCount = headCount;
        this.notes = notes;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    public Kind kind() {
        return kind;
    }

    public LocalDate heldOn() {
        return heldOn;
    }

    public String participants() {
        return participants;
    }

    public @Nullable Integer headCount() {
        return headCount;
    }

    public @Nullable String notes() {
        return notes;
    }
}
