package cl.juntosporlainfancia.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The Comunidad de Organizaciones Solidarias, as the third party of every agreement: there is one. */
@Entity
public class Cos {

    /** The code of the only one. */
    static final String CODE = "cos";

    @Id
    private String code;

    private @Nullable String rut;
    private @Nullable String comuna;
    private @Nullable String region;
    private @Nullable String address;
    private @Nullable String representative;
    private @Nullable String representativePosition;
    private @Nullable String representativeRut;
    private @Nullable LocalDate deedOn;
    private @Nullable String notary;
    private @Nullable String mission;
    private @Nullable String contact;
    private @Nullable String email;
    private @Nullable String phone;

    @Version
    private long version;

    /** For JPA; its row is made with the table. */
    @SuppressWarnings("NullAway.Init")
    protected Cos() {}

    void describe(CosDetails details, @Nullable Comuna at) {
        this.rut = RegistryRules.rut(details.rut());
        this.comuna = at == null ? null : at.name();
        this.region = at == null ? null : at.region();
        this.address = details.address();
        this.representative = details.representative();
        this.representativePosition = details.representativePosition();
        this.representativeRut = RegistryRules.rut(details.representativeRut());
        this.deedOn = details.deedOn();
        this.notary = details.notary();
        this.mission = details.mission();
        this.contact = details.contact();
        this.email = details.email();
        this.phone = details.phone();
    }

    /** Follows from its comuna. */
    public @Nullable String region() {
        return region;
    }

    /** Which state of it this is: whoever changes it says which one he or she has seen. */
    public long version() {
        return version;
    }

    public CosDetails details() {
        return new CosDetails(
                rut,
                comuna,
                address,
                representative,
                representativePosition,
                representativeRut,
                deedOn,
                notary,
                mission,
                contact,
                email,
                phone);
    }
}
