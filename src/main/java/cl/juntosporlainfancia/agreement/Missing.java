package cl.juntosporlainfancia.agreement;

/**
 * A datum without which no document is made.
 *
 * @param sentence who lacks what, for people
 * @param link a path of this application where it is completed
 */
public record Missing(String sentence, String link) {}
