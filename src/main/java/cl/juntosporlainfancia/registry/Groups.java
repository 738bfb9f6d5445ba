package cl.juntosporlainfancia.registry;

import java.util.List;

/** Ids of the groups that do not belong to a party (manual, section 3). */
public final class Groups {

    public static final String EXECUTIVE_DIRECTOR = "executive-director";
    public static final String ALLIANCE_MANAGERS = "alliance-managers";
    public static final String VOLUNTEERS = "volunteers";
    public static final String BOARD = "board";
    public static final String SEARCH_COMMISSION = "commission-search";
    public static final String GATHERINGS_COMMISSION = "commission-gatherings";
    public static final String SUSTAINABILITY_COMMISSION = "commission-sustainability";
    public static final String COS = "cos";
    public static final String CPC = "cpc";
    /** The engine's own name for those who manage users and deployments. */
    public static final String ADMINISTRATORS = "camunda-admin";

    /** All of them, as they are listed. */
    public static final List<String> TEAM = List.of(
            EXECUTIVE_DIRECTOR,
            ALLIANCE_MANAGERS,
            VOLUNTEERS,
            BOARD,
            SEARCH_COMMISSION,
            GATHERINGS_COMMISSION,
            SUSTAINABILITY_COMMISSION,
            COS,
            CPC,
            ADMINISTRATORS);

    private Groups() {}
}
