package cl.juntosporlainfancia.catalogue;

import java.util.List;

/**
 * An area in which a residence improves (manual, annex 7.1).
 *
 * @param code stable name
 * @param name in Spanish
 * @param standards what good looks like in it, in the manual's order
 */
public record Dimension(String code, String name, List<Standard> standards) {}
