package cl.juntosporlainfancia.workplan;

import java.time.Instant;

/**
 * Why a plan was sent back.
 *
 * @param round which time round it was, from 1
 * @param returnedTo the step it was to be taken up again from
 * @param author login
 */
public record PlanRemark(int round, From from, PlanStep returnedTo, String text, String author, Instant at) {

    /** Who sent it back. */
    public enum From {
        RESIDENCE,
        ORGANIZATION,
        COMPANY,
        PROGRAMME
    }
}
