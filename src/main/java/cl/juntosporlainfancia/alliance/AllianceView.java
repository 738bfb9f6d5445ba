package cl.juntosporlainfancia.alliance;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.registry.Party;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alliance with the names of its parties and its present stage, as pages, mails and forms need it.
 *
 * @param stageRunId the stage under way, or the last one
 * @param stage of that run
 * @param plannedEndOn of that run
 * @param endingOn when a notice of ending takes effect, if one stands
 */
public record AllianceView(
        String code,
        String residenceCode,
        String residenceName,
        String comuna,
        String region,
        String organizationCode,
        String organizationName,
        String companyCode,
        String companyName,
        String manager,
        String managerName,
        LocalDate formedOn,
        Alliance.Status status,
        @Nullable LocalDate finishedOn,
        @Nullable UUID stageRunId,
        @Nullable Stage stage,
        @Nullable LocalDate stageStartedOn,
        @Nullable LocalDate plannedEndOn,
        int supervisionIntervalMonths,
        @Nullable LocalDate endingOn) {

    /** The three that ally. */
    public List<Party> parties() {
        return List.of(
                Party.residence(residenceCode), Party.organization(organizationCode), Party.company(companyCode));
    }

    public boolean isActive() {
        return status == Alliance.Status.ACTIVE;
    }

    /** Whether this person may see it: the programme's team, and who acts for one of its parties. */
    public boolean isVisibleTo(Viewer viewer) {
        return viewer.seesNetwork() || parties().stream().anyMatch(viewer::actsFor);
    }
}
