package cl.juntosporlainfancia.workplan;

/** Where the money of an activity comes from (manual, annex 7.2 and 7.4). */
public enum Funding {
    NONE,
    COMPANY,
    SENCE,
    NETWORKS,
    CAMPAIGN
}
