package cl.juntosporlainfancia.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's place in a group between two dates, both included; no end means that it lasts. */
@Entity
public class Membership {

    /** What the person is in that group. */
    public enum Role {
        /** Coordinates for the party. */
        COUNTERPART,
        /** Covers when the counterpart is away or gone. */
        DEPUTY,
        /** Belongs to the team. */
        MEMBER
    }

    @Id
    private UUID id;

    @ManyToOne
    @JoinColumn(name = "username")
    private Person person;

    private String groupId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private LocalDate since;
    private @Nullable LocalDate until;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Membership() {}

    Membership(Person person, String groupId, Role role, LocalDate since) {
        this.id = UUID.randomUUID();
        this.person = person;
        this.groupId = groupId;
        this.role = role;
        this.since = since;
    }

    boolean isCurrent() {
        return until == null;
    }

    void end(LocalDate on) {
        this.until = on;
    }

    /** As if it had not ended, in that role. */
    void resume(Role as) {
        this.until = null;
        this.role = as;
    }

    public Person person() {
        return person;
    }

    public String groupId() {
        return groupId;
    }

    public Role role() {
        return role;
    }

    public LocalDate since() {
        return since;
    }

    public @Nullable LocalDate until() {
        return until;
    }
}
