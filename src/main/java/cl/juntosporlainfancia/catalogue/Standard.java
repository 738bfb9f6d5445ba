package cl.juntosporlainfancia.catalogue;

/**
 * A standard of a dimension (manual, annex 7.1).
 *
 * @param code its number, such as «2.1»
 * @param name in Spanish
 */
public record Standard(String code, String name) {}
