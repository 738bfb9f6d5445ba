package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.Alliance;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.alliance.EndingNotice;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.work.OpenTask;
import java.util.Collections;
import java.util.EnumSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What the person who makes the current request may see and do. */
@Component
class Sight {

    private final CurrentViewer current;
    private final AlliancesInView alliances;

    Sight(CurrentViewer current, AlliancesInView alliances) {
        this.current = current;
        this.alliances = alliances;
    }

    Viewer viewer() {
        return current.viewer().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
    }

    /**
     * An alliance that this person may see.
     *
     * @throws NoSuchElementException if there is none, or it is hidden from this person: the two look alike from outside
     */
    AllianceView alliance(String code) {
        AllianceView alliance = alliances.get(code);
        Viewer viewer = viewer();
        if (!alliance.isVisibleTo(viewer)) {
            throw new NoSuchElementException("alliance %s in sight of %s".formatted(code, viewer.username()));
        }
        return alliance;
    }

    /** Whether mails, and the engine's cockpit, are this person's business. */
    static boolean watches(Viewer viewer) {
        return viewer.steers() || viewer.administers();
    }

    /** Whether the audit trail is this person's business. */
    static boolean oversees(Viewer viewer) {
        return viewer.groups().contains(Groups.EXECUTIVE_DIRECTOR) || viewer.administers();
    }

    /** Whether the registry is this person's to keep; the programme's own groups are the administrators'. */
    void requireKeepingRegistry() {
        require(watches(viewer()), "registry");
    }

    boolean mayLogContact(AllianceView alliance) {
        return alliance.isActive() && takesPart(alliance);
    }

    /** Whether this person says what became of the plan's activities; also where the alliance goes on without the programme. */
    boolean mayReport(AllianceView alliance) {
        return alliance.status() != Alliance.Status.ENDED && takesPart(alliance);
    }

    private boolean takesPart(AllianceView alliance) {
        return viewer().steers() || alliance.parties().stream().anyMatch(viewer()::actsFor);
    }

    /** In whose name this person may give notice of ending, or take it back: who steers, in anybody's. */
    Set<EndingNotice.GivenBy> givers(AllianceView alliance) {
        Viewer viewer = viewer();
        Set<EndingNotice.GivenBy> givers = EnumSet.noneOf(EndingNotice.GivenBy.class);
        if (alliance.isActive()) {
            alliance.parties().stream().filter(viewer::actsFor).forEach(party -> givers.add(giver(party)));
            if (viewer.steers()) {
                Collections.addAll(givers, EndingNotice.GivenBy.values());
            }
        }
        return givers;
    }

    private static EndingNotice.GivenBy giver(Party party) {
        return switch (party.kind()) {
            case ORGANIZATION -> EndingNotice.GivenBy.ORGANIZATION;
            case RESIDENCE -> EndingNotice.GivenBy.RESIDENCE;
            case COMPANY -> EndingNotice.GivenBy.COMPANY;
        };
    }

    /** Whether the task list lets this person work on the task. */
    static boolean mayDo(Viewer viewer, OpenTask task) {
        return viewer.username().equals(task.assignee()) || !Collections.disjoint(task.groups(), viewer.groups());
    }

    /** Whether the task waits for this person, alone or with his or her team. */
    static boolean waitsFor(Viewer viewer, OpenTask task) {
        return task.assignee() == null ? mayDo(viewer, task) : task.assignee().equals(viewer.username());
    }

    static void require(boolean allowed, String what) {
        if (!allowed) {
            throw new AccessDeniedException(what);
        }
    }
}
