package cl.juntosporlainfancia.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who acts for a party or for the programme. Never a child. */
@Entity
public class Person {

    @Id
    private String username;

    private String name;
    private String email;
    private @Nullable String phone;

    /** The database gives it. */
    @Column(insertable = false, updatable = false)
    private @Nullable String pseudonym;

    /** Since when nothing is kept of whom this was; only {@code privacy} sets it. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant erasedAt;

    @Version
    private long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    Person(String username, String name, String email, @Nullable String phone) {
        this.username = username;
        this.name = name;
        this.email = email;
        this.phone = phone;
    }

    void describe(PersonDetails details) {
        this.name = details.name();
        this.email = details.email();
        this.phone = details.phone();
    }

    public String username() {
        return username;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public @Nullable String phone() {
        return phone;
    }

    /** Under which the audit trail knows this person; null until the person has been read from the database. */
    public @Nullable String pseudonym() {
        return pseudonym;
    }

    /** Whether his or her data were erased: nothing about the person is written any more. */
    public boolean isErased() {
        return erasedAt != null;
    }

    /** Which state of it this is: whoever changes it says which one he or she has seen. */
    public long version() {
        return version;
    }

    public PersonDetails details() {
        return new PersonDetails(name, email, phone);
    }
}
