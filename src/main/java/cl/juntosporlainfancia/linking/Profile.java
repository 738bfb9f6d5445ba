package cl.juntosporlainfancia.linking;

import org.jspecify.annotations.Nullable;

/**
 * What is known of how an alliance is coordinated, for the characterisation of all (evaluation 2020, tables 4 to 8).
 *
 * @param allianceCode null before it is formed
 * @param location whether the company has an office in the residence's comuna; null if no office of it is registered
 * @param side who takes charge on the residence's side; null before it is named
 * @param position of who coordinates there
 */
public record Profile(
        String linkingCode,
        @Nullable String allianceCode,
        String residenceCode,
        String companyCode,
        @Nullable Location location,
        Characterisation characterisation,
        Naming.@Nullable Side side,
        Naming.@Nullable Position position,
        @Nullable String technicalTeamReason) {

    /** Where the company is. */
    public enum Location {
        INSIDE_COMUNA,
        OUTSIDE_COMUNA
    }
}
