package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What somebody is to the programme, as the columns of the access matrix name it. A person may have several roles. */
public enum Role {
    /** Whoever has not logged in. */
    NOBODY("nobody"),
    EXECUTIVE_DIRECTOR(Groups.EXECUTIVE_DIRECTOR),
    ALLIANCE_MANAGER(Groups.ALLIANCE_MANAGERS),
    ADMINISTRATOR(Groups.ADMINISTRATORS),
    BOARD(Groups.BOARD),
    VOLUNTEER(Groups.VOLUNTEERS),
    SEARCH_COMMISSION(Groups.SEARCH_COMMISSION),
    GATHERINGS_COMMISSION(Groups.GATHERINGS_COMMISSION),
    SUSTAINABILITY_COMMISSION(Groups.SUSTAINABILITY_COMMISSION),
    COS(Groups.COS),
    CPC(Groups.CPC),
    ORGANIZATION("organization"),
    RESIDENCE("residence"),
    COMPANY("company");

    private final String column;

    Role(String column) {
        this.column = column;
    }

    /** Its column in the matrix; for the programme's own groups, the group's id. */
    public String column() {
        return column;
    }

    /** Whether it is the role of a party's people: each sees what is its own. */
    public boolean isParty() {
        return this == ORGANIZATION || this == RESIDENCE || this == COMPANY;
    }

    static Role ofColumn(String column) {
        return Arrays.stream(values())
                .filter(role -> role.column.equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role " + column));
    }

    /** The role that belonging to this group gives; empty for what is no group of ours. */
    static Optional<Role> ofGroup(String groupId) {
        return Party.ofGroup(groupId)
                .map(party -> switch (party.kind()) {
                    case ORGANIZATION -> ORGANIZATION;
                    case RESIDENCE -> RESIDENCE;
                    case COMPANY -> COMPANY;
                })
                .or(() -> Arrays.stream(values())
                        .filter(role -> !role.isParty() && role != NOBODY && role.column.equals(groupId))
                        .findFirst());
    }

    /** All roles of whoever belongs to these groups; {@link #NOBODY} is none of them. */
    static Set<Role> ofGroups(Iterable<String> groupIds) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        groupIds.forEach(group -> ofGroup(group).ifPresent(roles::add));
        return roles;
    }
}
