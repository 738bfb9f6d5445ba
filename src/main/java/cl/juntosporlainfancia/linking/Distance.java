package cl.juntosporlainfancia.linking;

/** How near a company's nearest office is to a residence. */
public enum Distance {
    SAME_COMUNA,
    SAME_REGION,
    OTHER
}
