package cl.juntosporlainfancia.work;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Letter;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Roster.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts the digests of one day, and the warnings of those that reach nobody, into words. */
final class DigestLetters {

    private static final String TASK_LIST = "/camunda/app/tasklist/default/";

    /** Lines of one list; who has more reads on in the task list. */
    private static final int LONGEST = 30;

    private final LocalDate day;
    private final Registry registry;
    private final Texts texts;
    private final Map<String, String> people;
    private final Map<String, String> groups = new HashMap<>();
    private final Map<Party, String> names = new HashMap<>();

    DigestLetters(LocalDate day, List<Place> roster, Registry registry, Texts texts) {
        this.day = day;
        this.registry = registry;
        this.texts = texts;
        this.people = roster.stream().collect(Collectors.toMap(Place::username, Place::name, (one, same) -> one));
    }

    /** The mail to one address. */
    Letter letter(Digest digest) {
        List<Letter.Section> sections = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        Collection<DueTask> own = digest.own();
        section("overdue", own.stream().filter(DueTask::isOverdue).toList(), sections, counts);
        section("today", own.stream().filter(task -> task.daysLate() == 0).toList(), sections, counts);
        section("soon", own.stream().filter(task -> task.daysLate() < 0).toList(), sections, counts);
        section("escalated", List.copyOf(digest.escalated()), sections, counts);
        return new Letter(
                Occasion.TASK_DIGEST,
                day.toString(),
                null,
                List.of(digest.addressee()),
                List.of("", "", texts.longDate(day), "", joined(counts)),
                List.of(),
                sections,
                TASK_LIST,
                null);
    }

    private void section(String kind, List<DueTask> tasks, List<Letter.Section> sections, List<String> counts) {
        if (tasks.isEmpty()) {
            return;
        }
        List<Letter.Line> lines = tasks.stream()
                .limit(LONGEST)
                .map(task -> new Letter.Line(
                        task.task().title(),
                        kind.equals("escalated") ? escalated(task) : date(task),
                        TASK_LIST + "#/?task=" + task.task().id()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (tasks.size() > LONGEST) {
            lines.add(new Letter.Line(texts.get("work.more", tasks.size() - LONGEST), null, TASK_LIST));
        }
        String title = "mail.section.tasks" + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        sections.add(new Letter.Section(title, (Collection<Letter.Line>) lines));
        counts.add(texts.get("work.count." + kind, tasks.size()));
    }

    private String date(DueTask task) {
        String on = texts.longDate(task.dueOn());
        if (task.isOverdue()) {
            return texts.get("work.due.overdue", on, task.daysLate());
        }
        return texts.get(task.daysLate() == 0 ? "work.due.today" : "work.due.soon", on);
    }

    /** With whom to ask. */
    private String escalated(DueTask task) {
        String assignee = task.task().assignee();
        String holder = assignee != null && people.containsKey(assignee)
                ? people.get(assignee)
                : String.join(" · ", holders(task));
        return holder.isEmpty() ? date(task) : texts.get("work.escalated", date(task), holder);
    }

    /** The parties whose task it is, without the one that its title names; the programme's own groups only if it is nobody else's. */
    private List<String> holders(DueTask task) {
        List<String> parties = new ArrayList<>();
        List<String> named = new ArrayList<>();
        List<String> teams = new ArrayList<>();
        for (String group : new TreeSet<>(task.task().groups())) {
            Party party = Party.ofGroup(group).orElse(null);
            if (party == null) {
                teams.add(group(group));
            } else if (task.task().title().contains(name(party))) {
                named.add(group(group));
            } else {
                parties.add(group(group));
            }
        }
        teams.remove(group(task.escalatedTo()));
        return !parties.isEmpty() ? parties : !named.isEmpty() ? named : teams;
    }

    private String joined(List<String> counts) {
        String joined = counts.get(0);
        for (int i = 1; i < counts.size(); i++) {
            joined = texts.get(i == counts.size() - 1 ? "work.count.last" : "work.count.join", joined, counts.get(i));
        }
        return joined;
    }

    /** «Empresa Ripley», or «Organismo Fundación Casa · Residencia Los Aromos» where either would do. */
    String name(SortedSet<String> groups) {
        return groups.stream().map(this::group).collect(Collectors.joining(" · "));
    }

    private String group(String id) {
        return groups.computeIfAbsent(id, this::groupName);
    }

    private String groupName(String id) {
        return Party.ofGroup(id)
                .map(party -> {
                    String kind = texts.get("work.group." + party.kind());
                    String name = name(party);
                    return name.regionMatches(true, 0, kind, 0, kind.length())
                            ? name
                            : texts.get("work.group.named", kind, name);
                })
                .orElseGet(() -> texts.get("group." + id));
    }

    private String name(Party party) {
        return names.computeIfAbsent(party, any -> registry.name(party).orElse(party.code()));
    }

    /** «Ana Soto &lt;ana&gt;, de Empresa Ripley». */
    String person(Place person) {
        return texts.get("work.member", "%s <%s>".formatted(person.name(), person.email()), group(person.groupId()));
    }

    /** «3 tareas esperan (2 con atraso)». */
    String waiting(Collection<DueTask> tasks) {
        return texts.get(
                "work.waiting",
                tasks.size(),
                tasks.stream().filter(DueTask::isOverdue).count());
    }
}
