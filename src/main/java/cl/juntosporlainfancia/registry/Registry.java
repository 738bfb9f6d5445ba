package cl.juntosporlainfancia.registry;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.registry.RegistryChanged.What;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who takes part in the programme. */
@Service
@Transactional(readOnly = true)
public class Registry {

    /** Field of the refusal that says that somebody else changed it in between: about the whole, not about a field. */
    public static final String CHANGED = "version";

    private static final long WRITING_LOCK = 7_316_026L;

    private final Organizations organizations;
    private final Residences residences;
    private final Companies companies;
    private final UmbrellaBodies umbrellaBodies;
    private final People people;
    private final Memberships memberships;
    private final RegistryRules rules;
    private final BusinessCalendar calendar;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Registry(
            Organizations organizations,
            Residences residences,
            Companies companies,
            UmbrellaBodies umbrellaBodies,
            People people,
            Memberships memberships,
            RegistryRules rules,
            BusinessCalendar calendar,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.organizations = organizations;
        this.residences = residences;
        this.companies = companies;
        this.umbrellaBodies = umbrellaBodies;
        this.people = people;
        this.memberships = memberships;
        this.rules = rules;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.events = events;
    }

    // ---- organisations, residences, companies

    /**
     * Registers an organisation.
     *
     * @param code short name of letters, digits and hyphens; null for one made from the name
     * @throws Refused if the rules do not admit it
     */
    @Transactional
    public Organization add(@Nullable String code, OrganizationDetails details) {
        alone();
        requireNone(rules.faults(null, details));
        Organization added = organizations.saveAndFlush(new Organization(
                codeFor("organization", code, details.name(), organizations), settled(details), regionOf(details)));
        tell(What.PARTY_REGISTERED, Party.organization(added.code()));
        return added;
    }

    /**
     * Registers a residence of an organisation that is already registered.
     *
     * @param code short name of letters, digits and hyphens; null for one made from the name
     * @throws Refused if the rules do not admit it
     */
    @Transactional
    public Residence add(@Nullable String code, ResidenceDetails details) {
        alone();
        requireNone(rules.faults(null, details));
        Comuna comuna = rules.comuna(details.comuna());
        Residence added = residences.saveAndFlush(new Residence(
                codeFor("residence", code, details.name(), residences),
                settled(details, comuna),
                comuna.region(),
                organization(details.organizationCode())));
        tell(What.PARTY_REGISTERED, Party.residence(added.code()));
        return added;
    }

    /**
     * Registers a company.
     *
     * @param code short name of letters, digits and hyphens; null for one made from the name
     * @throws Refused if the rules do not admit it
     */
    @Transactional
    public Company add(@Nullable String code, CompanyDetails details) {
        alone();
        requireNone(rules.faults(null, details));
        Company company = new Company(codeFor("company", code, details.name(), companies), details.name());
        company.describe(settled(details));
        places(details).forEach(company::openPlace);
        Company added = companies.saveAndFlush(company);
        tell(What.PARTY_REGISTERED, Party.company(added.code()));
        return added;
    }

    /** All that the rules find wrong with an organisation, as {@link #add} or {@link #change} would refuse it; code null for a new one. */
    public List<Refused> faults(@Nullable String code, OrganizationDetails details) {
        return rules.faults(code, details);
    }

    /** As for an organisation. */
    public List<Refused> faults(@Nullable String code, ResidenceDetails details) {
        return rules.faults(code, details);
    }

    /** As for an organisation. */
    public List<Refused> faults(@Nullable String code, CompanyDetails details) {
        return rules.faults(code, details);
    }

    /** As for an organisation; username null for somebody new, who may turn out to be registered under that address. */
    public List<Refused> faults(@Nullable String username, PersonDetails details) {
        return rules.faults(username, details);
    }

    /**
     * All that is wrong with what is said beside the details of something new.
     *
     * @param code that was chosen for it; null if none was
     * @param incorporatedOn since when it takes part; null if it does not yet
     */
    public List<Refused> faults(Party.Kind kind, @Nullable String code, @Nullable LocalDate incorporatedOn) {
        return rules.faults(kind, code, incorporatedOn);
    }

    /**
     * Changes what is known of an organisation.
     *
     * @param version of what was shown to whoever changes it
     * @throws Refused if the rules do not admit it, or somebody else has changed it since
     */
    @Transactional
    public void change(String code, long version, OrganizationDetails details) {
        alone();
        Organization organization = organization(code);
        requireUnchanged(organization.version(), version);
        requireNone(rules.faults(code, details));
        organization.describe(settled(details), regionOf(details));
        organizations.flush();
        tell(What.PARTY_CHANGED, Party.organization(code));
    }

    /** As for an organisation. */
    @Transactional
    public void change(String code, long version, ResidenceDetails details) {
        alone();
        Residence residence = residence(code).orElseThrow(() -> new NoSuchElementException("residence " + code));
        requireUnchanged(residence.version(), version);
        requireNone(rules.faults(code, details));
        Comuna comuna = rules.comuna(details.comuna());
        residence.describe(settled(details, comuna), comuna.region(), organization(details.organizationCode()));
        residences.flush();
        tell(What.PARTY_CHANGED, Party.residence(code));
    }

    /** As for an organisation. */
    @Transactional
    public void change(String code, long version, CompanyDetails details) {
        alone();
        Company company = company(code).orElseThrow(() -> new NoSuchElementException("company " + code));
        requireUnchanged(company.version(), version);
        requireNone(rules.faults(code, details));
        CompanyDetails settled = settled(details);
        if (!settled.places().equals(company.details().places())) {
            // The old offices have to be gone before the new ones come: a company has one central office at any time.
            company.closePlaces();
            companies.flush();
            places(settled).forEach(company::openPlace);
        }
        company.describe(settled);
        companies.flush();
        tell(What.PARTY_CHANGED, Party.company(code));
    }

    /** As for an organisation. */
    public List<Refused> faults(CosDetails details) {
        return rules.faults(details);
    }

    /** As for an organisation. */
    @Transactional
    public void change(long version, CosDetails details) {
        alone();
        Cos cos = cos();
        requireUnchanged(cos.version(), version);
        requireNone(rules.faults(details));
        cos.describe(details, details.comuna() == null ? null : rules.comuna(details.comuna()));
        umbrellaBodies.flush();
        events.publishEvent(new RegistryChanged(What.PARTY_CHANGED, Groups.COS, ""));
    }

    /** The Comunidad de Organizaciones Solidarias. */
    public Cos cos() {
        return umbrellaBodies.findById(Cos.CODE).orElseThrow();
    }

    private OrganizationDetails settled(OrganizationDetails typed) {
        return new OrganizationDetails(
                typed.name(),
                RegistryRules.rut(typed.rut()),
                typed.foundedOn(),
                typed.cosMember(),
                typed.fecuYear(),
                typed.comuna() == null ? null : rules.comuna(typed.comuna()).name(),
                typed.address(),
                typed.representative(),
                RegistryRules.rut(typed.representativeRut()),
                typed.email(),
                typed.phone(),
                typed.representativePosition(),
                typed.deedOn(),
                typed.notary(),
                typed.mission());
    }

    private @Nullable String regionOf(OrganizationDetails typed) {
        return typed.comuna() == null ? null : rules.comuna(typed.comuna()).region();
    }

    private static ResidenceDetails settled(ResidenceDetails typed, Comuna comuna) {
        return new ResidenceDetails(
                typed.name(),
                typed.organizationCode(),
                comuna.name(),
                typed.address(),
                typed.email(),
                typed.phone(),
                typed.places(),
                typed.collaborates());
    }

    private CompanyDetails settled(CompanyDetails typed) {
        return new CompanyDetails(
                typed.name(),
                RegistryRules.rut(typed.rut()),
                typed.business(),
                typed.representative(),
                RegistryRules.rut(typed.representativeRut()),
                typed.contact(),
                typed.email(),
                typed.phone(),
                typed.places().stream()
                        .filter(place -> !place.isBlank())
                        .map(place -> new CompanyDetails.Place(
                                place.kind(), rules.comuna(place.comuna()).name(), place.address()))
                        .toList(),
                typed.resources(),
                typed.representativePosition(),
                typed.deedOn(),
                typed.notary());
    }

    private List<CompanyPlace> places(CompanyDetails details) {
        return details.places().stream()
                .filter(place -> !place.isBlank())
                .map(place -> {
                    Comuna comuna = rules.comuna(place.comuna());
                    return new CompanyPlace(place.kind(), comuna.name(), comuna.region(), place.address());
                })
                .toList();
    }

    /** One after the other, so that two cannot register the same at once. */
    private void alone() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(WRITING_LOCK).query(row -> {});
    }

    private static void requireNone(List<Refused> faults) {
        if (!faults.isEmpty()) {
            throw faults.get(0);
        }
    }

    private static void requireUnchanged(long present, long seen) {
        if (present != seen) {
            throw new Refused(CHANGED, "registry.changedMeanwhile");
        }
    }

    private void tell(What what, Party party) {
        events.publishEvent(new RegistryChanged(what, party.groupId(), ""));
    }

    private String codeFor(String table, @Nullable String wanted, String name, JpaRepository<?, String> taken) {
        if (wanted != null) {
            rules.requireCode(table, wanted);
            return wanted;
        }
        String base = slug(name);
        String code = base;
        for (int i = 2; taken.existsById(code); i++) {
            code = base + "-" + i;
        }
        return code;
    }

    /** «Hogar de Niñas Las Creches» becomes «hogar-de-ninas-las-creches». */
    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        return plain.substring(0, Math.min(50, plain.length()))
                .replaceAll("^-|-$", "")
                .transform(slug -> slug.isEmpty() ? "x" : slug);
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
        incorporateOrganization(code, calendar.today());
    }

    /**
     * Since that day the organisation takes part; the first date that was said stays.
     *
     * @throws Refused if the day is ahead
     */
    @Transactional
    public void incorporateOrganization(String code, LocalDate on) {
        requireNone(rules.faults(Party.Kind.ORGANIZATION, null, on));
        organization(code).incorporate(on);
    }

    /** From today on the residence takes part; the first date stays. */
    @Transactional
    public void incorporateResidence(String code) {
        incorporateResidence(code, calendar.today());
    }

    /**
     * Since that day the residence takes part; the first date that was said stays.
     *
     * @throws Refused if the day is ahead
     */
    @Transactional
    public void incorporateResidence(String code, LocalDate on) {
        requireNone(rules.faults(Party.Kind.RESIDENCE, null, on));
        residences
                .findById(code)
                .orElseThrow(() -> new NoSuchElementException("residence " + code))
                .incorporate(on);
    }

    // ---- people

    /**
     * Registers a person, or finds who has that address already, and has him or her join a group from today on. Who belongs to it
     * already keeps his or her role.
     *
     * @return the login
     * @throws Refused if the rules do not admit the person
     */
    @Transactional
    public String enrol(PersonDetails details, String groupId, Membership.Role role) {
        alone();
        requireNone(rules.faults(null, details));
        requireGroup(groupId);
        Person person = personByEmail(details.email()).orElse(null);
        if (person == null) {
            person = addPerson(loginFor(details.email()), details.name(), details.email(), details.phone());
            people.flush();
            events.publishEvent(new PersonEnrolled(person.username()));
            events.publishEvent(new RegistryChanged(What.PERSON_REGISTERED, person.username(), ""));
        }
        if (memberships.current(person.username(), groupId).isEmpty()) {
            join(person.username(), groupId, role);
        }
        return person.username();
    }

    private void requireGroup(String groupId) {
        boolean known = Party.ofGroup(groupId)
                .map(party -> name(party).isPresent())
                .orElseGet(() -> Groups.TEAM.contains(groupId));
        if (!known) {
            throw new NoSuchElementException("group " + groupId);
        }
    }

    private String loginFor(String email) {
        String base = slug(email.substring(0, Math.max(1, email.indexOf('@'))));
        String login = base;
        for (int i = 2; people.existsById(login); i++) {
            login = base + i;
        }
        return login;
    }

    /** Registers a person under a login of one's choice, without an account and without a mail. */
    @Transactional
    public Person addPerson(String username, String name, String email, @Nullable String phone) {
        return people.save(new Person(username, name, email, phone));
    }

    /**
     * Changes what is kept of a person.
     *
     * @param version of what was shown to whoever changes it
     * @throws Refused if the rules do not admit it, or somebody else has changed it since
     */
    @Transactional
    public void changePerson(String username, long version, PersonDetails details) {
        alone();
        Person person = require(username);
        requireNotErased(person);
        requireUnchanged(person.version(), version);
        requireNone(rules.faults(username, details));
        boolean moved = !person.email().equalsIgnoreCase(details.email());
        person.describe(details);
        people.flush();
        events.publishEvent(
                new RegistryChanged(What.PERSON_CHANGED, username, moved ? RegistryChanged.NEW_ADDRESS : ""));
        // Whoever keeps a copy of people keeps their names and addresses too.
        events.publishEvent(new MembershipChanged(username));
    }

    /**
     * From today on the person belongs to that group; who left it today has not left it.
     *
     * @throws Refused if the person's data were erased
     */
    @Transactional
    public void join(String username, String groupId, Membership.Role role) {
        Person person = require(username);
        requireNotErased(person);
        LocalDate today = calendar.today();
        Membership membership = memberships
                .findByPersonUsernameAndGroupIdAndSince(username, groupId, today)
                .orElse(null);
        if (membership == null) {
            memberships.save(new Membership(person, groupId, role, today));
        } else {
            membership.resume(role);
        }
        changed(What.PERSON_JOINED, username, groupId, role.name());
    }

    /**
     * Today is the last day on which the person belongs to that group.
     *
     * @throws NoSuchElementException if the person does not belong to it
     * @throws Refused if nobody would be left to administer
     */
    @Transactional
    public void leave(String username, String groupId) {
        alone();
        Membership membership = membership(username, groupId);
        if (groupId.equals(Groups.ADMINISTRATORS)
                && memberships.current(List.of(groupId)).size() == 1) {
            throw new Refused("", "person.lastAdministrator");
        }
        end(membership);
    }

    /** As {@link #leave}, where another directory says who belongs to the group, and may say that nobody does. */
    @Transactional
    public void leaveAsDecidedElsewhere(String username, String groupId) {
        alone();
        end(membership(username, groupId));
    }

    private void end(Membership membership) {
        membership.end(calendar.today());
        changed(What.PERSON_LEFT, membership.person().username(), membership.groupId(), "");
    }

    /**
     * From today on the person is something else in that group; what he or she was until yesterday stays written.
     *
     * @throws NoSuchElementException if the person does not belong to it
     */
    @Transactional
    public void changeRole(String username, String groupId, Membership.Role role) {
        Membership membership = membership(username, groupId);
        LocalDate today = calendar.today();
        if (membership.role() == role) {
            return;
        }
        if (membership.since().equals(today)) {
            membership.resume(role);
        } else {
            membership.end(today.minusDays(1));
            memberships.flush();
            memberships.save(new Membership(membership.person(), groupId, role, today));
        }
        changed(What.ROLE_CHANGED, username, groupId, role.name());
    }

    private Membership membership(String username, String groupId) {
        return memberships
                .current(username, groupId)
                .orElseThrow(() -> new NoSuchElementException("membership of " + username + " in " + groupId));
    }

    private void changed(What what, String username, String groupId, String role) {
        memberships.flush();
        events.publishEvent(new RegistryChanged(what, username, (groupId + " " + role).strip()));
        events.publishEvent(new MembershipChanged(username));
    }

    private static void requireNotErased(Person person) {
        if (person.isErased()) {
            throw new Refused("", "person.erased");
        }
    }

    private Person require(String username) {
        return people.findById(username).orElseThrow(() -> new NoSuchElementException("person " + username));
    }

    /** Who has that address, however its letters are written. */
    public Optional<Person> personByEmail(String email) {
        return people.findFirstByEmailIgnoreCase(Typed.line(email));
    }

    /** A person's places in groups, those of today first, then the past ones, latest first. */
    public List<Membership> memberships(String username) {
        return memberships.ofPerson(username);
    }

    /** All who belong or belonged to a group, those of today first. */
    public List<Membership> membersEver(String groupId) {
        return memberships.ever(groupId);
    }

    /** Everybody, by name. */
    public List<Person> people() {
        return people.findAll(Sort.by("name"));
    }

    public List<Residence> residences() {
        return residences.allByName();
    }

    public List<Company> companies() {
        return companies.findAllByOrderByName();
    }

    public Optional<Company> company(String code) {
        Optional<Company> found = companies.findById(code);
        // Its offices and resources are read after this transaction.
        found.ifPresent(Company::details);
        return found;
    }

    public Optional<Residence> residence(String code) {
        return residences.findById(code);
    }

    public Optional<Person> person(String username) {
        return people.findById(username);
    }

    /** The names of these people, by login; one that is not registered is left out. */
    public Map<String, String> names(Collection<String> usernames) {
        return people.findAllById(usernames).stream().collect(Collectors.toMap(Person::username, Person::name));
    }

    /** Those among these pseudonyms of the audit trail who are registered. */
    public Map<String, Person> peopleBy(Collection<String> pseudonyms) {
        return people.findByPseudonymIn(pseudonyms).stream()
                .collect(Collectors.toMap(person -> Objects.requireNonNull(person.pseudonym()), Function.identity()));
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

    /** The logins of all registered people but those whose data were erased. */
    public List<String> usernames() {
        return jdbc.sql("select username from juntos.person where erased_at is null order by username")
                .query(String.class)
                .list();
    }

    public boolean isEmpty() {
        return people.count() == 0;
    }
}
