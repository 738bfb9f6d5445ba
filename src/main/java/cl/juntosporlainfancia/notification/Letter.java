package cl.juntosporlainfancia.notification;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said to whom, before it is rendered.
 *
 * @param occasion why it is written; chooses the texts
 * @param occurrence which one of that occasion, for example the id of a follow-up: together with occasion and recipient it is
 *     the key under which a mail is left once and never again
 * @param allianceCode the alliance it is about, if any
 * @param addressees whom it goes to; with none nothing is sent and a warning is kept
 * @param arguments for the texts of the occasion, in the order in which {@code messages.properties} numbers them
 * @param facts short lines of a name and a value
 * @param sections titled lists, for example the commitments of some minutes
 * @param link a path of this application, opened by the mail's button; absolute paths only, without host
 * @param meeting what goes into the calendar file, if one is attached
 * @param attachment a file that goes with it, if any
 */
public record Letter(
        Occasion occasion,
        String occurrence,
        @Nullable String allianceCode,
        Collection<Addressee> addressees,
        List<Object> arguments,
        List<Fact> facts,
        List<Section> sections,
        @Nullable String link,
        @Nullable Meeting meeting,
        @Nullable Attachment attachment) {

    /** A letter without a file. */
    public Letter(
            Occasion occasion,
            String occurrence,
            @Nullable String allianceCode,
            Collection<Addressee> addressees,
            List<Object> arguments,
            List<Fact> facts,
            List<Section> sections,
            @Nullable String link,
            @Nullable Meeting meeting) {
        this(occasion, occurrence, allianceCode, addressees, arguments, facts, sections, link, meeting, null);
    }

    /**
     * A PDF file that is kept elsewhere and never changes, read when the mail goes out.
     *
     * @param name of the file, as the recipient sees it
     * @param reference under which {@link AttachmentSource} finds it
     */
    public record Attachment(String name, String reference) {}

    /** A line of the mail: the key of its name in {@code messages.properties}, and its value as it is shown. */
    public record Fact(String labelKey, String value) {}

    /** A titled list: the key of its title in {@code messages.properties}, and its lines. */
    public record Section(String titleKey, Collection<Line> lines) {

        /** A list of lines that lead nowhere. */
        public Section(String titleKey, List<String> texts) {
            this(titleKey, linesOf(texts));
        }

        private static Collection<Line> linesOf(List<String> texts) {
            return texts.stream().map(text -> new Line(text, null, null)).toList();
        }
    }

    /**
     * A line of a list, as it is shown.
     *
     * @param note what is said of it below, if anything
     * @param link a path of this application that the text leads to, if any; absolute paths only, without host
     */
    public record Line(
            String text, @Nullable String note, @Nullable String link) {}

    /**
     * An appointment.
     *
     * @param uid stable over all mails about it, so that a calendar updates instead of adding
     * @param start local time in America/Santiago
     * @param length how long it lasts
     * @param summary the title shown in the calendar
     */
    public record Meeting(String uid, LocalDateTime start, Duration length, String summary) {}
}
