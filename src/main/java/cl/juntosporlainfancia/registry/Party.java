package cl.juntosporlainfancia.registry;

import java.util.Optional;

/**
 * One of those who ally: a residence, the organisation that runs it, or a company.
 *
 * @param kind which of the three
 * @param code its code in the registry
 */
public record Party(Kind kind, String code) {

    /** The kinds of party, with the prefix of their groups. */
    public enum Kind {
        ORGANIZATION("organization-"),
        RESIDENCE("residence-"),
        COMPANY("company-");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public static Party organization(String code) {
        return new Party(Kind.ORGANIZATION, code);
    }

    public static Party residence(String code) {
        return new Party(Kind.RESIDENCE, code);
    }

    public static Party company(String code) {
        return new Party(Kind.COMPANY, code);
    }

    /** The party whose group this is; empty for the programme's own groups. */
    public static Optional<Party> ofGroup(String groupId) {
        for (Kind kind : Kind.values()) {
            if (groupId.startsWith(kind.prefix)) {
                return Optional.of(new Party(kind, groupId.substring(kind.prefix.length())));
            }
        }
        return Optional.empty();
    }

    /** The group its people share, so that a change of person is a change of membership. */
    public String groupId() {
        return kind.prefix + code;
    }
}
