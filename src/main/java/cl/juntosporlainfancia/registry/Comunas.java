package cl.juntosporlainfancia.registry;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The comunas and regions of Chile, as {@code registry/comunas.csv} lists them, found however they are written. */
@Component
public class Comunas {

    /** Another way to write a name. */
    record Spelling(String typed, String name) {}

    private static final CsvMapper CSV = new CsvMapper();
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z0-9]+");
    private static final Pattern REGION_WORDS = Pattern.compile("^[^a-z]*(region[^a-z]+)?((de|del|la|el)[^a-z]+)*");

    private final List<Comuna> comunas;
    private final List<String> regions;
    private final Map<String, Comuna> comunaByKey = new HashMap<>();
    private final Map<String, String> regionByKey = new HashMap<>();

    /**
     * Reads the files of the folder {@code registry}.
     *
     * @throws IllegalStateException if two names are told apart by signs only, or a spelling has no such name
     */
    public Comunas() {
        List<Comuna> northToSouth = rows("comunas.csv", Comuna.class);
        comunas = northToSouth.stream().sorted(byName()).toList();
        regions = northToSouth.stream().map(Comuna::region).distinct().toList();

        index(comunaByKey, comunas, Comuna::name, Comunas::key, "comuna-spellings.csv");
        index(regionByKey, regions, Function.identity(), Comunas::regionKey, "region-spellings.csv");
    }

    /** All comunas, by name. */
    public List<Comuna> all() {
        return comunas;
    }

    /** The short names of the regions, from north to south. */
    public List<String> regions() {
        return regions;
    }

    /** The comuna of that name; case, accents, blanks, hyphens and apostrophes don't matter, nor which spelling. */
    public Optional<Comuna> find(String typed) {
        return Optional.ofNullable(comunaByKey.get(key(typed)));
    }

    /** The short name of the region, whether typed short («Biobío») or in full («Región del Biobío»). */
    public Optional<String> findRegion(String typed) {
        return Optional.ofNullable(regionByKey.get(regionKey(typed)));
    }

    /** The regions by the distance of their nearest comuna; the comuna's own comes first. */
    public List<String> regionsByDistance(Comuna from) {
        Map<String, Double> nearest = new HashMap<>();
        for (Comuna comuna : comunas) {
            double kilometres = comuna.region().equals(from.region()) ? 0 : from.kilometresTo(comuna);
            nearest.merge(comuna.region(), kilometres, Math::min);
        }
        return nearest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <T> void index(
            Map<String, T> byKey, List<T> all, Function<T, String> name, UnaryOperator<String> key, String spellings) {
        for (T one : all) {
            put(byKey, key.apply(name.apply(one)), one);
        }
        for (Spelling spelling : rows(spellings, Spelling.class)) {
            T meant = byKey.get(key.apply(spelling.name()));
            if (meant == null) {
                throw new IllegalStateException(spellings + ": no " + spelling.name());
            }
            put(byKey, key.apply(spelling.typed()), meant);
        }
    }

    private static <T> void put(Map<String, T> byKey, String key, T value) {
        if (byKey.putIfAbsent(key, value) != null) {
            throw new IllegalStateException("Written twice: " + key);
        }
    }

    private static String key(String typed) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(unaccented(typed)).replaceAll("");
    }

    private static String regionKey(String typed) {
        return key(REGION_WORDS.matcher(unaccented(typed)).replaceFirst(""));
    }

    private static String unaccented(String typed) {
        return ACCENT.matcher(Normalizer.normalize(typed, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** By name in Spanish, word by word: a blank sorts before any letter, as a digit does. */
    private static Comparator<Comuna> byName() {
        Collator collator = Collator.getInstance(Locale.forLanguageTag("es-CL"));
        return Comparator.comparing(
                comuna -> collator.getCollationKey(comuna.name().replace(' ', '0')));
    }

    private static <T> List<T> rows(String file, Class<T> type) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withComments();
        try (InputStream in = new ClassPathResource("registry/" + file).getInputStream();
                MappingIterator<T> rows = CSV.readerFor(type).with(schema).readValues(in)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
