package cl.juntosporlainfancia.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A non-profit that administers residences (OCA). */
@Entity
public class Organization {

    @Id
    private String code;

    private String name;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    Organization(String code, String name) {
        this.code = code;
        this.name = name;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
