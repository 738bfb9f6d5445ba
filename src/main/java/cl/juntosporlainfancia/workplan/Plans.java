package cl.juntosporlainfancia.workplan;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Plans extends JpaRepository<WorkPlan, UUID> {

    @EntityGraph(attributePaths = "activities")
    Optional<WorkPlan> findByAllianceCodeAndInForceSinceIsNotNullAndFrozenOnIsNull(String allianceCode);

    @EntityGraph(attributePaths = "activities")
    Optional<WorkPlan> findByAllianceCodeAndInForceSinceIsNullAndFrozenOnIsNull(String allianceCode);

    @Query("select coalesce(max(p.versionNumber), 0) from WorkPlan p where p.allianceCode = :allianceCode")
    int lastVersion(String allianceCode);

    boolean existsByAllianceCodeAndHorizon(String allianceCode, WorkPlan.Horizon horizon);

    boolean existsByStageRunIdAndHorizon(UUID stageRunId, WorkPlan.Horizon horizon);
}
