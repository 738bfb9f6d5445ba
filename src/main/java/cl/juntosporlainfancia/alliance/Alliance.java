package cl.juntosporlainfancia.alliance;

import cl.juntosporlainfancia.registry.Party;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One residence and one company that go together, accompanied by an alliance manager. */
@Entity
public class Alliance {

    public enum Status {
        /** In one of its stages, accompanied by the programme. */
        ACTIVE,
        /** Went through its stages and goes on by itself. */
        SUSTAINED,
        /** Over. */
        ENDED
    }

    @Id
    private String code;

    private String residenceCode;
    private String organizationCode;
    private String companyCode;
    private String manager;
    private LocalDate formedOn;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable LocalDate finishedOn;

    @Version
    private @Nullable Long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Alliance() {}

    Alliance(
            String code,
            String residenceCode,
            String organizationCode,
            String companyCode,
            String manager,
            LocalDate formedOn) {
        this.code = code;
        this.residenceCode = residenceCode;
        this.organizationCode = organizationCode;
        this.companyCode = companyCode;
        this.manager = manager;
        this.formedOn = formedOn;
        this.status = Status.ACTIVE;
    }

    public String code() {
        return code;
    }

    public String residenceCode() {
        return residenceCode;
    }

    public String organizationCode() {
        return organizationCode;
    }

    public String companyCode() {
        return companyCode;
    }

    /** Login of the alliance manager who accompanies it. */
    public String manager() {
        return manager;
    }

    public LocalDate formedOn() {
        return formedOn;
    }

    public Status status() {
        return status;
    }

    public @Nullable LocalDate finishedOn() {
        return finishedOn;
    }

    /** The three that ally: residence, its organisation, company. */
    public Set<Party> parties() {
        return Set.of(Party.residence(residenceCode), Party.organization(organizationCode), Party.company(companyCode));
    }

    void sustain(LocalDate today) {
        requireActive();
        status = Status.SUSTAINED;
        finishedOn = today;
    }

    void end(LocalDate today) {
        requireActive();
        status = Status.ENDED;
        finishedOn = today;
    }

    void requireActive() {
        if (status != Status.ACTIVE) {
            throw new AllianceNotActive(code, status);
        }
    }
}
