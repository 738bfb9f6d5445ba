package cl.juntosporlainfancia.linking;

/**
 * What a residence lacks, as its diagnosis says.
 *
 * @param standardCode the standard of the catalogue that it is about
 * @param text in the residence's words
 */
public record Need(String standardCode, String text, Priority priority) {}
