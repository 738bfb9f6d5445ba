package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is looking: decides what may be shown.
 *
 * @param username the login
 * @param groups ids of the groups the person belongs to
 */
public record Viewer(String username, Set<String> groups) {

    /** Those who accompany residences, and read how they are (manual, section 3). */
    private static final Set<String> ACCOMPANYING =
            Set.of(Groups.EXECUTIVE_DIRECTOR, Groups.ALLIANCE_MANAGERS, Groups.VOLUNTEERS);

    private static final Set<String> TEAM = Set.of(
            Groups.EXECUTIVE_DIRECTOR,
            Groups.ALLIANCE_MANAGERS,
            Groups.ADMINISTRATORS,
            Groups.VOLUNTEERS,
            // COS signs every agreement and mediates (manual, annex 7.3).
            Groups.COS);

    private static final Set<String> STEERING = Set.of(Groups.EXECUTIVE_DIRECTOR, Groups.ALLIANCE_MANAGERS);

    /** Whether all alliances are in sight. */
    public boolean seesNetwork() {
        return groups.stream().anyMatch(TEAM::contains);
    }

    /** Whether the figures of the whole network are in sight: the Board's people may come from its parties, so it sees only those. */
    public boolean seesFigures() {
        return seesNetwork() || groups.contains(Groups.BOARD);
    }

    /** Whether every residence's diagnosis is in sight. */
    public boolean seesBaselines() {
        return groups.stream().anyMatch(ACCOMPANYING::contains);
    }

    /** Whether this person steers alliances: forms them, records contacts, closes stages. */
    public boolean steers() {
        return groups.stream().anyMatch(STEERING::contains);
    }

    public boolean administers() {
        return groups.contains(Groups.ADMINISTRATORS);
    }

    /** The residences, organisations and companies this person acts for. */
    public Set<Party> parties() {
        return groups.stream().flatMap(g -> Party.ofGroup(g).stream()).collect(Collectors.toUnmodifiableSet());
    }

    public boolean actsFor(Party party) {
        return groups.contains(party.groupId());
    }
}
