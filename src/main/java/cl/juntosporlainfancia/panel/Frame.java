package cl.juntosporlainfancia.panel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its content.
 *
 * @param person name of who is logged in; null if nobody is
 * @param belongs whether he or she belongs to any group: without one there is nothing to see
 * @param watches whether mails and cockpit are in the menu
 * @param everything whether the whole network is in sight, and its lists are in the menu
 * @param steers whether this person begins and ends things on the pages
 * @param path of this page, to mark its place in the menu
 * @param demonstrationToday today in the demonstration; null outside it
 */
record Frame(
        @Nullable String person,
        boolean belongs,
        boolean watches,
        boolean everything,
        boolean steers,
        String path,
        @Nullable LocalDate demonstrationToday) {

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
