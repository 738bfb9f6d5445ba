package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.spreadsheet.Table;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row's values by what they say, read as typed; a value that can't be read, or was refused, counts as not there. */
final class Cells {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(T.*)?");
    private static final Pattern CHILEAN_DATE = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Set<String> YES = Set.of("si", "s", "x", "true", "verdadero", "1", "yes");
    private static final Set<String> NO = Set.of("no", "n", "false", "falso", "0");

    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Set<Field> faulty = EnumSet.noneOf(Field.class);

    Cells(Map<Field, Table.Column> columns, Table.Row row) {
        columns.forEach((field, column) -> {
            String value = CONTROLS.matcher(BLANKS.matcher(row.cell(column)).replaceAll(" "))
                    .replaceAll("")
                    .strip();
            if (!value.isEmpty()) {
                values.put(field, value);
            }
        });
    }

    /** What stands there, faulty or not; null if nothing does. */
    @Nullable
    String typed(Field field) {
        return values.get(field);
    }

    /** From now on it counts as not there; false if it did already. */
    boolean markFaulty(Field field) {
        return faulty.add(field);
    }

    @Nullable
    String text(Field field) {
        return faulty.contains(field) ? null : values.get(field);
    }

    String textOrEmpty(Field field) {
        String text = text(field);
        return text == null ? "" : text;
    }

    boolean has(Field field) {
        return text(field) != null;
    }

    @Nullable
    LocalDate date(Field field) {
        String text = text(field);
        return text == null ? null : parseDate(text).orElse(null);
    }

    @Nullable
    Integer number(Field field) {
        String text = text(field);
        return text == null ? null : parseNumber(text).orElse(null);
    }

    boolean flag(Field field, boolean otherwise) {
        String text = text(field);
        return text == null ? otherwise : parseFlag(text).orElse(otherwise);
    }

    /** What is separated by semicolons, each once. */
    List<String> list(Field field) {
        String text = text(field);
        return text == null ? List.of() : parts(text);
    }

    static List<String> parts(String text) {
        return List.copyOf(Arrays.stream(text.split(";|, "))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(LinkedHashSet::new, Set::add, Set::addAll));
    }

    /** Codes of standards: where a comma stands for the point, it was Excel that put it there. */
    static List<String> codes(String text) {
        return parts(text).stream().map(part -> part.replace(',', '.')).toList();
    }

    static Optional<LocalDate> parseDate(String text) {
        Matcher iso = ISO_DATE.matcher(text);
        if (iso.matches()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher chilean = CHILEAN_DATE.matcher(text);
        return chilean.matches() ? date(chilean.group(3), chilean.group(2), chilean.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Integer> parseNumber(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    static Optional<Boolean> parseFlag(String text) {
        String key = Spelling.key(text);
        return YES.contains(key) ? Optional.of(true) : NO.contains(key) ? Optional.of(false) : Optional.empty();
    }
}
