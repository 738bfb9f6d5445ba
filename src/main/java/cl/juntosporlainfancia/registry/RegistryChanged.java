package cl.juntosporlainfancia.registry;

/**
 * Published in the transaction in which the registry changed, for the audit trail.
 *
 * @param what what was done
 * @param subject the group of a party, or a person's login
 * @param detail in which terms, such as the group joined and the role; empty if there is no more to say
 */
public record RegistryChanged(What what, String subject, String detail) {

    /** Detail of {@link What#PERSON_CHANGED} where mails go elsewhere from now on. */
    public static final String NEW_ADDRESS = "email";

    /** What can be done to the registry. */
    public enum What {
        PARTY_REGISTERED,
        PARTY_CHANGED,
        PERSON_REGISTERED,
        PERSON_CHANGED,
        PERSON_JOINED,
        PERSON_LEFT,
        ROLE_CHANGED
    }
}
