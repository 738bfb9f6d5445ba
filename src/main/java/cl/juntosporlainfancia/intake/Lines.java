package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.registry.Party;
import java.util.HashMap;
import java.util.Map;

/** Which line of the file a party was registered from, by its code. */
final class Lines {

    private final Map<Party, Integer> byParty = new HashMap<>();

    void add(Party.Kind kind, String code, int line) {
        byParty.put(new Party(kind, code), line);
    }

    void addAll(Lines others) {
        byParty.putAll(others.byParty);
    }

    /** From 1; 0 if it was registered before. */
    int of(Party.Kind kind, String code) {
        return byParty.getOrDefault(new Party(kind, code), 0);
    }
}
