package cl.juntosporlainfancia.registry;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who takes part in the programme. */
@Service
@Transactional(readOnly = true)
public class Registry {

    private final Organizations organizations;
    private final Residences residences;
    private final Companies companies;
    private final People people;
    private final Memberships memberships;
    private final BusinessCalendar calendar;
    private final ApplicationEventPublisher events;

    Registry(
            Organizations organizations,
            Residences residences,
            Companies companies,
            People people,
            Memberships memberships,
            BusinessCalendar calendar,
            ApplicationEventPublisher events) {
        this.organizations = organizations;
        this.residences = residences;
        this.companies = companies;
        this.people = people;
        this.memberships = memberships;
        this.calendar = calendar;
        this.events = events;
    }

    /**
     * Registers an organisation.
     *
     * @param code short name of letters, digits and hyphens; null for one made from the name
     */
    @Transactional
    public Organization add(@Nullable String code, OrganizationDetails details) {
        return organizations.save(new Organization(codeFor(code, details.name(), organizations), details));
    }

    /** Registers a residence of an organisation that is already registered. */
    @Transactional
    public Residence add(@Nullable String code, ResidenceDetails details, String region) {
        return residences.save(new Residence(
                codeFor(code, details.name(), residences), details, region, organization(details.organizationCode())));
    }

    /** Registers a company. */
    @Transactional
    public Company add(@Nullable String code, CompanyDetails details) {
        Company company = new Company(codeFor(code, details.name(), companies), details.name());
        company.describe(details, List.of());
        return companies.save(company);
    }

    private static String codeFor(@Nullable String wanted, String name, JpaRepository<?, String> taken) {
        String base = wanted != null ? wanted : slug(name);
        String code = base;
        for (int i = 2; wanted == null && taken.existsById(code); i++) {
            code = base + "-" + i;
        }
        return code;
    }

    /** «Hogar de Niñas Las Creches» becomes «hogar-de-ninas-las-creches». */
    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "x" : plain.substring(0, Math.min(50, plain.length()));
    }

    /**
     * @throws NoSuchElementException if there is none of that code
     */
    public Organization organization(String code) {
        return organizations.findById(code).orElseThrow(() -> new NoSuchElementException("organization " + code));
    }

    public List<Organization> organizations() {
        return organizations.findAllByOrderByName();
    }

    public List<Residence> residencesOf(String organizationCode) {
        return residences.ofOrganization(organizationCode);
    }

    /** What was verified of an organisation for its admission (rules P1). */
    @Transactional
    public void verify(String organizationCode, LocalDate foundedOn, boolean cosMember, @Nullable Integer fecuYear) {
        organization(organizationCode).verify(foundedOn, cosMember, fecuYear);
    }

    /** Whether a residence collaborates with the protection service, as verified. */
    @Transactional
    public void noteCollaboration(String residenceCode, boolean collaborates) {
        residences
                .findById(residenceCode)
                .orElseThrow(() -> new NoSuchElementException("residence " + residenceCode))
                .noteCollaboration(collaborates);
    }

    /** From today on the organisation takes part; the first date stays. */
    @Transactional
    public void incorporateOrganization(String code) {
        organization(code).incorporate(calendar.today());
    }

    /** From today on the residence takes part; the first date stays. */
    @Transactional
    public void incorporateResidence(String code) {
        residences
                .findById(code)
                .orElseThrow(() -> new NoSuchElementException("residence " + code))
                .incorporate(calendar.today());
    }

    /**
     * Registers a person, or finds who has that address already, and has him or her join a group from today on.
     *
     * @return the login
     */
    @Transactional
    public String enrol(PersonDetails details, String groupId, Membership.Role role) {
        Person person = people.findFirstByEmailIgnoreCase(details.email()).orElse(null);
        if (person == null) {
            person = addPerson(loginFor(details.email()), details.name(), details.email(), details.phone());
            people.flush();
            events.publishEvent(new PersonEnrolled(person.username()));
        }
        if (!memberships.groupsOf(person.username()).contains(groupId)) {
            join(person.username(), groupId, role);
        }
        return person.username();
    }

    private String loginFor(String email) {
        String base = slug(email.substring(0, Math.max(1, email.indexOf('@'))));
        String login = base;
        for (int i = 2; people.existsById(login); i++) {
            login = base + i;
        }
        return login;
    }

    @Transactional
    public Person addPerson(String username, String name, String email, @Nullable String phone) {
        return people.save(new Person(username, name, email, phone));
    }

    /** From today on the person belongs to that group. */
    @Transactional
    public void join(String username, String groupId, Membership.Role role) {
        Person person = people.findById(username).orElseThrow(() -> new NoSuchElementException("person " + username));
        memberships.save(new Membership(person, groupId, role, calendar.today()));
        events.publishEvent(new MembershipChanged(username));
    }

    public List<Residence> residences() {
        return residences.allByName();
    }

    public List<Company> companies() {
        return companies.findAllByOrderByName();
    }

    public Optional<Residence> residence(String code) {
        return residences.findById(code);
    }

    public Optional<Company> company(String code) {
        return companies.findById(code);
    }

    public Optional<Person> person(String username) {
        return people.findById(username);
    }

    /** The names of these people, by login; one that is not registered is left out. */
    public Map<String, String> names(Collection<String> usernames) {
        return people.findAllById(usernames).stream().collect(Collectors.toMap(Person::username, Person::name));
    }

    /** What a party is called; empty if it is not registered. */
    public Optional<String> name(Party party) {
        return switch (party.kind()) {
            case ORGANIZATION -> organizations.findById(party.code()).map(Organization::name);
            case RESIDENCE -> residences.findById(party.code()).map(Residence::name);
            case COMPANY -> companies.findById(party.code()).map(Company::name);
        };
    }

    /** Those who belong to any of these groups today: counterparts first, then deputies, then the rest. */
    public List<Membership> members(Collection<String> groupIds) {
        return memberships.current(groupIds);
    }

    /** The ids of the groups the person belongs to today. */
    public List<String> groupsOf(String username) {
        return memberships.groupsOf(username);
    }

    /** The logins of all registered people. */
    public List<String> usernames() {
        return people.findAll().stream().map(Person::username).toList();
    }

    public boolean isEmpty() {
        return people.count() == 0;
    }
}
