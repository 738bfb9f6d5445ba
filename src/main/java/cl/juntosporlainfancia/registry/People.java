package cl.juntosporlainfancia.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface People extends JpaRepository<Person, String> {

    Optional<Person> findFirstByEmailIgnoreCase(String email);

    List<Person> findByPseudonymIn(Collection<String> pseudonyms);
}
