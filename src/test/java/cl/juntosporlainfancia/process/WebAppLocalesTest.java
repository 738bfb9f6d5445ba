package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Camunda brings no Spanish for its web applications: the words are ours. This holds them against the English words of
 * the very release in use, so that an update of Camunda that adds or changes words cannot pass unnoticed.
 */
class WebAppLocalesTest {

    private static final String APPS = "/META-INF/resources/webjars/camunda/app/";

    /** The banner about the end of Camunda 7: we say it in our own way to administrators, and to nobody else. */
    private static final String BANNER = "labels.BANNER_CE_EOL_TEXT";

    /** What is written the same way in both languages: names, signs, formats of dates, and a few equal words. */
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "<",
            "<=",
            ">",
            ">=",
            "CSV",
            "Cockpit",
            "Color",
            "DD/MM/YYYY",
            "Error",
            "GLOBAL",
            "General",
            "HH:mm",
            "ID",
            "ID*",
            "JSON",
            "L",
            "Optimize",
            "Total",
            "Variable",
            "Variables",
            "Variables:",
            "s");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|\\{}|%[sd]");
    private static final Pattern TAG = Pattern.compile("</?(?:a|br|strong)\\b[^>]*>");
    private static final Pattern CUSTOM_SCRIPT = Pattern.compile("'(scripts/[\\w-]+)'");

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit"})
    void hasExactlyTheKeysOfTheEnglishWords(String app) throws IOException {
        Map<String, String> english = words(app, "en");

        assertThat(english).hasSizeGreaterThan(100);
        assertThat(words(app, "es").keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit"})
    void keepsPlaceholdersAndTags(String app) throws IOException {
        Map<String, String> spanish = words(app, "es");

        words(app, "en").forEach((key, english) -> {
            String translated = spanish.getOrDefault(key, "");
            assertThat(found(PLACEHOLDER, translated)).as(key).isEqualTo(found(PLACEHOLDER, english));
            if (!key.equals(BANNER)) {
                assertThat(found(TAG, translated)).as(key).isEqualTo(found(TAG, english));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit"})
    void leavesNothingInEnglishAndNothingEmpty(String app) throws IOException {
        Map<String, String> spanish = words(app, "es");

        words(app, "en").forEach((key, english) -> {
            String translated = spanish.getOrDefault(key, "");
            if (english.isBlank()) {
                assertThat(translated).as(key).isBlank();
            } else if (!key.equals(BANNER)) {
                assertThat(translated).as(key).isNotBlank();
            }
            if (!english.isBlank() && !SAME_IN_BOTH.contains(english) && !key.startsWith("dateLocales.week.")) {
                assertThat(translated).as(key).isNotEqualTo(english);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit"})
    void tellsAdministratorsThatThisEditionGetsNoMoreFixes(String app) throws IOException {
        assertThat(words(app, "es").get(BANNER)).contains("ya no recibe correcciones");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist"})
    void sparesEverybodyElseTheBanner(String app) throws IOException {
        assertThat(words(app, "es").get(BANNER)).isBlank();
        assertThat(text(app + "/styles/user-styles.css")).contains(".ce-eol-banner {\n  display: none;\n}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit"})
    void offersOnlySpanishAndItsOwnScripts(String app) throws IOException {
        String config = text(app + "/scripts/config.js");

        assertThat(config).contains("availableLocales: ['es']", "fallbackLocale: 'es'");

        List<String> scripts = found(CUSTOM_SCRIPT, config);
        assertThat(scripts).contains("'scripts/login-redirect'", "'scripts/fixed-words-es'");
        for (String script : scripts) {
            assertThat(text(app + "/" + script.replace("'", "") + ".js")).isNotBlank();
        }
        for (String shared : List.of("/scripts/login-redirect.js", "/scripts/fixed-words-es.js")) {
            assertThat(text(app + shared)).as(app + shared).isEqualTo(text("tasklist" + shared));
        }
    }

    private static Map<String, String> words(String app, String language) throws IOException {
        Map<String, String> words = new TreeMap<>();
        flatten("", JSON.readTree(text(app + "/locales/" + language + ".json")), words);
        return words;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> words) {
        if (node.isObject()) {
            node.properties()
                    .forEach(child -> flatten(
                            path.isEmpty() ? child.getKey() : path + "." + child.getKey(), child.getValue(), words));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), words);
            }
        } else {
            words.put(path, node.asText());
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group().replaceAll("\\s+", pattern == PLACEHOLDER ? "" : " "));
        }
        Collections.sort(found);
        return found;
    }

    private static String text(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(WebAppLocalesTest.class.getResourceAsStream(APPS + file), APPS + file)) {
            // Camunda's own files begin with a byte order mark.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        }
    }
}
