package cl.juntosporlainfancia.notification;

/**
 * Why a mail is written. Its texts are the messages {@code mail.<OCCASION>.subject}, {@code .intro} and {@code .action}.
 */
public enum Occasion {
    ALLIANCE_FORMED(Audience.PARTIES),
    FOLLOW_UP_INVITATION(Audience.PARTIES),
    FOLLOW_UP_WEEK_BEFORE(Audience.PARTIES),
    FOLLOW_UP_DAY_BEFORE(Audience.PARTIES),
    FOLLOW_UP_OVERDUE(Audience.MANAGER),
    FOLLOW_UP_ESCALATED(Audience.EXECUTIVE_DIRECTOR),
    FOLLOW_UP_MINUTES(Audience.PARTIES),
    FOLLOW_UP_NOT_HELD(Audience.MANAGER),
    STAGE_STARTED(Audience.PARTIES),
    PLAN_RETURNED(Audience.PARTIES),
    PLAN_AGREED(Audience.PARTIES),
    STAGE_EXTENDED(Audience.PARTIES),
    STAGE_CLOSING_DUE(Audience.MANAGER),
    ENDING_NOTIFIED(Audience.PARTIES),
    ENDING_WITHDRAWN(Audience.PARTIES),
    ALLIANCE_ENDED(Audience.PARTIES),
    ALLIANCE_SUSTAINED(Audience.PARTIES),
    ORGANIZATION_INVITED(Audience.GROUPS),
    ADMISSION_WAITS(Audience.GROUPS),
    ADMISSION_REFUSED(Audience.GROUPS),
    ORGANIZATION_INCORPORATED(Audience.GROUPS),
    DIAGNOSIS_OPENED(Audience.GROUPS),
    DIAGNOSIS_RETURNED(Audience.GROUPS),
    DIAGNOSIS_HANDED_IN(Audience.GROUPS),
    DIAGNOSIS_HELP_GIVEN(Audience.GROUPS),
    RESIDENCE_INCORPORATED(Audience.GROUPS),
    LINKING_HANDED_TO_COMMISSION(Audience.GROUPS),
    AGREEMENT_SIGNED(Audience.GROUPS),
    TASK_DIGEST(Audience.PERSON),
    ACCOUNT_OPENED(Audience.PERSON),
    PASSWORD_REQUESTED(Audience.PERSON),
    ACCOUNT_INSTITUTIONAL(Audience.PERSON);

    /** Who is written to. */
    public enum Audience {
        /** The counterparts of residence, organisation and company, and the alliance manager. */
        PARTIES,
        /** The alliance manager. */
        MANAGER,
        /** The executive director, with the alliance manager. */
        EXECUTIVE_DIRECTOR,
        /** Whoever belongs to the groups that the letter names; not about an alliance. */
        GROUPS,
        /** One person, about his or her account or all that waits; not about an alliance. */
        PERSON
    }

    private final Audience audience;

    Occasion(Audience audience) {
        this.audience = audience;
    }

    public Audience audience() {
        return audience;
    }
}
