package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Rut;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the registry's pages write numbers, groups and the places where parties are found. */
@Component
class RegistryWords {

    private final Registry registry;
    private final Texts texts;

    RegistryWords(Registry registry, Texts texts) {
        this.registry = registry;
        this.texts = texts;
    }

    /** «12.345.678-5»; what cannot be read stays as it is. */
    public String rut(String stored) {
        return Rut.parse(stored).map(Rut::formatted).orElse(stored);
    }

    /** What a group is called, given the name of its party if that is known. */
    public String group(String groupId, @Nullable String partyName) {
        Optional<Party> party = Party.ofGroup(groupId);
        if (party.isEmpty()) {
            return texts.get("group." + groupId);
        }
        return partyName != null ? partyName : registry.name(party.get()).orElse(groupId);
    }

    /** What kind of group it is, in a word. */
    public String kind(String groupId) {
        return texts.get("registry.kind."
                + Party.ofGroup(groupId).map(party -> party.kind().name()).orElse("TEAM"));
    }

    /** The page of a party. */
    static String path(Party party) {
        return "/registro/" + folder(party.kind()) + "/" + party.code();
    }

    /** The page of the party whose group it is; null for the programme's own groups. */
    public @Nullable String link(String groupId) {
        return Party.ofGroup(groupId).map(RegistryWords::path).orElse(null);
    }

    private static String folder(Party.Kind kind) {
        return switch (kind) {
            case ORGANIZATION -> "organismos";
            case RESIDENCE -> "residencias";
            case COMPANY -> "empresas";
        };
    }

    /** The kind of party in such a folder of addresses. */
    static Optional<Party.Kind> kindIn(String folder) {
        for (Party.Kind kind : Party.Kind.values()) {
            if (folder(kind).equals(folder)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
