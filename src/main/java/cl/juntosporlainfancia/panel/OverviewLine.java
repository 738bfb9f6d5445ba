package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.alliance.Alliance;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.followup.Clocks;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An alliance in the panel's list.
 *
 * @param nextOn the next date in its life, or the one that was missed; null once it is out of its stages
 * @param nextIsClosing whether that is a closing meeting and not a follow-up
 * @param closingDue whether its stage has come to its planned end and waits to be closed
 * @param daysLate of the oldest open follow-up
 * @param stagePercent how much of its stage's time has gone by
 * @param openTasks how many tasks are open in it
 * @param ownTasks how many of those wait for the viewer
 * @param ownTask id of the oldest of those
 */
record OverviewLine(
        AllianceView alliance,
        Clocks.State clocks,
        @Nullable LocalDate nextOn,
        boolean nextIsClosing,
        boolean closingDue,
        long daysLate,
        int stagePercent,
        int openTasks,
        int ownTasks,
        @Nullable String ownTask) {

    /** What needs somebody first, then the nearest date; those out of their stages last. */
    static final Comparator<OverviewLine> BY_URGENCY = Comparator.comparing(OverviewLine::urgency)
            .thenComparing(OverviewLine::nextOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(line -> line.alliance().code());

    private int urgency() {
        if (!alliance.isActive()) {
            return alliance.status() == Alliance.Status.SUSTAINED ? 5 : 6;
        }
        if (isEscalated()) {
            return 0;
        }
        if (clocks.overdue()) {
            return 1;
        }
        if (closingDue) {
            return 2;
        }
        return clocks.amber() ? 3 : 4;
    }

    public boolean isEscalated() {
        return clocks.overdue() && clocks.escalated();
    }

    public @Nullable String ownTaskLink() {
        return ownTask == null ? null : TaskLinks.task(ownTask);
    }

    /** Whether each word of a search occurs in what the line shows, whatever the case and the accents. */
    boolean matches(String search) {
        String shown = plain(String.join(
                " ",
                alliance.code(),
                alliance.residenceName(),
                alliance.organizationName(),
                alliance.companyName(),
                alliance.comuna(),
                alliance.region(),
                alliance.managerName()));
        return Stream.of(plain(search).split("\\s+")).allMatch(shown::contains);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
