package cl.juntosporlainfancia.privacy;

/**
 * Published in the transaction in which a person's data were erased, for whoever keeps a copy of people.
 *
 * @param formerLogin what the person was called until now
 * @param login what stands in its place
 */
public record PersonErased(String formerLogin, String login) {}
