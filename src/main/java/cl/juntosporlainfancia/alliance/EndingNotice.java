package cl.juntosporlainfancia.alliance;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A party's written notice that the alliance ends (manual, annex 7.3, clauses TERCERO b and NOVENO). */
@Entity
public class EndingNotice {

    /** Running days between the notice and its effect (clause NOVENO). */
    public static final int DAYS = 30;

    /** Who gave notice. */
    public enum GivenBy {
        ORGANIZATION,
        RESIDENCE,
        COMPANY,
        PROGRAMME
    }

    @Id
    private UUID id;

    private String allianceCode;

    @Enumerated(EnumType.STRING)
    private GivenBy givenBy;

    private LocalDate givenOn;
    private LocalDate effectiveOn;
    private boolean immediate;
    private String reason;
    private String recordedBy;
    private @Nullable LocalDate withdrawnOn;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected EndingNotice() {}

    EndingNotice(
            String allianceCode,
            GivenBy givenBy,
            LocalDate givenOn,
            boolean immediate,
            String reason,
            String recordedBy) {
        this.id = UUID.randomUUID();
        this.allianceCode = allianceCode;
        this.givenBy = givenBy;
        this.givenOn = givenOn;
        this.immediate = immediate;
        this.effectiveOn = immediate ? givenOn : givenOn.plusDays(DAYS);
        this.reason = reason;
        this.recordedBy = recordedBy;
    }

    public UUID id() {
        return id;
    }

    public GivenBy givenBy() {
        return givenBy;
    }

    public LocalDate givenOn() {
        return givenOn;
    }

    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    /** Whether it takes effect the same day, for damage to the other party's image. */
    public boolean isImmediate() {
        return immediate;
    }

    public String reason() {
        return reason;
    }

    public @Nullable LocalDate withdrawnOn() {
        return withdrawnOn;
    }

    void withdraw(LocalDate today) {
        if (withdrawnOn != null) {
            throw new IllegalStateException("ending notice %s was withdrawn on %s".formatted(id, withdrawnOn));
        }
        withdrawnOn = today;
    }
}
