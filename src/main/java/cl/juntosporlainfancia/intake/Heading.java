package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.spreadsheet.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a sheet lists, and which column says what, from the words of its header. */
@Component
class Heading {

    /**
     * A header that was understood.
     *
     * @param unknown columns that say nothing we keep
     */
    record Understood(Kind kind, Map<Field, Table.Column> columns, List<Table.Column> unknown) {}

    /** Those that a published list has side by side, each called after what it names. */
    private static final Set<Field> PARTIES = EnumSet.of(Field.RESIDENCE_NAME, Field.ORGANIZATION, Field.COMPANY_NAME);

    private final Texts texts;
    /** By kind and by the key of each word for it. */
    private final Map<Kind, Map<String, Field>> fields = new EnumMap<>(Kind.class);

    Heading(Texts texts) {
        this.texts = texts;
        for (Kind kind : Kind.values()) {
            Map<String, Field> words = new HashMap<>();
            for (Field field : kind.fields()) {
                put(words, field, title(kind, field));
                Arrays.stream(texts.get(key(kind, field) + ".also").split(","))
                        .forEach(word -> put(words, field, word));
            }
            fields.put(kind, words);
        }
    }

    private static void put(Map<String, Field> words, Field field, String word) {
        Field before = words.put(Spelling.key(word), field);
        if (before != null && before != field) {
            throw new IllegalStateException(word + " is both " + before + " and " + field);
        }
    }

    String title(Kind kind, Field field) {
        return texts.get(key(kind, field));
    }

    /** What the column is for. */
    String hint(Kind kind, Field field) {
        return texts.get(key(kind, field) + ".hint");
    }

    private static String key(Kind kind, Field field) {
        boolean own = kind == Kind.COMBINED && PARTIES.contains(field);
        return (own ? "intake.combined." : "intake.column.") + field.name();
    }

    /**
     * @param chosen what it lists; null to have it recognised
     * @throws Refused about the field {@code kind} or {@code file}
     */
    Understood read(@Nullable Kind chosen, Table table) {
        Kind kind = chosen == null ? recognized(table) : chosen;
        Map<Field, Table.Column> columns = new EnumMap<>(Field.class);
        for (Table.Column column : table.columns()) {
            Field field = field(kind, column);
            Table.Column before = field == null ? null : columns.putIfAbsent(field, column);
            if (before != null) {
                throw new Refused("file", "intake.header.twice", before.name(), column.name());
            }
        }
        String missing = kind.required().stream()
                .filter(field -> !columns.containsKey(field))
                .map(field -> title(kind, field))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Refused("file", "intake.header.missing", texts.of(kind), missing);
        }
        return new Understood(
                kind,
                columns,
                table.columns().stream()
                        .filter(column -> !columns.containsValue(column))
                        .toList());
    }

    private @Nullable Field field(Kind kind, Table.Column column) {
        return fields.getOrDefault(kind, Map.of()).get(Spelling.key(column.name()));
    }

    /** The kind that makes most of the columns; a header that could be either is not guessed at. */
    private Kind recognized(Table table) {
        List<Kind> possible = Arrays.stream(Kind.values())
                .filter(kind -> kind.required().stream()
                        .allMatch(field -> table.columns().stream().anyMatch(column -> field(kind, column) == field)))
                .sorted(Comparator.comparingLong((Kind kind) -> known(kind, table))
                        .reversed())
                .toList();
        if (possible.isEmpty()) {
            throw new Refused("file", "intake.header.unknown");
        }
        if (possible.size() > 1 && known(possible.get(0), table) == known(possible.get(1), table)) {
            throw new Refused("kind", "intake.header.ambiguous");
        }
        return possible.get(0);
    }

    private long known(Kind kind, Table table) {
        return table.columns().stream()
                .filter(column -> field(kind, column) != null)
                .count();
    }
}
