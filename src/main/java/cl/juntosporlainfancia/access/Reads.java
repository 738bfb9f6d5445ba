package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.registry.Party;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps in the audit trail who has read what about a residence or a person. It is called before anything is shown: what cannot be
 * recorded is not shown either. Nobody's reading of his or her own data is recorded.
 */
@Service
@Transactional
public class Reads {

    private final AuditTrail trail;
    private final CurrentViewer current;
    private final JdbcClient jdbc;

    Reads(AuditTrail trail, CurrentViewer current, JdbcClient jdbc) {
        this.trail = trail;
        this.current = current;
        this.jdbc = jdbc;
    }

    /**
     * Of what a residence says of itself: its diagnosis, its needs, its baseline.
     *
     * @param caseCode the case on whose page they are read
     */
    public void baseline(String caseCode, String residenceCode) {
        if (current.viewer().isPresent()) {
            trail.record(Action.BASELINE_READ, caseCode, AuditSubject.of(Party.residence(residenceCode)));
        }
    }

    /** Of all that is kept of a person. */
    public void person(String username) {
        if (!current.username().equals(username)) {
            trail.record(Action.PERSONAL_DATA_READ, null, AuditSubject.person(username));
        }
    }

    /** Of a list of people with their addresses. */
    public void people(Collection<String> usernames) {
        List<String> others = others("username", usernames);
        if (!others.isEmpty()) {
            trail.record(Action.PERSONAL_DATA_READ, null, others.toArray());
        }
    }

    /**
     * Of a party's people, and of whom it names as its representative and its contact.
     *
     * @param groupId of the party
     * @param usernames its people that are shown
     */
    public void group(String groupId, Collection<String> usernames) {
        trail.record(
                Action.PERSONAL_DATA_READ,
                null,
                AuditSubject.of(groupId),
                others("username", usernames).toArray());
    }

    /** Of a list of mails. */
    public void mails(Collection<String> addresses) {
        List<String> others = others("lower(email)", lowered(addresses));
        if (!others.isEmpty()) {
            trail.record(Action.PERSONAL_DATA_READ, null, others.toArray());
        }
    }

    /**
     * Of one mail.
     *
     * @param address whom it was written to
     */
    public void mail(String id, String address) {
        trail.record(
                Action.PERSONAL_DATA_READ,
                null,
                AuditSubject.of(id),
                others("lower(email)", lowered(List.of(address))).toArray());
    }

    /** Of an agreement's document, which has the names and RUT of those who sign. */
    public void agreement(String allianceCode, String agreementCode, int version) {
        trail.record(Action.AGREEMENT_READ, allianceCode, agreementCode, version);
    }

    private static List<String> lowered(Collection<String> addresses) {
        return addresses.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The pseudonyms of those among them who are registered and not the reader. */
    private List<String> others(String column, Collection<String> values) {
        return jdbc.sql("select pseudonym from juntos.person where " + column + " = any(?) and username <> ?"
                        + " order by name, username")
                .params(values.toArray(new String[0]), current.username())
                .query(String.class)
                .list();
    }
}
