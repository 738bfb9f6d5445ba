package cl.juntosporlainfancia.linking;

import java.util.List;
import java.util.Optional;

/**
 * The companies proposed for a linking, the fittest first, as of now.
 *
 * @param needs how many the residence has
 */
public record Ranking(String linkingCode, int needs, List<Candidate> candidates) {

    public boolean isEmpty() {
        return candidates.isEmpty();
    }

    public Optional<Candidate> candidate(String companyCode) {
        return candidates.stream()
                .filter(candidate -> candidate.companyCode().equals(companyCode))
                .findFirst();
    }
}
