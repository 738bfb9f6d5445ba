package cl.juntosporlainfancia.panel;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.access.AuditFact;
import cl.juntosporlainfancia.access.AuditSearch;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.access.AuditTrail.Entry;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.AllianceStory;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whatever leaves a trace is told in words. */
@ApplicationTest
@Import(AllianceStory.class)
class AuditWordsTest {

    /** A constant, a group's id, a pseudonym, an ISO date, or a place that nothing was put into. */
    private static final Pattern RAW = Pattern.compile(
            "\\b[A-Z]{3,}_[A-Z_]+\\b|\\b(company|residence|organization)-[a-z]|P-[2-9A-Z]{8}|\\d{4}-\\d{2}-\\d{2}|\\{\\d");

    @Autowired
    AllianceStory story;

    @Autowired
    History history;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditSearch search;

    @Autowired
    Texts texts;

    @BeforeEach
    void anAlliance() {
        story.formedOn(LocalDate.of(2026, 4, 1));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void everyActionHasItsWords(Action action) {
        for (List<String> facts : samples(action)) {
            Entry entry = new Entry(
                    1,
                    Instant.EPOCH,
                    trail.pseudonym(AllianceStory.MANAGER),
                    "127.0.0.1",
                    action,
                    "A-0001",
                    "company-acme",
                    facts,
                    null);
            History.Line line = history.tell(List.of(entry)).get(0);
            assertThat(line.what()).isNotBlank().doesNotContainPattern(RAW);
            assertThat(line.who()).isEqualTo("Persona gestora");
            assertThat(line.about()).isEqualTo("Acme");
            if (action.facts().isEmpty()) {
                assertThat(line.detail()).isNull();
            } else {
                assertThat(line.detail()).isNotBlank().doesNotContainPattern(RAW);
                assertThat(line.detail()).contains(words(action, facts));
            }
        }
    }

    /** Each kind of term once; of a constant, all that the messages know. */
    private List<List<String>> samples(Action action) {
        List<List<String>> samples = new ArrayList<>();
        List<List<String>> values = action.facts().stream().map(this::values).toList();
        int most = values.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < most; i++) {
            int n = i;
            samples.add(values.stream().map(of -> of.get(n % of.size())).toList());
        }
        return samples;
    }

    private List<String> values(AuditFact fact) {
        return switch (fact.kind()) {
            case DATE -> List.of("2026-12-07");
            case NUMBER -> List.of("4711");
            case CODE -> List.of("A-0815");
            case GROUP -> List.of("company-acme", "residence-casa-azul", "executive-director", "cos");
            case PEOPLE -> List.of(trail.pseudonym(AllianceStory.COMPANY));
            case CONSTANT -> constants(fact.words());
        };
    }

    private String[] words(Action action, List<String> facts) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            AuditFact fact = action.facts().get(i);
            words.add(
                    switch (fact.kind()) {
                        case DATE -> "07-12-2026";
                        case NUMBER, CODE -> facts.get(i);
                        case CONSTANT -> texts.get(fact.words() + "." + facts.get(i));
                        case PEOPLE -> "Persona empresa";
                        case GROUP ->
                            switch (facts.get(i)) {
                                case "company-acme" -> "Acme";
                                case "residence-casa-azul" -> "Casa Azul";
                                default -> texts.get("group." + facts.get(i));
                            };
                    });
        }
        return words.toArray(new String[0]);
    }

    /** The names that the messages know under those words. */
    private static List<String> constants(String words) {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources"))) {
            List<String> names = files.filter(
                            file -> file.getFileName().toString().endsWith("messages.properties"))
                    .flatMap(file -> keys(file).stream())
                    .filter(key -> key.startsWith(words + "."))
                    .map(key -> key.substring(words.length() + 1))
                    .filter(name -> name.matches("[A-Z][A-Z0-9_]*"))
                    .sorted()
                    .toList();
            assertThat(names).as("messages for " + words).isNotEmpty();
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> keys(Path file) {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(messages.stringPropertyNames());
    }

    @Test
    void whatAWholeStageLeavesIsToldInWords() {
        story.on(story.dueOfOldestFollowUp());
        story.holdsFollowUp();
        story.sensitized();
        List<Entry> entries = search.find(new AuditSearch.Query(null, null, story.code(), null, null), null, 200);
        assertThat(entries)
                .extracting(Entry::action)
                .contains(
                        Action.ALLIANCE_FORMED,
                        Action.STAGE_OPENED,
                        Action.MILESTONE_RECORDED,
                        Action.PLAN_AGREED,
                        Action.AGREEMENT_SIGNED,
                        Action.FOLLOW_UP_RECORDED);
        assertThat(history.tell(entries)).hasSameSizeAs(entries).allSatisfy(line -> {
            String all = String.join(" ", line.what(), line.who(), String.valueOf(line.detail()));
            assertThat(all).doesNotContainPattern(RAW);
        });
        for (Entry entry : entries) {
            if (!entry.action().facts().isEmpty()) {
                assertThat(history.tell(List.of(entry)).get(0).detail())
                        .as(entry.toString())
                        .isNotNull();
            }
        }
    }

    @Test
    void manyPeopleAreNamedInOneBreath() {
        String pseudonym = trail.pseudonym(AllianceStory.COMPANY);
        Entry entry = new Entry(
                1,
                Instant.EPOCH,
                null,
                null,
                Action.PERSONAL_DATA_READ,
                null,
                null,
                List.of(pseudonym, pseudonym, pseudonym, pseudonym, pseudonym, pseudonym),
                null);
        History.Line line = history.tell(List.of(entry)).get(0);
        assertThat(line.detail()).endsWith("Persona empresa y 2 más");
        assertThat(line.who()).isEqualTo("Sistema");
    }

    @Test
    void whoWasErasedIsShownByPseudonym() {
        Entry entry = new Entry(
                1, Instant.EPOCH, "P-22222222", null, Action.PASSWORD_SET, null, "P-22222222", List.of(), null);
        History.Line line = history.tell(List.of(entry)).get(0);
        assertThat(line.who()).isEqualTo("P-22222222");
        assertThat(line.about()).isEqualTo("P-22222222");
        assertThat(line.whoLink()).isNull();
    }
}
