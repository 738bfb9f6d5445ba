package cl.juntosporlainfancia.alliance;

/** The three stages of the cycle (manual, section 3). */
public enum Stage {
    SENSITIZATION,
    CONSOLIDATION,
    CONTINUITY
}
