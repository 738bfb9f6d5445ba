package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.privacy.Inventory.Column;
import cl.juntosporlainfancia.registry.Rut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a person is recognised in the tables: the login, and the words that name him or her.
 *
 * @param namings the words that name this person and, as far as is known, nobody else
 * @param ruts as they are stored, where a party he or she belongs or belonged to gives one to that name
 * @param namesake whether another person has the same name, or a longer one: then the name alone tells nothing
 * @param alike whether another person may be called by the name or by a shorter form of it
 */
record Traces(
        String login,
        String pseudonym,
        String name,
        String mail,
        @Nullable String phone,
        List<List<String>> namings,
        List<String> ruts,
        boolean namesake,
        boolean alike) {

    private static final int SHORTEST_PHONE = 8;
    private static final Map<Character, String> SPELLINGS = Map.of(
            'a',
            "[a\u00e1\u00e0\u00e4A\u00c1\u00c0\u00c4]",
            'e',
            "[e\u00e9\u00e8\u00ebE\u00c9\u00c8\u00cb]",
            'i',
            "[i\u00ed\u00ec\u00efI\u00cd\u00cc\u00cf]",
            'o',
            "[o\u00f3\u00f2\u00f6O\u00d3\u00d2\u00d6]",
            'u',
            "[u\u00fa\u00f9\u00fcU\u00da\u00d9\u00dc]",
            'n',
            "[n\u00f1N\u00d1]");

    /** A person's data that nobody else can have, in a regular expression of the database each. */
    List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        patterns.add("(?<![\\w.+-])" + quoted(mail) + "(?![\\w-]|\\.\\w)");
        if (phone != null) {
            String digits = phone.replaceAll("\\D", "");
            if (digits.length() >= SHORTEST_PHONE) {
                String local = digits.startsWith("56") && digits.length() > 9 ? digits.substring(2) : digits;
                patterns.add("(?:\\+?56[\\s().-]*)?\\m" + spaced(local, "[\\s().-]*") + "\\M");
            }
        }
        for (String rut : ruts) {
            String number = rut.substring(0, rut.indexOf('-'));
            patterns.add("\\m" + spaced(number, "\\.?") + "\\s?-?\\s?" + rut.substring(rut.indexOf('-') + 1) + "\\M");
        }
        namings.forEach(naming -> patterns.add(words(naming)));
        return patterns;
    }

    /**
     * The whole name; and of three words or more, the given name with the first surname. A single word is no name that could be told
     * from others.
     */
    static List<List<String>> namings(String name) {
        List<String> words = Arrays.asList(name.strip().split("\\s+"));
        List<List<String>> namings = new ArrayList<>(List.of(words));
        int last = words.size() - 1;
        if (words.size() == 3) {
            namings.add(List.of(words.get(0), words.get(1)));
        } else if (words.size() > 3) {
            namings.add(List.of(words.get(0), words.get(last - 1)));
            namings.add(List.of(words.get(0), words.get(1), words.get(last - 1)));
        }
        return namings.stream().filter(naming -> naming.size() > 1).toList();
    }

    private static String words(List<String> words) {
        return words.stream().map(Traces::spelled).collect(Collectors.joining("\\s+", "\\m", "\\M"));
    }

    private static String spelled(String word) {
        StringBuilder pattern = new StringBuilder();
        for (char letter : PersonalWords.plain(word).replace('\u00f1', 'n').toCharArray()) {
            if (letter == '\'' || letter == '\u2019') {
                pattern.append("(?:'|\u2019|&#39;|&apos;)");
            } else {
                pattern.append(SPELLINGS.getOrDefault(letter, quoted(String.valueOf(letter))));
            }
        }
        return pattern.toString();
    }

    private static String quoted(String text) {
        return text.replaceAll("([^\\p{L}\\p{N}@\\s])", "\\\\$1");
    }

    private static String spaced(String digits, String between) {
        return digits.chars().mapToObj(Character::toString).collect(Collectors.joining(between));
    }

    /** The login as a word of its own. */
    String loginPattern() {
        return "(?<![\\w.@-])" + quoted(login) + "(?![\\w@-]|\\.\\w)";
    }

    /** What the conditions ask with. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        List<String> patterns = patterns();
        parameters.put("login", login);
        parameters.put("pseudonym", pseudonym);
        parameters.put("name", name);
        parameters.put("namesake", namesake);
        parameters.put("mail", mail.toLowerCase(Locale.ROOT));
        parameters.put("phone", phone == null ? "" : phone.replaceAll("\\D", ""));
        parameters.put("ruts", ruts.toArray(new String[0]));
        parameters.put("patterns", patterns.toArray(new String[0]));
        parameters.put("match", "(?i)(?:" + String.join("|", patterns) + ")");
        return parameters;
    }

    /** When the person stands in that column, in SQL with {@link #parameters}; empty where that cannot be asked. */
    static Optional<String> condition(Column of) {
        String column = of.column();
        if (of.table().equals("person")) {
            return Optional.of("username = :login and " + column + " is not null");
        }
        return Optional.ofNullable(
                switch (of.kind()) {
                    case LOGIN -> column + " = :login";
                    case NAME -> "not :namesake and juntos.plain(" + column + ") = juntos.plain(:name)";
                    case MAIL -> "lower(" + column + ") = :mail";
                    case PHONE ->
                        "length(:phone) >= 8 and regexp_replace(" + column
                                + ", '\\D', '', 'g') like '%' || right(:phone, 8)";
                    case RUT -> column + " = any(:ruts)";
                    case TEXT, ADDRESS -> column + "::text ~* any(:patterns)";
                    case PSEUDONYM -> column.equals("facts") ? null : column + " = :pseudonym";
                    case DOCUMENT ->
                        column.equals("facts") || column.equals("report") ? column + "::text ~* any(:patterns)" : null;
                    case NETWORK, SECRET -> null;
                });
    }

    static boolean isRut(String text) {
        return Pattern.matches("\\d{1,8}-[\\dK]", text) && Rut.parse(text).isPresent();
    }
}
