package cl.juntosporlainfancia.registry;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Organizations extends JpaRepository<Organization, String> {

    List<Organization> findAllByOrderByName();
}
