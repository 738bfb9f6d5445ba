package cl.juntosporlainfancia.process.linking;

/** The names of {@code bpmn/linking.bpmn}. */
public final class LinkingModel {

    public static final String PROCESS = "linking";

    public static final String TASK_CHOOSE = "userTask_chooseCompany";
    public static final String TASK_CONTACT = "userTask_contactCompany";
    public static final String TASK_DECISION = "userTask_recordCompanyDecision";
    public static final String TASK_COMPANY_COUNTERPARTS = "userTask_nameCompanyCounterparts";
    public static final String TASK_RESIDENCE_COUNTERPARTS = "userTask_nameResidenceCounterparts";
    public static final String TASK_SEARCH = "userTask_searchCompany";

    public static final String TIMER_ANSWER_DUE = "event_answerDue";

    public static final String MESSAGE_COMPANY_WITHDREW = "linking.companyWithdrew";
    public static final String MESSAGE_SEARCH_DROPPED = "linking.searchDropped";

    /** Whether nobody is left to invite, or three have refused. */
    public static final String VARIABLE_SEARCH_EXHAUSTED = "searchExhausted";
    /** Whether the company accepts. */
    public static final String VARIABLE_ACCEPTED = "accepted";
    /** Whether the search goes on after the commission's. */
    public static final String VARIABLE_SEARCH_GOES_ON = "searchGoesOn";

    private LinkingModel() {}
}
