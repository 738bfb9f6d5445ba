package cl.juntosporlainfancia.linking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A linking with what belongs to it.
 *
 * @param openedBy login, or that of the application itself
 * @param needs how many the residence's last accepted diagnosis has
 * @param current the company that is being asked or has accepted; null if none
 * @param refusals how many companies declined or were silent
 * @param residenceSideNamed whether the residence's side has said who coordinates
 * @param allianceCode of the alliance that came of it
 * @param closingReason why the search was given up
 */
public record LinkingView(
        String code,
        String residenceCode,
        String residenceName,
        String organizationCode,
        String organizationName,
        String comuna,
        String region,
        LocalDate openedOn,
        String openedBy,
        Status status,
        int needs,
        @Nullable Approach current,
        int refusals,
        boolean residenceSideNamed,
        @Nullable String allianceCode,
        @Nullable LocalDate finishedOn,
        @Nullable String closingReason) {

    public enum Status {
        /** A company is being looked for, or prepares its alliance. */
        OPEN,
        /** The search commission looks for a company. */
        WITH_COMMISSION,
        /** There is an alliance. */
        LINKED,
        /** The search was given up. */
        CLOSED
    }

    public boolean isLive() {
        return status == Status.OPEN || status == Status.WITH_COMMISSION;
    }
}
