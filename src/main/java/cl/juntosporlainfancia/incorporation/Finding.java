package cl.juntosporlainfancia.incorporation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a check found of one requirement.
 *
 * @param checkNumber 1 for the first check of an incorporation
 * @param reason in Spanish
 * @param wayForward in Spanish; null where the requirement is met
 */
public record Finding(
        int checkNumber,
        LocalDate checkedOn,
        Requirement requirement,
        AdmissibilityRules.Outcome outcome,
        String reason,
        @Nullable String wayForward) {}
