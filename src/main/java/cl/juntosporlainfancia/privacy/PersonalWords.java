package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.registry.KnownNames;
import cl.juntosporlainfancia.registry.Rut;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds in a text what looks like a RUT, like a person's full name, or like the name of a child. It guesses from lists of usual names:
 * what it finds is asked about, never refused for good.
 */
@Component
class PersonalWords {

    enum Kind {
        RUT,
        NAME,
        CHILD
    }

    /** What was found, as it was typed. */
    record Finding(Kind kind, String words) {}

    /**
     * A word of a text.
     *
     * @param gap what stands between it and the word before
     */
    private record Token(String typed, String plain, String gap, int start, int end) {

        boolean isCapital() {
            return Character.isUpperCase(typed.codePointAt(0));
        }

        boolean isInitial() {
            return typed.length() == 1 && isCapital();
        }

        /** Nothing but blanks before it. */
        boolean follows() {
            return !gap.isEmpty() && gap.isBlank() && !gap.contains("\n\n");
        }
    }

    /** What the registry has answered about the phrases of one text. */
    private record Asked(KnownNames known, Map<List<String>, Boolean> parties, Map<List<String>, Boolean> people) {

        Asked(KnownNames known) {
            this(known, new HashMap<>(), new HashMap<>());
        }

        boolean isParty(List<String> words) {
            return parties.computeIfAbsent(words, known::isParty);
        }

        boolean isPerson(List<String> words) {
            return people.computeIfAbsent(words, known::isPerson);
        }
    }

    private static final Pattern WORD =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['\u2019-]\\p{L}+)*|[nN][\u00b0\u00ba]|\\d+");
    private static final Pattern RUT = Pattern.compile(
            "(?<![\\d.,$-])(\\d{1,2}(?:\\.\\d{3}){2}|\\d{7,8})(\\s?[-\\u2010-\\u2015]\\s?)?([\\dkK])(?![\\d-])");
    private static final Pattern BEFORE_AMOUNT = Pattern.compile("[$+]\\s*$");
    private static final Pattern ROUND_AMOUNT = Pattern.compile(".*000\\d?$");

    /** Above it are firms and institutions; below it nobody alive. */
    private static final int FIRST_FIRM = 50_000_000;

    private static final int FIRST_PERSON = 3_000_000;

    private static final int LONGEST_NAME = 6;
    private static final int BACK_TO_PLACE = 4;

    /** Characters of a text that are looked at; the fields' own limits are far below. */
    static final int LONGEST_TEXT = 20_000;

    /** After so many findings the question is clear. */
    static final int MOST_FINDINGS = 10;

    private final KnownNames known;

    /** Plain name to whether it says by itself that it is one. */
    private final Map<String, Boolean> givenNames;

    private final Map<String, Boolean> surnames;
    private final Set<String> children;
    private final Set<String> between;
    private final Set<String> articles;
    private final Set<String> places;
    private final Set<String> withinPlaces;
    private final Set<String> firms;
    private final Set<String> particles;
    private final Set<String> noSurname;
    private final Set<String> figures;

    PersonalWords(KnownNames known) throws IOException {
        this.known = known;
        givenNames = names("given-names.txt");
        surnames = names("surnames.txt");
        Properties words = new Properties();
        try (InputStream in = open("words.properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        children = set(words, "children");
        between = set(words, "between");
        articles = set(words, "articles");
        places = set(words, "places");
        withinPlaces = set(words, "withinPlaces");
        firms = set(words, "firms");
        particles = set(words, "particles");
        noSurname = set(words, "noSurname");
        figures = set(words, "figures");
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = PersonalWords.class.getResourceAsStream("/privacy/" + file);
        if (in == null) {
            throw new IOException("no resource privacy/" + file);
        }
        return in;
    }

    private static Map<String, Boolean> names(String file) throws IOException {
        Map<String, Boolean> names = new HashMap<>();
        try (InputStream in = open(file)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> names.put(plain(name.replace("*", "")), !name.endsWith("*")));
        }
        return names;
    }

    private static Set<String> set(Properties words, String key) {
        return Arrays.stream(words.getProperty(key).split(","))
                .map(PersonalWords::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Without accents and case; the tilde of «ñ» stays, because it tells a niña from a Nina. */
    static String plain(String text) {
        String marked = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\u00f1", "\u0001")
                .replace("n\u0303", "\u0001");
        return Normalizer.normalize(marked, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("\u0001", "\u00f1");
    }

    /** Whether the last of these words is a surname and cannot be a given name; a word that no list knows is taken for a surname. */
    boolean endsInSurname(List<String> naming) {
        String last = plain(naming.get(naming.size() - 1));
        return !givenNames.containsKey(last)
                && !particles.contains(last)
                && (last.length() > 2 || surnames.containsKey(last));
    }

    /** Whether all of these words are given names and nothing else: too many people are called so. */
    boolean isGivenAlone(List<String> naming) {
        return naming.stream()
                .map(PersonalWords::plain)
                .allMatch(word -> givenNames.containsKey(word) && !surnames.containsKey(word));
    }

    /**
     * @param namesAdults whether the text names adults on purpose: then only what names a child is found, and RUTs
     */
    List<Finding> in(String whole, boolean namesAdults) {
        String text = whole.substring(0, Math.min(LONGEST_TEXT, whole.length()));
        Asked asked = new Asked(known);
        Set<Finding> findings = new LinkedHashSet<>(ruts(text));
        List<Token> tokens = tokens(text);
        boolean shouted = isShouted(text);
        int at = 0;
        while (at < tokens.size() && findings.size() < MOST_FINDINGS) {
            int child = endOfChild(tokens, at, shouted);
            if (child > 0) {
                if (!isKnownChildPhrase(tokens, at, child, asked)) {
                    findings.add(new Finding(Kind.CHILD, between(text, tokens, at, child)));
                }
                at = child;
                continue;
            }
            int name = namesAdults ? 0 : endOfName(tokens, at, shouted);
            if (name > 0) {
                if (!isSomethingElse(tokens, at, name, asked)) {
                    findings.add(new Finding(Kind.NAME, between(text, tokens, at, name)));
                }
                at = name;
                continue;
            }
            at++;
        }
        return List.copyOf(findings);
    }

    private static String between(String text, List<Token> tokens, int from, int to) {
        return text.substring(tokens.get(from).start(), tokens.get(to - 1).end())
                .replaceAll("\\s+", " ");
    }

    // ---- RUTs

    private Set<Finding> ruts(String text) {
        Set<Finding> found = new LinkedHashSet<>();
        Matcher matcher = RUT.matcher(text);
        while (found.size() < MOST_FINDINGS && matcher.find()) {
            boolean bare = matcher.group(2) == null && !matcher.group(1).contains(".");
            if (bare
                    && (BEFORE_AMOUNT
                                    .matcher(text.substring(0, matcher.start()))
                                    .find()
                            || ROUND_AMOUNT.matcher(matcher.group()).matches())) {
                continue;
            }
            Rut.parse(matcher.group(1) + "-" + matcher.group(3))
                    .filter(rut -> rut.number() >= FIRST_PERSON && rut.number() < FIRST_FIRM)
                    .filter(rut -> !known.isRut(rut))
                    .ifPresent(rut ->
                            found.add(new Finding(Kind.RUT, matcher.group().strip())));
        }
        return found;
    }

    // ---- names

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        int last = 0;
        while (word.find()) {
            tokens.add(new Token(
                    word.group(), plain(word.group()), text.substring(last, word.start()), word.start(), word.end()));
            last = word.end();
        }
        return tokens;
    }

    /** Written in capitals all through: then a capital says nothing. */
    private static boolean isShouted(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long capitals = text.codePoints().filter(Character::isUpperCase).count();
        return capitals * 10 > letters * 7;
    }

    private boolean isGiven(Token token) {
        return givenNames.containsKey(token.plain());
    }

    private boolean isSurname(Token token) {
        return surnames.containsKey(token.plain());
    }

    private static boolean isSure(Map<String, Boolean> names, Token token) {
        return names.getOrDefault(token.plain(), false);
    }

    /** Where a full name that begins there ends; 0 if none does. */
    private int endOfName(List<Token> tokens, int at, boolean shouted) {
        Token first = tokens.get(at);
        if (isGiven(first)) {
            int end = endOfGivenThenSurname(tokens, at, shouted);
            if (end > 0) {
                return end;
            }
        }
        return isSurname(first) && first.isCapital() ? endOfSurnameThenGiven(tokens, at) : 0;
    }

    private int endOfGivenThenSurname(List<Token> tokens, int at, boolean shouted) {
        boolean capital = tokens.get(at).isCapital();
        boolean sure = isSure(givenNames, tokens.get(at));
        int next = at + 1;
        // More given names; «José», «María de los Ángeles». The last of them may be the surname.
        while (next < tokens.size() && next < at + LONGEST_NAME) {
            int after = overParticles(tokens, next);
            if (after >= tokens.size() || !joined(tokens, next, after) || !isGiven(tokens.get(after))) {
                break;
            }
            if (isSurname(tokens.get(after)) && !moreSurname(tokens, after + 1)) {
                break;
            }
            sure |= isSure(givenNames, tokens.get(after)) && tokens.get(after).isCapital() == capital;
            next = after + 1;
        }
        int surname = overParticles(tokens, next);
        if (surname >= tokens.size() || !joined(tokens, next, surname)) {
            return 0;
        }
        Token token = tokens.get(surname);
        if (isSurname(token)) {
            boolean both = capital && token.isCapital();
            boolean begins = at == 0 || !tokens.get(at).follows();
            if (both ? sure || isSure(surnames, token) || !begins : sure && surname == next) {
                return overSurnames(tokens, surname + 1);
            }
            return 0;
        }
        if (shouted || !capital || !sure || surname != next || !token.isCapital()) {
            return 0;
        }
        if (token.isInitial()) {
            return surname + 1;
        }
        return token.typed().length() > 2
                        && token.typed().substring(1).chars().anyMatch(Character::isLowerCase)
                        && !noSurname.contains(token.plain())
                        && !places.contains(token.plain())
                        && !children.contains(token.plain())
                        && !isGiven(token)
                        && !known.isComuna(token.plain())
                ? overSurnames(tokens, surname + 1)
                : 0;
    }

    private boolean moreSurname(List<Token> tokens, int at) {
        int surname = overParticles(tokens, at);
        return surname < tokens.size() && joined(tokens, at, surname) && isSurname(tokens.get(surname));
    }

    /** «Rojas Soto, Camila»; «Sepúlveda Camila». */
    private int endOfSurnameThenGiven(List<Token> tokens, int at) {
        int next = at + 1;
        boolean two = next < tokens.size()
                && tokens.get(next).follows()
                && isSurname(tokens.get(next))
                && tokens.get(next).isCapital();
        if (two) {
            next++;
        }
        if (next >= tokens.size()) {
            return 0;
        }
        Token given = tokens.get(next);
        boolean comma = given.gap().strip().equals(",");
        if (!isSure(givenNames, given) || isSurname(given) || !given.isCapital() || !(comma || given.follows())) {
            return 0;
        }
        // «…Rojas, Camila Soto» lists two people.
        boolean another =
                comma && next + 1 < tokens.size() && tokens.get(next + 1).follows() && isSurname(tokens.get(next + 1));
        return !another && (two || comma || isSure(surnames, tokens.get(at))) ? next + 1 : 0;
    }

    private int overParticles(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size()
                && at < from + 2
                && tokens.get(at).follows()
                && particles.contains(tokens.get(at).plain())
                && !tokens.get(at).isCapital()) {
            at++;
        }
        return at;
    }

    /** Nothing but blanks from before the first to the last, both included. */
    private static boolean joined(List<Token> tokens, int from, int to) {
        for (int i = from; i <= to && i < tokens.size(); i++) {
            if (!tokens.get(i).follows()) {
                return false;
            }
        }
        return true;
    }

    private int overSurnames(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size()
                && at < from + 2
                && tokens.get(at).follows()
                && isSurname(tokens.get(at))
                && tokens.get(at).isCapital() == tokens.get(from - 1).isCapital()) {
            at++;
        }
        return at;
    }

    /** A street, a firm, somebody of whom everybody has heard, or somebody of the registry. */
    private boolean isSomethingElse(List<Token> tokens, int from, int to, Asked asked) {
        for (int back = 1; back <= BACK_TO_PLACE && from - back >= 0; back++) {
            // «Av. Pedro Montt» and «Escuela N.º 12»: a full stop does not part them.
            if (tokens.get(from - back + 1)
                    .gap()
                    .replaceAll("[\\s.\u00b0\u00ba]", "")
                    .isEmpty()) {
                String word = tokens.get(from - back).plain();
                if (places.contains(word)) {
                    return true;
                }
                if (withinPlaces.contains(word) || word.chars().allMatch(Character::isDigit)) {
                    continue;
                }
            }
            break;
        }
        int firm = to < tokens.size() && tokens.get(to).plain().equals("y") ? to + 1 : to;
        if (firm < tokens.size()
                && tokens.get(firm).gap().replaceAll("[\\s,&]", "").isEmpty()
                && firms.contains(tokens.get(firm).plain())) {
            return true;
        }
        List<String> words = plain(tokens, from, to);
        String phrase = String.join(" ", words);
        return figures.stream().anyMatch(figure -> phrase.contains(figure) || figure.contains(phrase))
                || known.isComuna(phrase)
                || asked.isParty(words)
                || asked.isPerson(words);
    }

    private static List<String> plain(List<Token> tokens, int from, int to) {
        return tokens.subList(from, to).stream().map(Token::plain).toList();
    }

    // ---- children

    /** Where what names a child and begins there ends: «la niña Camila R.», «NNA Juan»; 0 if it does not. */
    private int endOfChild(List<Token> tokens, int at, boolean shouted) {
        if (!children.contains(tokens.get(at).plain())) {
            return 0;
        }
        int next = at + 1;
        while (next < tokens.size()
                && next <= at + 2
                && between.contains(tokens.get(next).plain())) {
            next++;
        }
        // «hijos de Paula» names Paula.
        if (next == at + 2 && tokens.get(at + 1).plain().equals("de")) {
            return 0;
        }
        if (next >= tokens.size() || !tokens.get(next).gap().matches("[\\s:(\u00ab\"\u201c]+")) {
            return 0;
        }
        Token name = tokens.get(next);
        boolean named = !noSurname.contains(name.plain())
                && (isGiven(name)
                                && (name.isCapital() ? !shouted || isSure(givenNames, name) : isSure(givenNames, name))
                        || isSurname(name)
                                && name.isCapital()
                                && tokens.get(at).plain().startsWith("herman")
                        || isUnheardOf(tokens, at, name, shouted));
        if (!named) {
            return 0;
        }
        int end = next + 1;
        while (end < tokens.size()
                && end < next + LONGEST_NAME
                && tokens.get(end).follows()
                && (isGiven(tokens.get(end))
                        || isSurname(tokens.get(end))
                        || tokens.get(end).isInitial())
                && (tokens.get(end).isCapital() || isSure(surnames, tokens.get(end)))) {
            end++;
        }
        return end;
    }

    /** «la niña Aylunn»: a capital where no name of the lists stands. */
    private boolean isUnheardOf(List<Token> tokens, int at, Token name, boolean shouted) {
        return !shouted
                && at > 0
                && articles.contains(tokens.get(at - 1).plain())
                && !tokens.get(at).isCapital()
                && name.isCapital()
                && name.typed().length() > 2
                && name.typed().substring(1).chars().anyMatch(Character::isLowerCase)
                && !places.contains(name.plain())
                && !known.isComuna(name.plain());
    }

    private boolean isKnownChildPhrase(List<Token> tokens, int from, int to, Asked asked) {
        List<String> words = plain(tokens, from, to);
        return asked.isParty(words) || (to - from > 2 && asked.isPerson(words.subList(1, words.size())));
    }
}
