package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.registry.Party;

/**
 * What an entry of the audit trail is about, besides its case. People stand in the trail by their pseudonym only.
 *
 * @param id a group's, an import's or a mail's id; or a login, which is written as its pseudonym
 * @param person whether it is a login
 */
public record AuditSubject(String id, boolean person) {

    public static AuditSubject of(Party party) {
        return new AuditSubject(party.groupId(), false);
    }

    /** A group, an import, a mail: whatever has an id that says nothing of a person. */
    public static AuditSubject of(String id) {
        return new AuditSubject(id, false);
    }

    /** A registered person. */
    public static AuditSubject person(String username) {
        return new AuditSubject(username, true);
    }
}
