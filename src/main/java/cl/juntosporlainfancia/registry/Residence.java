package cl.juntosporlainfancia.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A children's home of the protection network, run by one organisation. */
@Entity
public class Residence {

    @Id
    private String code;

    private String name;
    private String comuna;
    private String region;

    @ManyToOne
    @JoinColumn(name = "organization_code")
    private Organization organization;

    private @Nullable String address;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable Integer places;
    private boolean collaborates = true;
    private @Nullable LocalDate incorporatedOn;

    @Version
    private long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Residence() {}

    Residence(String code, ResidenceDetails details, String region, Organization organization) {
        this.code = code;
        this.name = details.name();
        this.comuna = details.comuna();
        this.region = region;
        this.organization = organization;
        describe(details, region, organization);
    }

    final void describe(ResidenceDetails details, String region, Organization organization) {
        this.organization = organization;
        this.name = details.name();
        this.comuna = details.comuna();
        this.region = region;
        this.address = details.address();
        this.email = details.email();
        this.phone = details.phone();
        this.places = details.places();
        this.collaborates = details.collaborates();
    }

    void noteCollaboration(boolean now) {
        collaborates = now;
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

    public String comuna() {
        return comuna;
    }

    public String region() {
        return region;
    }

    public Organization organization() {
        return organization;
    }

    public @Nullable String address() {
        return address;
    }

    public @Nullable String email() {
        return email;
    }

    public @Nullable String phone() {
        return phone;
    }

    /** How many children it has room for. */
    public @Nullable Integer places() {
        return places;
    }

    /** Whether it collaborates with the protection service (Sename, in the manual). */
    public boolean collaborates() {
        return collaborates;
    }

    /** Since when it takes part; null before its diagnosis is accepted. */
    public @Nullable LocalDate incorporatedOn() {
        return incorporatedOn;
    }

    /** Which state of it this is: whoever changes it says which one he or she has seen. */
    public long version() {
        return version;
    }

    public ResidenceDetails details() {
        return new ResidenceDetails(name, organization.code(), comuna, address, email, phone, places, collaborates);
    }
}
