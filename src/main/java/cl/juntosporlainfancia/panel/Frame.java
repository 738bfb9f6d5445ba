package cl.juntosporlainfancia.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its content.
 *
 * @param person name of who is logged in; null if nobody is
 * @param belongs whether he or she belongs to any group: without one there is nothing to see
 * @param menu the pages that this person's menu offers
 * @param steers whether this person begins and ends things on the pages
 * @param path of this page, to mark its place in the menu
 * @param demonstrationToday today in the demonstration; null outside it
 */
record Frame(
        @Nullable String person,
        boolean belongs,
        Set<String> menu,
        boolean steers,
        String path,
        @Nullable LocalDate demonstrationToday) {

    /** Pages that a menu may offer. */
    static final List<String> OFFERED = List.of(
            "/incorporaciones",
            "/diagnosticos",
            "/vinculaciones",
            "/informes/planes",
            "/registro",
            "/correos",
            "/auditoria",
            TaskLinks.COCKPIT);

    public boolean offers(String page) {
        return menu.contains(page);
    }

    /** Whether the page is that one or one below it. */
    public boolean isAt(String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    public String taskList() {
        return TaskLinks.TASK_LIST;
    }

    public String cockpit() {
        return TaskLinks.COCKPIT;
    }
}
