package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.diagnosis.Need;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company that might ally with a residence.
 *
 * @param rank from 1
 * @param distance of its nearest office
 * @param comuna of that office; null if no office of it is registered
 * @param region of that office
 * @param kilometres from the residence's comuna to that office's, along a great circle; null if unknown
 * @param needs those it can contribute to, the most urgent first
 * @param alliances how many live ones it has
 * @param saturated whether those are many already
 * @param foundByCommission whether the search commission brought it
 * @param score the sum of its parts
 * @param parts what the score is made of, in words
 */
public record Candidate(
        int rank,
        String companyCode,
        String companyName,
        Distance distance,
        @Nullable String comuna,
        @Nullable String region,
        @Nullable Integer kilometres,
        List<Need> needs,
        int alliances,
        boolean saturated,
        boolean foundByCommission,
        int score,
        List<Part> parts) {

    /** A part of the score: a sentence that ends with its points. */
    public record Part(String sentence, int points) {}
}
