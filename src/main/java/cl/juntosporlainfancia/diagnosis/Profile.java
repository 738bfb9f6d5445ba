package cl.juntosporlainfancia.diagnosis;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a residence says of itself: how many children of which ages it serves, and what it offers a company. Only counted, never who.
 *
 * @param version counts its changes; 0 before the first
 * @param headCounts children by age band; a band that was not filled in is missing
 * @param updatedBy login of who wrote it last
 */
public record Profile(
        int version,
        Map<String, Integer> headCounts,
        String valueProposal,
        @Nullable String updatedBy,
        @Nullable Instant updatedAt) {

    /** All children together. */
    public int children() {
        return headCounts.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean says(Map<String, Integer> counts, String proposal) {
        return headCounts.equals(counts) && valueProposal.equals(proposal);
    }
}
