package cl.juntosporlainfancia.followup;

import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.workplan.ActivityReport;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a follow-up.
 *
 * @param heldOn not ahead of today
 * @param reports one for each activity that was due
 * @param settled what became of commitments made earlier
 * @param commitments made in this one
 */
public record Minutes(
        LocalDate heldOn,
        Channel form,
        String participants,
        List<ActivityReport> reports,
        List<Settled> settled,
        List<NewCommitment> commitments,
        @Nullable String difficulties,
        @Nullable String nextSteps) {

    /** An earlier commitment as it stands now. */
    public record Settled(
            UUID commitmentId,
            Commitment.State state,
            @Nullable String note) {}

    /** A promise: what, who, by when. */
    public record NewCommitment(String description, String responsible, LocalDate dueOn) {}
}
