package cl.juntosporlainfancia.followup;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface FollowUpRepository extends JpaRepository<FollowUp, UUID> {

    Optional<FollowUp> findFirstByStageRunIdOrderByNumberDesc(UUID stageRunId);

    Optional<FollowUp> findByStageRunIdAndNumber(UUID stageRunId, int number);

    List<FollowUp> findByStageRunIdAndStatusInOrderByNumber(UUID stageRunId, Collection<FollowUp.Status> statuses);

    List<FollowUp> findByAllianceCodeOrderByDueOn(String allianceCode);
}
