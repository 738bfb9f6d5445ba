package cl.juntosporlainfancia.workplan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Plans extends JpaRepository<WorkPlan, UUID> {

    @EntityGraph(attributePaths = "activities")
    Optional<WorkPlan> findByAllianceCodeAndInForceSinceIsNotNullAndFrozenOnIsNull(String allianceCode);

    @EntityGraph(attributePaths = "activities")
    Optional<WorkPlan> findByAllianceCodeAndStateAndInForceSinceIsNullAndFrozenOnIsNull(
            String allianceCode, WorkPlan.State state);

    @Query("select coalesce(max(p.versionNumber), 0) from WorkPlan p where p.allianceCode = :allianceCode")
    int lastVersion(String allianceCode);

    @EntityGraph(attributePaths = "activities")
    Optional<WorkPlan> findByAllianceCodeAndVersionNumber(String allianceCode, int versionNumber);

    List<WorkPlan> findByAllianceCodeOrderByVersionNumber(String allianceCode);

    boolean existsByAllianceCodeAndHorizonAndState(String allianceCode, WorkPlan.Horizon horizon, WorkPlan.State state);

    boolean existsByStageRunIdAndHorizonAndState(UUID stageRunId, WorkPlan.Horizon horizon, WorkPlan.State state);
}
