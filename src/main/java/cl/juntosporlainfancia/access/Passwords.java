package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Person;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Which passwords are admitted: long enough, nobody's name, and not easy to guess. */
@Component
public class Passwords {

    /** What a password has at least, in characters. */
    public static final int SHORTEST = 12;

    /** And at most. */
    static final int LONGEST = 128;

    /** More than this the estimator is not given: its work grows faster than its input. */
    private static final int ESTIMATED = 72;

    /** Of the estimator's 0 to 4: from 3 on it takes more than a hundred million guesses. */
    private static final int GOOD_ENOUGH = 3;

    // Its lists take a moment to read, which no start needs to wait for.
    private final SingletonSupplier<Zxcvbn> estimator = SingletonSupplier.of(Zxcvbn::new);
    private final SingletonSupplier<List<String>> commonWords = SingletonSupplier.of(Passwords::readCommonWords);
    private final String product;

    Passwords(Texts texts) {
        this.product = texts.get("page.programme");
    }

    /**
     * Whether that person may have that password.
     *
     * @throws Refused if not
     */
    void requireAdmissible(Person person, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw new Refused("password", "password.tooShort", SHORTEST);
        }
        if (length > LONGEST) {
            throw new Refused("password", "password.tooLong", LONGEST);
        }
        String plain = plain(password);
        if (Stream.of(person.username(), person.name(), person.email(), localPart(person), product)
                .anyMatch(name -> plain(name).equals(plain))) {
            throw new Refused("password", "password.isName");
        }
        String estimated =
                length <= ESTIMATED ? password : password.substring(0, password.offsetByCodePoints(0, ESTIMATED));
        if (estimator.obtain().measure(estimated, easyFor(person)).getScore() < GOOD_ENOUGH) {
            throw new Refused("password", "password.guessable");
        }
    }

    private List<String> easyFor(Person person) {
        List<String> easy = new ArrayList<>(commonWords.obtain());
        for (String known : List.of(person.username(), person.name(), person.email(), localPart(person), product)) {
            easy.add(known.toLowerCase(Locale.ROOT));
            easy.add(plain(known));
            Stream.of(known.split("[^\\p{L}\\p{N}]+"))
                    .filter(word -> word.length() > 2)
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .forEach(easy::add);
        }
        return easy;
    }

    private static String localPart(Person person) {
        return person.email().replaceFirst("@.*", "");
    }

    /** Without accents, case and signs. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> readCommonWords() {
        try (InputStream words = Passwords.class.getResourceAsStream("/access/common-words.txt")) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
