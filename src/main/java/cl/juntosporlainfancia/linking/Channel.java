package cl.juntosporlainfancia.linking;

/** How a company was contacted. */
public enum Channel {
    MEETING,
    VISIT,
    CALL,
    EMAIL
}
