package cl.juntosporlainfancia.workplan;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a plan covers of the residence's needs, and what is to be looked at before it is agreed (rules P5, R1b and R2).
 *
 * @param dimensions in the catalogue's order
 * @param findings gates first
 */
public record Coherence(List<Coverage> dimensions, List<Finding> findings) {

    /**
     * How a dimension or one of its standards is covered.
     *
     * @param code of the catalogue
     * @param needs how many; null where they are not known, because no self-diagnosis says
     * @param planned how many activities
     * @param answered how many of the needs at least one activity answers
     * @param standards of a dimension; empty for a standard
     */
    public record Coverage(
            String code, String name, @Nullable Integer needs, int planned, int answered, List<Coverage> standards) {

        /** Activities per need as a percentage, rounded half up; it can pass 100. Empty where there are no needs or none are known. */
        public OptionalInt percent() {
            return needs == null ? OptionalInt.empty() : new Ratio(planned, needs).percent();
        }

        /** True coverage: the part of the needs that at least one activity answers. */
        public OptionalInt truePercent() {
            return needs == null ? OptionalInt.empty() : new Ratio(answered, needs).percent();
        }
    }

    /**
     * Something to be looked at.
     *
     * @param measured as the table of the checks says
     * @param about what it is about, as it is shown: needs, a dimension, activities, a month
     */
    public record Finding(
            CoherencePolicies.Check check,
            CoherencePolicies.Weight weight,
            int measured,
            int reference,
            List<String> about) {}

    /** Whether the plan may not go on. */
    public boolean isBlocked() {
        return findings.stream().anyMatch(finding -> finding.weight() == CoherencePolicies.Weight.GATE);
    }
}
