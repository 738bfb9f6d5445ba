package cl.juntosporlainfancia.alliance;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Alliances extends JpaRepository<Alliance, String> {

    @Query(value = "select nextval('juntos.alliance_number')", nativeQuery = true)
    long nextNumber();

    @Query(
            "select a from Alliance a where a.residenceCode = :residence and a.companyCode = :company and a.status <> 'ENDED'")
    Optional<Alliance> livePair(String residence, String company);
}
