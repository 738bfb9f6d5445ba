package cl.juntosporlainfancia.agreement;

/** How a signature was put under an agreement. */
public enum SignatureMeans {
    HANDWRITTEN,
    /** By any electronic means (Law 19.799, article 2 f). */
    SIMPLE_ELECTRONIC,
    /** Certified by an accredited provider (Law 19.799, article 2 g). */
    ADVANCED_ELECTRONIC
}
