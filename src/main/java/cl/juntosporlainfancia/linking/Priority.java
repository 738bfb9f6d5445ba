package cl.juntosporlainfancia.linking;

/** How much a residence needs something. */
public enum Priority {
    HIGH,
    MEDIUM,
    LOW
}
