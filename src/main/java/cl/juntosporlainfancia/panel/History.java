package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.AuditFact;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.access.AuditTrail.Entry;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the entries of the audit trail in Spanish: names where the trail has pseudonyms and codes, words where it has constants. */
@Component
class History {

    /** As many people as a sentence bears. */
    private static final int PEOPLE = 4;

    private static final Pattern PSEUDONYM = Pattern.compile("P-[A-Z0-9]+");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int DIGEST_SHOWN = 12;

    /**
     * An entry in words.
     *
     * @param who did it: a name, or the pseudonym of somebody whose data were erased
     * @param whoLink page of that person; null if there is none
     * @param address from where; null if nobody made a request
     * @param detail in which terms; null where there is nothing to add
     * @param about what else it is about; null if nothing
     * @param aboutLink page of that; null if there is none
     * @param note what somebody wrote about it
     */
    record Line(
            long id,
            Instant at,
            String who,
            @Nullable String whoLink,
            @Nullable String address,
            String what,
            @Nullable String detail,
            @Nullable String caseCode,
            @Nullable String about,
            @Nullable String aboutLink,
            @Nullable String note) {}

    private final Registry registry;
    private final RegistryWords words;
    private final Texts texts;

    History(Registry registry, RegistryWords words, Texts texts) {
        this.registry = registry;
        this.words = words;
        this.texts = texts;
    }

    /** In the order of the entries. */
    List<Line> tell(List<Entry> entries) {
        Telling telling = new Telling(people(entries));
        return entries.stream().map(telling::line).toList();
    }

    /** Everybody who is named in them, by pseudonym. */
    private Map<String, Person> people(List<Entry> entries) {
        Set<String> pseudonyms = entries.stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(entry.actor(), entry.subject()).flatMap(Stream::ofNullable), entry.facts().stream()))
                .filter(text -> PSEUDONYM.matcher(text).matches())
                .collect(Collectors.toCollection(HashSet::new));
        return registry.peopleBy(pseudonyms);
    }

    /** Of some entries, whose people and parties are looked up once. */
    private final class Telling {

        private final Map<String, Person> people;
        private final Map<String, String> groups = new HashMap<>();

        private Telling(Map<String, Person> people) {
            this.people = people;
        }

        private Line line(Entry entry) {
            String subject = entry.subject();
            return new Line(
                    entry.id(),
                    entry.at(),
                    entry.actor() == null ? texts.get("audit.system") : person(entry.actor()),
                    entry.actor() == null ? null : personLink(entry.actor()),
                    entry.address(),
                    texts.get("audit." + entry.action()),
                    detail(entry),
                    entry.caseCode(),
                    subject == null ? null : about(subject),
                    subject == null ? null : aboutLink(subject),
                    entry.note());
        }

        /** Null where the action has no terms, or the entry, of former days, has others. */
        private @Nullable String detail(Entry entry) {
            List<AuditFact> kinds = entry.action().facts();
            List<String> facts = entry.facts();
            if (kinds.isEmpty() || facts.isEmpty()) {
                return null;
            }
            List<Object> arguments = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                if (kinds.get(i).kind() == AuditFact.Kind.PEOPLE) {
                    arguments.add(people(facts.subList(Math.min(i, facts.size()), facts.size())));
                } else if (i < facts.size()) {
                    arguments.add(word(kinds.get(i), facts.get(i)));
                } else {
                    return null;
                }
            }
            return texts.get("audit." + entry.action() + ".detail", arguments.toArray());
        }

        private String word(AuditFact fact, String value) {
            return switch (fact.kind()) {
                case CONSTANT -> texts.get(fact.words() + "." + value);
                case DATE -> texts.shortDate(LocalDate.parse(value));
                case GROUP -> group(value);
                case NUMBER, CODE -> value;
                case PEOPLE -> person(value);
            };
        }

        private String people(List<String> pseudonyms) {
            String named = pseudonyms.stream().limit(PEOPLE).map(this::person).collect(Collectors.joining(", "));
            return pseudonyms.size() <= PEOPLE
                    ? named
                    : texts.get("audit.people.more", named, pseudonyms.size() - PEOPLE);
        }

        private String person(String pseudonym) {
            if (pseudonym.equals(AuditTrail.UNKNOWN)) {
                return texts.get("audit.unknown");
            }
            Person person = people.get(pseudonym);
            return person == null ? pseudonym : person.name();
        }

        private @Nullable String personLink(String pseudonym) {
            Person person = people.get(pseudonym);
            return person == null ? null : "/registro/personas/" + person.username();
        }

        private String group(String id) {
            return groups.computeIfAbsent(id, unknown -> words.group(unknown, null));
        }

        private String about(String subject) {
            if (PSEUDONYM.matcher(subject).matches()) {
                return person(subject);
            }
            if (DIGEST.matcher(subject).matches()) {
                return texts.get("audit.file", subject.substring(0, DIGEST_SHOWN));
            }
            return isGroup(subject) ? group(subject) : texts.get("audit.mail");
        }

        private @Nullable String aboutLink(String subject) {
            if (PSEUDONYM.matcher(subject).matches()) {
                return personLink(subject);
            }
            return Party.ofGroup(subject)
                    .map(RegistryWords::path)
                    .orElse(DIGEST.matcher(subject).matches() || isGroup(subject) ? null : "/correos/" + subject);
        }

        private static boolean isGroup(String subject) {
            return Party.ofGroup(subject).isPresent() || Groups.TEAM.contains(subject);
        }
    }

    /** All actions with their words, in the order of these. */
    List<Action> actions() {
        return Stream.of(Action.values())
                .sorted(Comparator.comparing(
                        action -> texts.get("audit." + action), Collator.getInstance(Texts.LOCALE)))
                .toList();
    }
}
