package cl.juntosporlainfancia.registry;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Residences extends JpaRepository<Residence, String> {

    @Query("select r from Residence r join fetch r.organization order by r.name")
    List<Residence> allByName();

    @Query("select r from Residence r join fetch r.organization o where o.code = :organizationCode order by r.name")
    List<Residence> ofOrganization(String organizationCode);
}
