package cl.juntosporlainfancia.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A non-profit that administers residences (OCA). */
@Entity
public class Organization {

    @Id
    private String code;

    private String name;
    private @Nullable String rut;
    private @Nullable LocalDate foundedOn;
    private boolean cosMember;
    private @Nullable Integer fecuYear;
    private @Nullable String comuna;
    private @Nullable String region;
    private @Nullable String address;
    private @Nullable String representative;
    private @Nullable String representativeRut;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String representativePosition;
    private @Nullable LocalDate deedOn;
    private @Nullable String notary;
    private @Nullable String mission;
    private @Nullable LocalDate incorporatedOn;

    @Version
    private long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    Organization(String code, OrganizationDetails details, @Nullable String region) {
        this.code = code;
        this.name = details.name();
        describe(details, region);
    }

    final void describe(OrganizationDetails details, @Nullable String region) {
        this.name = details.name();
        this.rut = details.rut();
        this.foundedOn = details.foundedOn();
        this.cosMember = details.cosMember();
        this.fecuYear = details.fecuYear();
        this.comuna = details.comuna();
        this.region = region;
        this.address = details.address();
        this.representative = details.representative();
        this.representativeRut = details.representativeRut();
        this.email = details.email();
        this.phone = details.phone();
        this.representativePosition = details.representativePosition();
        this.deedOn = details.deedOn();
        this.notary = details.notary();
        this.mission = details.mission();
    }

    void verify(LocalDate foundedOn, boolean cosMember, @Nullable Integer fecuYear) {
        this.foundedOn = foundedOn;
        this.cosMember = cosMember;
        this.fecuYear = fecuYear;
    }

    void incorporate(LocalDate on) {
        if (incorporatedOn == null) {
            incorporatedOn = on;
        }
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** In its one form, such as 65018488-2. */
    public @Nullable String rut() {
        return rut;
    }

    public @Nullable LocalDate foundedOn() {
        return foundedOn;
    }

    /** Whether it belongs to the Comunidad de Organizaciones Solidarias. */
    public boolean cosMember() {
        return cosMember;
    }

    /** The last year whose FECU Social it has presented. */
    public @Nullable Integer fecuYear() {
        return fecuYear;
    }

    public @Nullable String comuna() {
        return comuna;
    }

    public @Nullable String region() {
        return region;
    }

    public @Nullable String address() {
        return address;
    }

    public @Nullable String representative() {
        return representative;
    }

    public @Nullable String representativeRut() {
        return representativeRut;
    }

    public @Nullable String email() {
        return email;
    }

    public @Nullable String phone() {
        return phone;
    }

    public @Nullable String representativePosition() {
        return representativePosition;
    }

    /** Date of the public deed that gives the power to represent it. */
    public @Nullable LocalDate deedOn() {
        return deedOn;
    }

    /** Where that deed was executed. */
    public @Nullable String notary() {
        return notary;
    }

    public @Nullable String mission() {
        return mission;
    }

    /** Since when it takes part; null before its incorporation. */
    public @Nullable LocalDate incorporatedOn() {
        return incorporatedOn;
    }

    /** Which state of it this is: whoever changes it says which one he or she has seen. */
    public long version() {
        return version;
    }

    public OrganizationDetails details() {
        return new OrganizationDetails(
                name,
                rut,
                foundedOn,
                cosMember,
                fecuYear,
                comuna,
                address,
                representative,
                representativeRut,
                email,
                phone,
                representativePosition,
                deedOn,
                notary,
                mission);
    }
}
