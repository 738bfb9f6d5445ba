package cl.juntosporlainfancia.workplan;

import java.time.YearMonth;

/**
 * What a plan says beside its activities.
 *
 * @param version which state of it was seen
 * @param objective what the alliance wants of this plan; at most 2000 characters, as the other texts
 * @param resources what the company puts in
 * @param valueProposal what the residence gives to the company
 * @param firstMonth of its Gantt
 * @param months of its Gantt: 1 to 36
 */
public record PlanFrame(
        int version, String objective, String resources, String valueProposal, YearMonth firstMonth, int months) {}
