package cl.juntosporlainfancia.diagnosis;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A residence's diagnosis, as everybody reads it.
 *
 * @param answered of the standards, how many have both states, and needs or the word that there are none
 * @param total how many standards there are; the lines beside them are not counted
 * @param helpOpen whether the residence waits for help with it
 * @param round 1, and one more each time it was returned
 * @param changedAt of the last word written in it; null before the first
 * @param changedBy login of who wrote that
 */
public record DiagnosisView(
        String code,
        String residenceCode,
        String residenceName,
        String organizationCode,
        String organizationName,
        DiagnosisState state,
        int answered,
        int total,
        LocalDate openedOn,
        @Nullable LocalDate handedInOn,
        @Nullable LocalDate acceptedOn,
        boolean helpOpen,
        int round,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    /** From 0 to 100, rounded down: 100 means all. */
    public int percent() {
        return total == 0 ? 0 : 100 * answered / total;
    }
}
