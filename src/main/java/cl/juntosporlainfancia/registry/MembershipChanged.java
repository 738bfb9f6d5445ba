package cl.juntosporlainfancia.registry;

/** Published in the transaction in which a person joined or left a group. */
public record MembershipChanged(String username) {}
