package cl.juntosporlainfancia.registry;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Companies extends JpaRepository<Company, String> {

    List<Company> findAllByOrderByName();
}
