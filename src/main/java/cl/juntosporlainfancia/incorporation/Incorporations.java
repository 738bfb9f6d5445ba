package cl.juntosporlainfancia.incorporation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Incorporations extends JpaRepository<Incorporation, String> {

    @Query(value = "select nextval('juntos.incorporation_number')", nativeQuery = true)
    long nextNumber();

    Optional<Incorporation> findByOrganizationCodeAndClosedOnIsNull(String organizationCode);

    List<Incorporation> findAllByOrderByCodeDesc();
}
