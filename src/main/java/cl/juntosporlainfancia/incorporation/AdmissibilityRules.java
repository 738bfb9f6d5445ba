package cl.juntosporlainfancia.incorporation;

import org.jspecify.annotations.Nullable;

/** The decision table {@code admissibility}. */
public interface AdmissibilityRules {

    /** What a requirement leads to. */
    enum Outcome {
        MET,
        /** Can be mended while the incorporation stays open. */
        WAIT,
        REFUSED
    }

    /**
     * What the table says of one requirement.
     *
     * @param reason in Spanish
     * @param wayForward in Spanish, what the organisation can do; null where the requirement is met
     */
    record Verdict(Outcome outcome, String reason, @Nullable String wayForward) {}

    /**
     * @param value as {@link Requirement} measures it
     */
    Verdict of(Requirement requirement, int value);
}
