package cl.juntosporlainfancia.alliance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface StageRuns extends JpaRepository<StageRun, UUID> {

    Optional<StageRun> findByAllianceCodeAndClosedOnIsNull(String allianceCode);

    List<StageRun> findByAllianceCodeOrderByRunNumber(String allianceCode);

    int countByAllianceCode(String allianceCode);
}
