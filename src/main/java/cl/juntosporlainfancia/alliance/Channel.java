package cl.juntosporlainfancia.alliance;

/** How people met (evaluation, section 4.4 iii). */
public enum Channel {
    MEETING,
    VISIT,
    CALL,
    EMAIL
}
