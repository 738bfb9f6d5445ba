package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.diagnosis.Need;
import java.util.Map;

/**
 * What companies are proposed by: the rows of {@code bpmn/company-fit.dmn}.
 *
 * @param distance points by how near the nearest office is
 * @param need points for each need of that priority to which the company can contribute
 * @param needsAtMost what all needs together bring at most, in points
 * @param foundByCommission points of a company that the search commission brought
 * @param saturation points, below zero, of a company that has many live alliances already
 * @param saturatedFrom how many live alliances are many
 * @param answerWorkingDays how long a company has to answer, unless something else is agreed
 * @param refusals after how many the search commission takes over
 */
public record CompanyFit(
        Map<Distance, Integer> distance,
        Map<Need.Priority, Integer> need,
        int needsAtMost,
        int foundByCommission,
        int saturation,
        int saturatedFrom,
        int answerWorkingDays,
        int refusals) {

    public CompanyFit {
        distance = Map.copyOf(distance);
        need = Map.copyOf(need);
        // Further regions are asked only where the residence's own has too few: nothing there may outdo a company of
        // its own.
        if (points(distance, Distance.SAME_REGION) < points(distance, Distance.OTHER) + needsAtMost
                || points(distance, Distance.SAME_COMUNA) < points(distance, Distance.SAME_REGION)) {
            throw new IllegalArgumentException("needs outweigh the distance in company-fit");
        }
        if (saturation > 0 || foundByCommission < 0 || saturatedFrom < 1 || answerWorkingDays < 1 || refusals < 1) {
            throw new IllegalArgumentException("company-fit out of range");
        }
    }

    int points(Distance of) {
        return points(distance, of);
    }

    int points(Need.Priority of) {
        return points(need, of);
    }

    private static <K> int points(Map<K, Integer> points, K key) {
        Integer value = points.get(key);
        if (value == null) {
            throw new IllegalArgumentException("company-fit has no row for " + key);
        }
        return value;
    }
}
