package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.notification.Addressee;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.PersonDetails;
import cl.juntosporlainfancia.registry.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people whom the parties name: looked at, and made members of their groups. */
@Component
class Delegates {

    private final Registry registry;
    private final LinkingRecords records;

    Delegates(Registry registry, LinkingRecords records) {
        this.registry = registry;
        this.records = records;
    }

    /**
     * Makes them members of each of these groups from today on.
     *
     * @throws Refused if a name or address is missing or cannot be one, or somebody is named twice
     */
    void enrol(String code, List<String> groups, List<Delegate> counterparts, Delegate deputy) {
        Set<String> emails = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<Delegate> checked = new ArrayList<>();
        for (Delegate counterpart : counterparts) {
            checked.add(check("counterpart", counterpart, emails, names));
        }
        Delegate covering = check("deputy", deputy, emails, names);
        for (String group : groups) {
            checked.forEach(counterpart -> enrol(code, group, counterpart, Membership.Role.COUNTERPART));
            enrol(code, group, covering, Membership.Role.DEPUTY);
        }
    }

    private void enrol(String code, String group, Delegate delegate, Membership.Role role) {
        String username =
                registry.enrol(new PersonDetails(delegate.name(), delegate.email(), delegate.phone()), group, role);
        // Whoever belongs to the group already is from now on what the party has named.
        registry.changeRole(username, group, role);
        records.delegate(code, group, username, role.name(), delegate.area());
    }

    /** Nobody coordinates for both sides. */
    void requireOtherThan(String code, String groupId, Delegate counterpart, Delegate deputy) {
        for (String username : records.delegates(code, groupId)) {
            String email = registry.person(username).map(Person::email).orElse("");
            if (same(email, counterpart.email())) {
                throw new Refused("counterpartEmail", "linking.email.otherSide", email);
            }
            if (same(email, deputy.email())) {
                throw new Refused("deputyEmail", "linking.email.otherSide", email);
            }
        }
    }

    /** The same, without the blanks around it. */
    private static Delegate check(String who, Delegate delegate, Set<String> emails, Set<String> names) {
        String name = Wordings.required(who + "Name", delegate.name(), 120);
        String email = Wordings.required(who + "Email", delegate.email(), 254);
        String phone = Wordings.optional(who + "Phone", delegate.phone(), 30);
        String area = Wordings.optional(who + "Area", delegate.area(), 120);
        if (!new Addressee(name, email).isReachable()) {
            throw new Refused(who + "Email", "linking." + who + "Email.impossible", email);
        }
        if (!emails.add(lower(email))) {
            throw new Refused(who + "Email", "linking." + who + "Email.twice", email);
        }
        if (!names.add(lower(name).replaceAll("\\s+", " "))) {
            throw new Refused(who + "Name", "linking." + who + "Name.twice", name);
        }
        return new Delegate(name, email, phone, area);
    }

    private static boolean same(String email, @Nullable String other) {
        return other != null && lower(email).equals(lower(other.strip()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
