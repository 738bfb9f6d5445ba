package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers by what a registered person is recognised. */
@Component
class TracesOf {

    /** Where a RUT stands beside a name. */
    private static final String RUTS = """
            select distinct rut from (
                select representative as name, representative_rut as rut from juntos.organization
                union all select representative, representative_rut from juntos.company
                union all select representative, representative_rut from juntos.cos
                union all select signed_by, signed_by_rut from juntos.agreement_signature
                union all select name, rut from juntos.visitor
            ) named
            where rut is not null and juntos.plain(name) = juntos.plain(?)
            """;

    private final Registry registry;
    private final JdbcClient jdbc;

    TracesOf(Registry registry, JdbcClient jdbc) {
        this.registry = registry;
        this.jdbc = jdbc;
    }

    /**
     * @throws NoSuchElementException if nobody has that login
     */
    Traces person(String username) {
        Person person = registry.person(username).orElseThrow(() -> new NoSuchElementException("person " + username));
        boolean namesake = jdbc.sql("select exists (select 1 from juntos.person where plain_name = juntos.plain(?)"
                        + " and username <> ? and erased_at is null)")
                .params(person.name(), username)
                .query(Boolean.class)
                .single();
        List<String> ruts = namesake
                ? List.of()
                : jdbc.sql(RUTS).param(person.name()).query(String.class).list().stream()
                        .filter(Traces::isRut)
                        .toList();
        return new Traces(
                username,
                Objects.requireNonNull(person.pseudonym()),
                person.name(),
                person.email(),
                person.phone(),
                ruts,
                namesake);
    }
}
