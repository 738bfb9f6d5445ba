package cl.juntosporlainfancia.planfile;

/**
 * What a column of the sheet says, beside its months. The title is the message {@code planfile.column.<NAME>}; what else a header may
 * call it, {@code planfile.column.<NAME>.also}.
 */
enum PlanColumn {
    AREA,
    STANDARD,
    ACTIVITY,
    OBJECTIVE,
    INDICATOR,
    STARTS_ON,
    ENDS_ON,
    /** In the manual's template one column for both sides. */
    PEOPLE,
    COMPANY_PEOPLE,
    RESIDENCE_PEOPLE,
    FUNDING,
    SECOND_AREA,
    /** What became of it: written, never taken. */
    STATE;

    /** The column that a field of an activity is written in. */
    static PlanColumn ofField(String field) {
        return switch (field) {
            case "standard" -> STANDARD;
            case "secondDimension" -> SECOND_AREA;
            case "objective" -> OBJECTIVE;
            case "indicator" -> INDICATOR;
            case "startsOn" -> STARTS_ON;
            case "endsOn", "endNotBeforeStart" -> ENDS_ON;
            case "companyPeople" -> COMPANY_PEOPLE;
            case "residencePeople" -> RESIDENCE_PEOPLE;
            case "funding" -> FUNDING;
            default -> ACTIVITY;
        };
    }
}
