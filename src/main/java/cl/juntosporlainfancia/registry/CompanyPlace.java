package cl.juntosporlainfancia.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An office of a company. */
@Entity
public class CompanyPlace {

    /** What kind of office. */
    public enum Kind {
        /** The central office; a company has one. */
        CENTRAL,
        /** A branch or plant. */
        BRANCH
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String comuna;
    private String region;
    private @Nullable String address;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected CompanyPlace() {}

    CompanyPlace(Kind kind, String comuna, String region, @Nullable String address) {
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.comuna = comuna;
        this.region = region;
        this.address = address;
    }

    public Kind kind() {
        return kind;
    }

    public String comuna() {
        return comuna;
    }

    public String region() {
        return region;
    }

    public @Nullable String address() {
        return address;
    }
}
