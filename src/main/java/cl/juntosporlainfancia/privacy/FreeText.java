package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.NamesAdults;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that no child is named in a text that people type. What looks like a person's full name, a child's or a RUT is asked
 * about once: whoever sends the same text again confirms it.
 */
@Service
public class FreeText {

    /** A text in which something was found. */
    private record Questioned(Passage passage, List<PersonalWords.Finding> findings) {}

    private final PersonalWords words;
    private final TextConfirmations confirmations;
    private final CurrentViewer current;
    private final AuditTrail trail;
    private final Texts texts;
    private final TransactionTemplate transactions;

    FreeText(
            PersonalWords words,
            TextConfirmations confirmations,
            CurrentViewer current,
            AuditTrail trail,
            Texts texts,
            PlatformTransactionManager transactions) {
        this.words = words;
        this.confirmations = confirmations;
        this.current = current;
        this.trail = trail;
        this.texts = texts;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Asks about all the texts of a form at once. Where no person acts, nobody can be asked. Outside a transaction no connection is held
     * while it looks; within one, a second is taken only where something is found.
     *
     * @throws Refused if something looks personal and this person has not sent the same text within the last half hour
     */
    public void require(Collection<Passage> passages) {
        Viewer viewer = current.viewer().orElse(null);
        if (viewer == null) {
            return;
        }
        List<Questioned> questioned = new ArrayList<>();
        for (Passage passage : passages) {
            List<PersonalWords.Finding> findings =
                    passage.text() == null ? List.of() : words.in(passage.text(), passage.namesAdults());
            if (!findings.isEmpty()) {
                questioned.add(new Questioned(passage, findings));
            }
        }
        if (questioned.isEmpty()) {
            return;
        }
        List<Questioned> open = confirmations.unconfirmed(
                viewer.username(),
                questioned,
                one -> String.valueOf(one.passage().text()));
        if (!open.isEmpty()) {
            throw question(open);
        }
        // Which words they were is nobody's business any more.
        transactions.executeWithoutResult(status -> trail.record(AuditTrail.Action.TEXT_CONFIRMED, null));
    }

    /** As {@link #require}, for one text. */
    public void require(Passage passage) {
        require(List.of(passage));
    }

    /** As {@link #require}, for every text of a form's record, and of the rows within it. */
    public void requireOf(Record form, Function<String, String> labels) {
        require(passages(form, labels));
    }

    /** What in a text would be asked about, as it was typed. */
    @Transactional(readOnly = true)
    public List<String> suspicions(String text) {
        return words.in(text, false).stream().map(PersonalWords.Finding::words).toList();
    }

    private Refused question(List<Questioned> open) {
        List<PersonalWords.Kind> kinds = open.stream()
                .flatMap(one -> one.findings().stream())
                .map(PersonalWords.Finding::kind)
                .distinct()
                .toList();
        boolean several = kinds.size() > 1
                || open.stream().mapToInt(one -> one.findings().size()).sum() > 1;
        String fields = joined(
                open.stream().map(one -> one.passage().label()).distinct().toList(), "privacy.ask.field");
        String found = joined(
                open.stream()
                        .flatMap(one -> one.findings().stream())
                        .map(PersonalWords.Finding::words)
                        .distinct()
                        .toList(),
                "privacy.ask.words");
        return new Refused(
                open.size() == 1 ? open.get(0).passage().field() : "",
                "privacy.ask." + (several ? "SEVERAL" : kinds.get(0).name()),
                fields,
                found);
    }

    /** «A», «B» and «C». */
    private String joined(List<String> parts, String key) {
        List<String> quoted = parts.stream().map(part -> texts.get(key, part)).toList();
        int last = quoted.size() - 1;
        return last == 0
                ? quoted.get(0)
                : texts.get("privacy.ask.and", String.join(", ", quoted.subList(0, last)), quoted.get(last));
    }

    /** The texts of a form that are to be looked at. */
    public static List<Passage> passages(Record form, Function<String, String> labels) {
        List<Passage> passages = new ArrayList<>();
        collect(form, null, labels, passages);
        return passages;
    }

    private static void collect(
            Object of, @Nullable String outermost, Function<String, String> labels, List<Passage> passages) {
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            String name = component.getName();
            Object value = value(of, component);
            if (value instanceof String text && !isKeptAsTyped(of.getClass(), name)) {
                passages.add(new Passage(
                        outermost == null ? name : outermost,
                        labels.apply(name),
                        text,
                        field(of.getClass(), name).isAnnotationPresent(NamesAdults.class)));
            } else if (value instanceof Record inner) {
                collect(inner, outermost == null ? name : outermost, labels, passages);
            } else if (value instanceof Collection<?> rows) {
                for (Object row : rows) {
                    if (row instanceof Record inner) {
                        collect(inner, outermost == null ? name : outermost, labels, passages);
                    }
                }
            }
        }
    }

    private static boolean isKeptAsTyped(Class<?> type, String name) {
        return field(type, name).isAnnotationPresent(KeptAsTyped.class);
    }

    private static Field field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(Object of, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("component " + component + " of " + of.getClass(), e);
        }
    }
}
