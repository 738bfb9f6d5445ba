package cl.juntosporlainfancia.alliance;

import java.util.Set;

/**
 * What a stage is like: a row of the decision table {@code stage-policy}.
 *
 * @param lengthMonths how long it lasts
 * @param followUpIntervalMonths months from one follow-up to the next
 * @param supervisionIntervalMonths months within which there must be a supervision
 * @param preparationLeadMonths months before its planned end in which the closing is prepared
 * @param conditions what must hold to advance
 */
public record StagePolicy(
        int lengthMonths,
        int followUpIntervalMonths,
        int supervisionIntervalMonths,
        int preparationLeadMonths,
        Set<Condition> conditions) {}
