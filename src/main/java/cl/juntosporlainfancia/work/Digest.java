package cl.juntosporlainfancia.work;

import cl.juntosporlainfancia.notification.Addressee;
import java.util.LinkedHashSet;
import java.util.Set;

/** What waits for whoever reads one address; gathered task by task. */
final class Digest {

    private final Addressee addressee;
    private final Set<DueTask> own = new LinkedHashSet<>();
    private final Set<DueTask> escalated = new LinkedHashSet<>();

    Digest(Addressee addressee) {
        this.addressee = addressee;
    }

    Addressee addressee() {
        return addressee;
    }

    /** Adds what this person, or the team, has to do. */
    void add(DueTask task) {
        own.add(task);
    }

    /** Adds what others should have done by now. */
    void addEscalated(DueTask task) {
        escalated.add(task);
    }

    Set<DueTask> own() {
        return own;
    }

    /** Without what this person has to do anyway. */
    Set<DueTask> escalated() {
        Set<DueTask> others = new LinkedHashSet<>(escalated);
        others.removeAll(own);
        return others;
    }

    boolean hasNews() {
        return own.stream().anyMatch(DueTask::news) || escalated.stream().anyMatch(DueTask::news);
    }
}
