package cl.juntosporlainfancia.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A firm that allies with residences. */
@Entity
public class Company {

    @Id
    private String code;

    private String name;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Company() {}

    Company(String code, String name) {
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
