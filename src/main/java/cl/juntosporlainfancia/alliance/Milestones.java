package cl.juntosporlainfancia.alliance;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Milestones extends JpaRepository<Milestone, UUID> {

    List<Milestone> findByAllianceCodeOrderByHeldOn(String allianceCode);

    boolean existsByAllianceCodeAndKind(String allianceCode, Milestone.Kind kind);
}
