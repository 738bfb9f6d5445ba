package cl.juntosporlainfancia.notification;

/**
 * Whom a mail goes to.
 *
 * @param name as it is shown in the greeting and in the header
 * @param email the address
 */
public record Addressee(String name, String email) {}
