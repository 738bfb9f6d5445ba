package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.registry.Groups;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which of the programme's groups a value of the provider's groups claim means. Those of a party are never among them: who acts for whom
 * is the registry's to say.
 */
public final class InstitutionalGroups {

    private final Map<String, Set<String>> groupsByValue;

    private InstitutionalGroups(Map<String, Set<String>> groupsByValue) {
        this.groupsByValue = groupsByValue;
    }

    /**
     * Reads {@code value:group,value:group}; a value may be named more than once.
     *
     * @throws IllegalArgumentException if it is not written so, or names what is none of the programme's groups; its message is the pair
     */
    public static InstitutionalGroups parse(String setting) {
        Map<String, Set<String>> groupsByValue = new HashMap<>();
        for (String pair : Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList()) {
            // The value may be an address of its own, with colons in it.
            int colon = pair.lastIndexOf(':');
            String value = colon < 0 ? "" : pair.substring(0, colon).strip();
            String group = pair.substring(colon + 1).strip();
            if (value.isEmpty() || !Groups.TEAM.contains(group)) {
                throw new IllegalArgumentException(pair);
            }
            groupsByValue.computeIfAbsent(value, v -> new HashSet<>()).add(group);
        }
        return new InstitutionalGroups(groupsByValue);
    }

    /** All groups that the provider decides about. */
    public Set<String> decided() {
        Set<String> all = new HashSet<>();
        groupsByValue.values().forEach(all::addAll);
        return all;
    }

    /** The groups that these values of the claim mean; a value that is not mapped means none. */
    Set<String> of(Collection<String> values) {
        Set<String> meant = new HashSet<>();
        values.forEach(value -> meant.addAll(groupsByValue.getOrDefault(value, Set.of())));
        return meant;
    }
}
