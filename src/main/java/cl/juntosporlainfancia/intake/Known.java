package cl.juntosporlainfancia.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organisations, residences or companies that are registered: read once per import, and added to as rows are taken. */
final class Known {

    /** Shorter names are all alike. */
    private static final int SHORTEST = 6;

    /** The registry admits no longer ones, and looking for one like them would take long. */
    private static final int LONGEST = 200;

    /**
     * One of them.
     *
     * @param line of the row it came from; 0 if it was registered before
     */
    record One(String code, String name, @Nullable String rut, String within, int line) {}

    private final Map<String, One> byCode = new HashMap<>();
    private final Map<String, One> byRut = new HashMap<>();
    private final Map<String, One> byName = new HashMap<>();
    private final Map<String, One> byGist = new HashMap<>();
    /** By each spelling that lacks one letter: two names one letter apart share one. */
    private final Map<String, List<One>> byLacking = new HashMap<>();

    void add(One one) {
        byCode.put(one.code(), one);
        if (one.rut() != null) {
            byRut.put(one.rut(), one);
        }
        byName.putIfAbsent(nameKey(one.within(), one.name()), one);
        String gist = Spelling.gist(one.name());
        if (gist.length() >= SHORTEST) {
            byGist.putIfAbsent(one.within() + "/" + gist, one);
        }
        lacking(one.within(), Spelling.key(one.name()))
                .forEach(key ->
                        byLacking.computeIfAbsent(key, k -> new ArrayList<>(1)).add(one));
    }

    Optional<One> code(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Optional<One> rut(String rut) {
        return Optional.ofNullable(byRut.get(rut));
    }

    /**
     * @param within code of the organisation, for a residence; else empty
     */
    Optional<One> name(String within, String name) {
        return Optional.ofNullable(byName.get(nameKey(within, name)));
    }

    /** One of nearly that name, that may be the same. */
    Optional<One> similar(String within, String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String gist = Spelling.gist(name);
        One same = gist.length() < SHORTEST ? null : byGist.get(within + "/" + gist);
        if (same != null) {
            return Optional.of(same);
        }
        String key = Spelling.key(name);
        return lacking(within, key).stream()
                .flatMap(lacking -> byLacking.getOrDefault(lacking, List.of()).stream())
                .filter(one ->
                        key.equals(Spelling.key(one.name())) || Spelling.isOneLetterOff(key, Spelling.key(one.name())))
                .findFirst();
    }

    private static String nameKey(String within, String name) {
        return within + "/" + Spelling.words(name);
    }

    private static List<String> lacking(String within, String key) {
        List<String> keys = new ArrayList<>();
        if (key.length() >= SHORTEST && key.length() <= LONGEST) {
            keys.add(within + "/" + key);
            for (int i = 0; i < key.length(); i++) {
                keys.add(within + "/" + key.substring(0, i) + key.substring(i + 1));
            }
        }
        return keys;
    }
}
