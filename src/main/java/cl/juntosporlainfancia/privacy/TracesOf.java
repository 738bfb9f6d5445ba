package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers by what a registered person is recognised. */
@Component
class TracesOf {

    /** Where a RUT stands beside a name, for a party to which the person belongs or belonged. */
    private static final String RUTS = """
            select distinct rut from (
                select representative as name, representative_rut as rut, :organization || code as party
                    from juntos.organization
                union all select representative, representative_rut, :company || code from juntos.company
                union all select representative, representative_rut, :cos from juntos.cos
                union all select s.signed_by, s.signed_by_rut, case s.signatory when 'ORGANIZATION'
                        then :organization || a.organization_code when 'COMPANY' then :company || a.company_code else :cos end
                    from juntos.agreement_signature s join juntos.agreement a on a.code = s.agreement_code
                union all select v.name, v.rut, :company || a.company_code
                    from juntos.visitor v join juntos.visit t on t.id = v.visit_id
                    join juntos.alliance a on a.code = t.alliance_code
            ) named
            where rut is not null and juntos.plain(name) = juntos.plain(:name)
                and exists (select 1 from juntos.membership m where m.username = :username and m.group_id = party)
            """;

    private static final String REGISTERED =
            "select plain_name from juntos.person where username <> ? and erased_at is null";

    /** Adults that have no login; this person may be among them. */
    private static final String NAMED = """
            select distinct juntos.plain(name) from (
                select representative as name from juntos.organization
                union all select representative from juntos.company union all select contact from juntos.company
                union all select representative from juntos.cos union all select contact from juntos.cos
                union all select signed_by from juntos.agreement_signature
                union all select name from juntos.visitor
            ) named
            where name is not null
            """;

    private final Registry registry;
    private final PersonalWords words;
    private final JdbcClient jdbc;

    TracesOf(Registry registry, PersonalWords words, JdbcClient jdbc) {
        this.registry = registry;
        this.words = words;
        this.jdbc = jdbc;
    }

    /**
     * @throws NoSuchElementException if nobody has that login
     */
    Traces person(String username) {
        Person person = registry.person(username).orElseThrow(() -> new NoSuchElementException("person " + username));
        List<List<String>> others = others(person);
        List<List<String>> namings = Traces.namings(person.name()).stream()
                .filter(naming ->
                        naming.size() == person.name().strip().split("\\s+").length || words.endsInSurname(naming))
                .toList();
        List<List<String>> own = namings.stream()
                .filter(naming -> !words.isGivenAlone(naming) && isNobodyElses(naming, others))
                .toList();
        boolean namesake = !isNobodyElses(List.of(person.name()), others);
        List<String> ruts = namesake ? List.of() : ruts(person);
        return new Traces(
                username,
                Objects.requireNonNull(person.pseudonym()),
                person.name(),
                person.email(),
                person.phone(),
                own,
                ruts,
                namesake,
                own.size() < namings.size());
    }

    private List<String> ruts(Person person) {
        return jdbc
                .sql(RUTS)
                .param("name", person.name())
                .param("username", person.username())
                .param("organization", Party.organization("").groupId())
                .param("company", Party.company("").groupId())
                .param("cos", Groups.COS)
                .query(String.class)
                .list()
                .stream()
                .filter(Traces::isRut)
                .toList();
    }

    /** The names, word by word, of all who are not this person. */
    private List<List<String>> others(Person person) {
        List<List<String>> others = new ArrayList<>();
        jdbc.sql(REGISTERED)
                .param(person.username())
                .query(String.class)
                .list()
                .forEach(name -> others.add(words(name)));
        List<String> whole = words(person.name());
        jdbc.sql(NAMED).query(String.class).list().stream()
                .map(TracesOf::words)
                .filter(name -> !contains(whole, name))
                .forEach(others::add);
        return others;
    }

    private static boolean isNobodyElses(List<String> naming, List<List<String>> others) {
        List<String> words = words(String.join(" ", naming));
        return others.stream().noneMatch(other -> contains(other, words));
    }

    /** Whether these words stand in a name, in that order. */
    private static boolean contains(List<String> name, List<String> words) {
        int found = 0;
        for (String word : name) {
            if (found < words.size() && word.equals(words.get(found))) {
                found++;
            }
        }
        return found == words.size();
    }

    /** As {@code juntos.plain} has them. */
    private static List<String> words(String name) {
        return List.of(PersonalWords.plain(name)
                .replace('\u00f1', 'n')
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .split(" "));
    }
}
