package cl.juntosporlainfancia.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

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

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Residence() {}

    Residence(String code, String name, String comuna, String region, Organization organization) {
        this.code = code;
        this.name = name;
        this.comuna = comuna;
        this.region = region;
        this.organization = organization;
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
}
