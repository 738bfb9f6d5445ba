package cl.juntosporlainfancia.incorporation;

/** What is asked of an organisation before it is admitted (manual, section 4.1 A; rules P1). */
public enum Requirement {
    /** FECU Social: how many years the last one presented is behind the one that is due. */
    FECU,
    /** Membership of the Comunidad de Organizaciones Solidarias: 1 or 0. */
    COS,
    /** Full years of existence. */
    AGE,
    /** How many of its residences collaborate with the protection service. */
    RESIDENCES
}
