package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of all kinds of parties show: their people, with what they were, and their alliances. */
@Component
class PartyPeople {

    private final Registry registry;
    private final AlliancesInView alliances;
    private final Reads reads;

    PartyPeople(Registry registry, AlliancesInView alliances, Reads reads) {
        this.registry = registry;
        this.alliances = alliances;
        this.reads = reads;
    }

    void show(Party party, Model model) {
        List<Membership> members = registry.membersEver(party.groupId());
        reads.group(
                party.groupId(),
                members.stream().map(member -> member.person().username()).toList());
        List<AllianceView> all = alliances.of(party);
        model.addAttribute("groupId", party.groupId());
        model.addAttribute("path", RegistryWords.path(party));
        model.addAttribute(
                "members",
                members.stream().filter(member -> member.until() == null).toList());
        model.addAttribute(
                "formerMembers",
                members.stream().filter(member -> member.until() != null).toList());
        model.addAttribute("roles", Membership.Role.values());
        model.addAttribute("alliances", all);
        model.addAttribute("withoutCounterpart", isMissed(party));
    }

    /** For the form in which the party's data are changed, which names its representative and its contact. */
    void toBeChanged(Party party) {
        reads.group(party.groupId(), List.of());
    }

    /** Whether nobody coordinates for a party that has a live alliance. A residence and its organisation stand in for one another. */
    boolean isMissed(Party party) {
        return alliances.of(party).stream().filter(AllianceView::isActive).anyMatch(alliance -> registry
                .members(
                        party.kind() == Party.Kind.COMPANY
                                ? List.of(party.groupId())
                                : List.of(
                                        Party.residence(alliance.residenceCode())
                                                .groupId(),
                                        Party.organization(alliance.organizationCode())
                                                .groupId()))
                .stream()
                .noneMatch(member -> member.role() == Membership.Role.COUNTERPART));
    }
}
