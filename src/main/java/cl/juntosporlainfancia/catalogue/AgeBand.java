package cl.juntosporlainfancia.catalogue;

/**
 * An age range in which children are counted.
 *
 * @param code stable name, such as «4-6»
 * @param label in Spanish
 */
public record AgeBand(String code, String label) {}
