package cl.juntosporlainfancia.work;

import cl.juntosporlainfancia.notification.Addressee;
import cl.juntosporlainfancia.notification.Notifications;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Roster.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a day, dealt out to those whom they wait for: to who has taken a task, else to all of its groups; once it is escalated,
 * to that group too. What reaches nobody is kept by the group that has nobody.
 */
final class Digests {

    private final Notifications notifications;
    private final Map<String, List<Place>> byGroup;
    private final Map<String, Place> byUsername;
    private final Map<String, Digest> byAddress = new LinkedHashMap<>();
    private final Map<SortedSet<String>, List<DueTask>> withoutAnybody = new LinkedHashMap<>();
    private final Map<Place, List<DueTask>> withoutAddress = new LinkedHashMap<>();

    Digests(List<DueTask> tasks, List<Place> roster, Notifications notifications) {
        this.notifications = notifications;
        this.byGroup = roster.stream().collect(Collectors.groupingBy(Place::groupId));
        this.byUsername =
                roster.stream().collect(Collectors.toMap(Place::username, place -> place, (one, another) -> one));
        tasks.forEach(this::deal);
    }

    /** One for each address for which something waits. */
    Collection<Digest> all() {
        return byAddress.values();
    }

    /** Groups with nobody in them, together where one may stand in for the other, and what waits for them. */
    Map<SortedSet<String>, List<DueTask>> withoutAnybody() {
        return withoutAnybody;
    }

    /** People whose address cannot be one, and what waits for them. */
    Map<Place, List<DueTask>> withoutAddress() {
        return withoutAddress;
    }

    private void deal(DueTask task) {
        Place holder = holder(task.task());
        if (holder != null) {
            digest(holder, task).ifPresent(digest -> digest.add(task));
        } else {
            for (SortedSet<String> side : sides(task.task())) {
                members(side, task).forEach(member -> {
                    // Once for each: whom it is escalated to learns that rather than that it waits for the team.
                    if (!isIn(task.escalatedTo(), member)) {
                        digest(member, task).ifPresent(digest -> digest.add(task));
                    }
                });
            }
        }
        if (task.isEscalated()) {
            members(new TreeSet<>(List.of(task.escalatedTo())), task)
                    .forEach(member -> digest(member, task).ifPresent(digest -> digest.addEscalated(task)));
        }
    }

    /** Who has taken it, unless that person is gone: then it waits for the groups again. */
    private @Nullable Place holder(OpenTask task) {
        return task.assignee() == null ? null : byUsername.get(task.assignee());
    }

    private boolean isIn(String group, Place person) {
        return byGroup.getOrDefault(group, List.of()).stream()
                .anyMatch(member -> member.username().equals(person.username()));
    }

    /** A residence and its organisation stand in for one another; anybody else's silence is noticed. */
    private static List<SortedSet<String>> sides(OpenTask task) {
        SortedSet<String> home = new TreeSet<>();
        List<SortedSet<String>> sides = new ArrayList<>();
        for (String group : new TreeSet<>(task.groups())) {
            if (Party.ofGroup(group)
                    .filter(party -> party.kind() != Party.Kind.COMPANY)
                    .isPresent()) {
                home.add(group);
            } else {
                sides.add(new TreeSet<>(List.of(group)));
            }
        }
        if (!home.isEmpty()) {
            sides.add(home);
        }
        return sides;
    }

    private Collection<Place> members(SortedSet<String> side, DueTask task) {
        Map<String, Place> members = new TreeMap<>();
        side.forEach(group -> byGroup.getOrDefault(group, List.of())
                .forEach(member -> members.putIfAbsent(member.username(), member)));
        if (members.isEmpty()) {
            withoutAnybody.computeIfAbsent(side, any -> new ArrayList<>()).add(task);
        }
        return members.values();
    }

    private Optional<Digest> digest(Place person, DueTask task) {
        Addressee addressee = new Addressee(person.name(), person.email());
        Optional<String> address = notifications.address(addressee);
        if (address.isEmpty()) {
            List<DueTask> missed = withoutAddress.computeIfAbsent(
                    byUsername.getOrDefault(person.username(), person), any -> new ArrayList<>());
            if (!missed.contains(task)) {
                missed.add(task);
            }
        }
        return address.map(known -> byAddress.computeIfAbsent(known, any -> new Digest(addressee)));
    }
}
