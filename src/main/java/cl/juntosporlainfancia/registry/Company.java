package cl.juntosporlainfancia.registry;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A firm that allies with residences, with its offices and what it says it can put in. */
@Entity
public class Company {

    @Id
    private String code;

    private String name;
    private @Nullable String rut;
    private @Nullable String business;
    private @Nullable String representative;
    private @Nullable String representativeRut;
    private @Nullable String contact;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String representativePosition;
    private @Nullable LocalDate deedOn;
    private @Nullable String notary;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "company_code", nullable = false)
    // The central office first.
    @OrderBy("kind desc, comuna")
    private List<CompanyPlace> places = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "company_resource", joinColumns = @JoinColumn(name = "company_code"))
    @Column(name = "standard_code")
    private java.util.Set<String> resources = new java.util.HashSet<>();

    @Version
    private long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Company() {}

    Company(String code, String name) {
        this.code = code;
        this.name = name;
    }

    /** What is known of it, but its offices. */
    void describe(CompanyDetails details) {
        this.name = details.name();
        this.rut = details.rut();
        this.business = details.business();
        this.representative = details.representative();
        this.representativeRut = details.representativeRut();
        this.contact = details.contact();
        this.email = details.email();
        this.phone = details.phone();
        this.representativePosition = details.representativePosition();
        this.deedOn = details.deedOn();
        this.notary = details.notary();
        this.resources.retainAll(details.resources());
        this.resources.addAll(details.resources());
    }

    void closePlaces() {
        places.clear();
    }

    void openPlace(CompanyPlace place) {
        places.add(place);
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public @Nullable String rut() {
        return rut;
    }

    /** What it does («giro»). */
    public @Nullable String business() {
        return business;
    }

    public @Nullable String representative() {
        return representative;
    }

    public @Nullable String representativeRut() {
        return representativeRut;
    }

    /** Whom of its management one writes to first. */
    public @Nullable String contact() {
        return contact;
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

    public List<CompanyPlace> places() {
        return List.copyOf(places);
    }

    /** Codes of the standards to which it can contribute. */
    public SortedSet<String> resources() {
        return new TreeSet<>(resources);
    }

    /** Which state of it this is: whoever changes it says which one he or she has seen. */
    public long version() {
        return version;
    }

    public CompanyDetails details() {
        return new CompanyDetails(
                name,
                rut,
                business,
                representative,
                representativeRut,
                contact,
                email,
                phone,
                places.stream()
                        .map(place -> new CompanyDetails.Place(place.kind(), place.comuna(), place.address()))
                        .toList(),
                resources(),
                representativePosition,
                deedOn,
                notary);
    }
}
