package cl.juntosporlainfancia.registry;

/** Published in the transaction in which somebody was registered for the first time. */
public record PersonEnrolled(String username) {}
