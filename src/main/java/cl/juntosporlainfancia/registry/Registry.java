package cl.juntosporlainfancia.registry;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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

    @Transactional
    public Organization addOrganization(String code, String name) {
        return organizations.save(new Organization(code, name));
    }

    /** Adds a residence of an organisation that is already registered. */
    @Transactional
    public Residence addResidence(String code, String name, String comuna, String region, String organizationCode) {
        Organization organization = organizations
                .findById(organizationCode)
                .orElseThrow(() -> new NoSuchElementException("organization " + organizationCode));
        return residences.save(new Residence(code, name, comuna, region, organization));
    }

    @Transactional
    public Company addCompany(String code, String name) {
        return companies.save(new Company(code, name));
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
