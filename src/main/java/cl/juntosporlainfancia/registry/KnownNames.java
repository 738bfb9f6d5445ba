package cl.juntosporlainfancia.registry;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether words name a party, a place or an adult that the registry knows. */
@Service
public class KnownNames {

    private static final String PEOPLE = """
            select plain_name as name from juntos.person
            union all select juntos.plain(representative) from juntos.organization
            union all select juntos.plain(representative) from juntos.company
            union all select juntos.plain(contact) from juntos.company
            union all select juntos.plain(representative) from juntos.cos
            union all select juntos.plain(contact) from juntos.cos
            """;

    private static final String PARTIES = """
            select plain_name as name from juntos.organization
            union all select plain_name from juntos.residence
            union all select plain_name from juntos.company
            """;

    private final JdbcClient jdbc;
    private final Set<String> comunas;

    KnownNames(JdbcClient jdbc, Comunas comunas) {
        this.jdbc = jdbc;
        this.comunas = comunas.all().stream()
                .flatMap(comuna -> Stream.of(comuna.name(), comuna.region()))
                .map(KnownNames::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a comuna or region is called so, or its name contains it. */
    public boolean isComuna(String words) {
        String plain = " " + plain(words) + " ";
        return comunas.stream().anyMatch(name -> (" " + name + " ").contains(plain));
    }

    /** Whether these words stand, side by side, in the name of an organisation, residence or company. */
    @Transactional(readOnly = true)
    public boolean isParty(List<String> words) {
        String phrase = " " + String.join(" ", plain(words)) + " ";
        return among(PARTIES, words).anyMatch(name -> (" " + name + " ").contains(phrase));
    }

    /** Whether these words stand, in that order, in the name of a person of the registry; he or she may have more names. */
    @Transactional(readOnly = true)
    public boolean isPerson(List<String> words) {
        List<String> plain = plain(words);
        return among(PEOPLE, words).anyMatch(name -> inOrder(Arrays.asList(name.split(" ")), plain));
    }

    /** Whether an adult or a party of the registry has that RUT. */
    @Transactional(readOnly = true)
    public boolean isRut(Rut rut) {
        return jdbc.sql("""
                        select exists (select 1 from juntos.organization where :rut in (rut, representative_rut)
                            union all select 1 from juntos.company where :rut in (rut, representative_rut)
                            union all select 1 from juntos.cos where :rut in (rut, representative_rut))
                        """).param("rut", rut.toString()).query(Boolean.class).single();
    }

    private Stream<String> among(String names, List<String> words) {
        return jdbc
                .sql("select name from (" + names + ") names where name like :first")
                .param("first", "%" + plain(words).get(0) + "%")
                .query(String.class)
                .list()
                .stream();
    }

    private static List<String> plain(List<String> words) {
        return words.stream().map(KnownNames::plain).toList();
    }

    private static boolean inOrder(List<String> name, List<String> words) {
        Iterator<String> rest = words.iterator();
        String next = rest.next();
        for (String word : name) {
            if (word.equals(next)) {
                if (!rest.hasNext()) {
                    return true;
                }
                next = rest.next();
            }
        }
        return false;
    }

    /** As {@code juntos.plain} in the database. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
