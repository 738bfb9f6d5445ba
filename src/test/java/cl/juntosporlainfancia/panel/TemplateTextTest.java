package cl.juntosporlainfancia.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Everything that people read is in the message files: no template and no program writes a word of its own. */
class TemplateTextTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");

    /** What a page says to people in an attribute, without Thymeleaf. */
    private static final Set<String> SPOKEN_ATTRIBUTES =
            Set.of("title", "alt", "placeholder", "label", "aria-label", "aria-description", "summary", "data-label");

    private static final Pattern NOT_SHOWN = Pattern.compile(
            "<!--.*?-->|<!DOCTYPE[^>]*>|<style\\b.*?</style>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern INLINED = Pattern.compile("\\[\\[.*?]]|\\[\\(.*?\\)]", Pattern.DOTALL);
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern LITERAL_KEY = Pattern.compile("#\\{([\\p{Alnum}._-]+)");
    private static final Pattern COMPUTED_KEY = Pattern.compile("#\\{\\$\\{'([^']+)'\\s*\\+");
    private static final Pattern SUFFIXED_KEY = Pattern.compile("#\\{\\$\\{[^'}]+\\+\\s*'([^']+)'");
    private static final Pattern CONSTRAINT_KEY = Pattern.compile("message = \"\\{([\\w.]+)}\"");
    private static final Pattern NUMBERED_PLACEHOLDER = Pattern.compile("\\{\\d");
    private static final List<Pattern> KEYS_IN_PROGRAMS = List.of(
            CONSTRAINT_KEY,
            Pattern.compile("texts\\s*\\.get\\(\\s*\"([\\w.]+)\""),
            Pattern.compile("new Refused\\(\\s*\"\\w*\",\\s*\"([\\w.]+)\""));
    private static final Pattern EXPRESSION_TEXT = Pattern.compile("'([^']*)'");

    @Test
    @DisplayName("no template contains text of its own")
    void noTextInTemplates() {
        Map<String, Collection<String>> found = new TreeMap<>();
        templates().forEach((path, html) -> {
            List<String> texts = literalTexts(html);
            if (!texts.isEmpty()) {
                found.put(path, texts);
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("every message that a template names exists")
    void everyKeyExists() {
        Set<String> known = messages().keySet();
        Set<String> used = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        templates().forEach((path, html) -> {
            literalKeys(html).forEach(key -> {
                used.add(key);
                if (!known.contains(key)) {
                    missing.add(path + ": " + key);
                }
            });
            groups(COMPUTED_KEY, html).stream()
                    .filter(prefix -> known.stream().noneMatch(key -> key.startsWith(prefix)))
                    .forEach(prefix -> missing.add(path + ": " + prefix + "…"));
            groups(SUFFIXED_KEY, html).stream()
                    .filter(suffix -> known.stream().noneMatch(key -> key.endsWith(suffix)))
                    .forEach(suffix -> missing.add(path + ": …" + suffix));
        });
        assertThat(used).hasSizeGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("every message that a constraint, a refusal or a program names exists")
    void everyKeyInProgramsExists() {
        Set<String> known = messages().keySet();
        Set<String> used = new TreeSet<>();
        Map<String, String> missing = new TreeMap<>();
        files(SOURCES, ".java").forEach((path, source) -> {
            for (Pattern pattern : KEYS_IN_PROGRAMS) {
                for (String key : groups(pattern, source)) {
                    used.add(key);
                    if (!key.endsWith(".") && !known.contains(key)) {
                        missing.put(key, path);
                    }
                }
            }
        });
        assertThat(used).hasSizeGreaterThan(200);
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("no message that a constraint names has a numbered placeholder, which nobody would fill")
    void noPlaceholdersInConstraintMessages() {
        Map<String, Object> messages = messages();
        Set<String> keys = new TreeSet<>();
        files(SOURCES, ".java").values().forEach(source -> keys.addAll(groups(CONSTRAINT_KEY, source)));
        assertThat(keys).hasSizeGreaterThan(50);
        assertThat(keys)
                .filteredOn(key -> NUMBERED_PLACEHOLDER
                        .matcher(String.valueOf(messages.get(key)))
                        .find())
                .isEmpty();
    }

    @Test
    @DisplayName("no program has Spanish text in a string")
    void noTextInPrograms() {
        Map<String, Collection<String>> found = new TreeMap<>();
        Map<String, String> sources = files(SOURCES, ".java");
        assertThat(sources).hasSizeGreaterThan(100);
        sources.forEach((path, source) -> {
            List<String> texts = stringLiterals(source).stream()
                    .filter(TemplateTextTest::isSpanish)
                    .toList();
            if (!texts.isEmpty()) {
                found.put(path, texts);
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("no page carries scripts or styles of its own, or asks another host for anything")
    void nothingInline() {
        Map<String, Collection<String>> found = new TreeMap<>();
        files(RESOURCES.resolve("templates/panel"), ".html").forEach((path, html) -> {
            List<String> offences = new ArrayList<>();
            for (String tag : tags(html)) {
                boolean inline = tag.matches("(?is)<style\\b.*|<script\\b(?!.*\\bsrc=).*|.*\\s(th:)?(style|on\\w+)=.*");
                boolean foreign = tag.matches("(?is).*\\b(src|href|action)=[\"'](https?:)?//.*");
                if (inline || foreign) {
                    offences.add(tag);
                }
            }
            if (!offences.isEmpty()) {
                found.put(path, offences);
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("these checks find what they look for")
    void checksCanFail() {
        assertThat(literalTexts("<p th:text=\"#{a.b}\"></p><p>Hola</p>")).containsExactly("Hola");
        assertThat(literalTexts("<p>[[${name}]] y</p>")).containsExactly("y");
        assertThat(literalTexts("<img alt=\"Logo de la red\">")).containsExactly("Logo de la red");
        assertThat(literalTexts("<p th:text=\"${late} ? 'Atrasado' : #{fine}\"></p>"))
                .containsExactly("Atrasado");
        assertThat(literalTexts("<p th:text=\"|Hasta ${day}|\"></p>")).containsExactly("|Hasta ${day}|");
        assertThat(literalTexts("<p th:class=\"${late} ? 'bad'\" class=\"x\" th:text=\"#{a(${'x'})}\"><!-- no --></p>"))
                .containsExactly("x");
        assertThat(literalKeys("<p th:text=\"#{a.b(#{c})}\">")).containsExactly("a.b", "c");
        assertThat(groups(COMPUTED_KEY, "#{${'Stage.' + stage.name()}}")).containsExactly("Stage.");
        assertThat(groups(SUFFIXED_KEY, "#{${key + '.title'}}")).containsExactly(".title");
        assertThat(
                        stringLiterals(
                                "a(\"uno\\\"dos\"); // \"tres\"\n/* \"cuatro\" */ char c = '\"'; b(\"\"\"\n cinco \"seis\"\n\"\"\");"))
                .containsExactly("uno\\\"dos", "\n cinco \"seis\"\n");
        assertThat(List.of("año", "¿cuándo?", "«así»", "Falta la fecha de la firma"))
                .allMatch(TemplateTextTest::isSpanish);
        assertThat(List.of("EEEE d 'de' MMMM", "select * from juntos.alliance", "redirect:/alianzas/{code}"))
                .noneMatch(TemplateTextTest::isSpanish);
    }

    /** What people would read in a template, other than what its expressions give. */
    private static List<String> literalTexts(String html) {
        String shown = NOT_SHOWN.matcher(html).replaceAll("");
        List<String> texts = new ArrayList<>();
        for (String text : TAG.split(shown)) {
            String own = INLINED.matcher(text).replaceAll("").strip();
            if (LETTER.matcher(own.replaceAll("&\\w+;", "")).find()) {
                texts.add(own);
            }
        }
        for (String tag : tags(shown)) {
            Matcher attribute = ATTRIBUTE.matcher(tag);
            while (attribute.find()) {
                String name = attribute.group(1);
                String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
                String spoken = name.startsWith("th:") ? name.substring(3) : name;
                if (name.equals(spoken) && SPOKEN_ATTRIBUTES.contains(spoken)) {
                    addIfText(texts, value);
                } else if (!name.equals(spoken) && (spoken.equals("text") || SPOKEN_ATTRIBUTES.contains(spoken))) {
                    textsOfExpression(value).forEach(text -> addIfText(texts, text));
                }
            }
        }
        return texts;
    }

    /** The words an expression would show by itself; the parts of message keys and format strings are none. */
    private static List<String> textsOfExpression(String expression) {
        if (expression.startsWith("|")) {
            return List.of(expression);
        }
        return groups(
                EXPRESSION_TEXT, expression.replaceAll("#\\{\\$\\{[^{}]*}", "").replaceAll("== '[^']*'", ""));
    }

    private static void addIfText(List<String> texts, String value) {
        if (LETTER.matcher(value).find()) {
            texts.add(value);
        }
    }

    private static List<String> tags(String html) {
        return TAG.matcher(NOT_SHOWN.matcher(html).replaceAll(" "))
                .results()
                .map(result -> result.group())
                .toList();
    }

    private static List<String> literalKeys(String html) {
        return groups(LITERAL_KEY, html);
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    /** The string literals of a Java source, text blocks too, without those in comments. */
    private static List<String> stringLiterals(String source) {
        List<String> literals = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            if (source.startsWith("//", at)) {
                at = endOf(source, "\n", at);
            } else if (source.startsWith("/*", at)) {
                at = endOf(source, "*/", at + 2);
            } else if (source.startsWith("\"\"\"", at)) {
                int end = endOf(source, "\"\"\"", at + 3);
                literals.add(source.substring(at + 3, end - 3));
                at = end;
            } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
                int end = at + 1;
                while (source.charAt(end) != source.charAt(at)) {
                    end += source.charAt(end) == '\\' ? 2 : 1;
                }
                if (source.charAt(at) == '"') {
                    literals.add(source.substring(at + 1, end));
                }
                at = end + 1;
            } else {
                at++;
            }
        }
        return literals;
    }

    private static int endOf(String source, String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    /** A guess that errs rarely: letters and signs that English lacks, or a sentence with Spanish's small words. */
    private static boolean isSpanish(String literal) {
        boolean signs =
                literal.codePoints().anyMatch(c -> c > 127 && (Character.isLetter(c) || "¿¡«»".indexOf(c) >= 0));
        boolean words = Pattern.compile("\\p{L}+ (el|la|los|las|del|que|una|por|para|con|es) \\p{L}+")
                .matcher(literal)
                .find();
        return signs || words;
    }

    private static Map<String, Object> messages() {
        Properties all = new Properties();
        for (Path file : files(RESOURCES, "messages.properties").keySet().stream()
                .map(Path::of)
                .toList()) {
            try (Reader reader = Files.newBufferedReader(file)) {
                all.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    private static Map<String, String> templates() {
        Map<String, String> templates = files(RESOURCES.resolve("templates"), ".html");
        assertThat(templates).hasSizeGreaterThan(10);
        return templates;
    }

    private static Map<String, String> files(Path root, String ending) {
        try (Stream<Path> paths = Files.walk(root)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path path : paths.filter(p -> p.toString().endsWith(ending)).toList()) {
                contents.put(path.toString(), Files.readString(path));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
