package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.workplan.ActivityReport;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed about an activity, as typed: nothing of it is lost, whatever is wrong with it.
 *
 * @param version which state of the activity was seen
 * @param evidence for what was done
 * @param reason for what was postponed or removed
 */
record ActivityEntry(
        @Nullable String kind,
        @Nullable String version,
        @Nullable String doneOn,
        @Nullable String attendance,
        @Nullable String evidence,
        @Nullable String newEnd,
        @Nullable String reason) {

    /** What is wrong with each field, in a sentence; null where nothing is. */
    record Wrong(
            @Nullable String kind,
            @Nullable String doneOn,
            @Nullable String attendance,
            @Nullable String evidence,
            @Nullable String newEnd,
            @Nullable String reason) {

        static final Wrong NONE = of("", "");

        static Wrong of(String field, String sentence) {
            return new Wrong(
                    field.equals("kind") ? sentence : null,
                    field.equals("doneOn") ? sentence : null,
                    field.equals("attendance") ? sentence : null,
                    field.equals("evidence") ? sentence : null,
                    field.equals("newEnd") ? sentence : null,
                    field.equals("reason") ? sentence : null);
        }
    }

    static ActivityEntry blank(LocalDate today) {
        return new ActivityEntry("", "", today.toString(), "", "", "", "");
    }

    /** @throws Refused about one of the fields of this record, if it cannot be read */
    ActivityReport report(UUID activity) {
        ActivityReport.Kind read = Arrays.stream(ActivityReport.Kind.values())
                .filter(each ->
                        each != ActivityReport.Kind.UNDER_WAY && each.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Refused("kind", "planlife.kind.required"));
        return switch (read) {
            case DONE -> new ActivityReport(activity, read, date("doneOn", doneOn), count(attendance), text(evidence));
            case POSTPONED -> new ActivityReport(activity, read, date("newEnd", newEnd), null, text(reason));
            case REMOVED, UNDER_WAY -> new ActivityReport(activity, read, null, null, text(reason));
        };
    }

    /** Where on the form a refusal about a report's field belongs. */
    String field(String of) {
        boolean done = ActivityReport.Kind.DONE.name().equals(kind);
        return switch (of) {
            case "on" -> done ? "doneOn" : "newEnd";
            case "note" -> done ? "evidence" : "reason";
            default -> of;
        };
    }

    /** All that was written, whatever was chosen. */
    public String words() {
        return Stream.of(evidence, reason)
                .filter(written -> written != null && !written.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** What was chosen, if it is something that can be. */
    public ActivityReport.Kind chosen() {
        return Arrays.stream(ActivityReport.Kind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElse(ActivityReport.Kind.UNDER_WAY);
    }

    int seen() {
        return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    private static @Nullable LocalDate date(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(typed.strip());
            if (!AdmittedYears.have(date.getYear())) {
                throw new Refused(field, "planlife.range." + field);
            }
            return date;
        } catch (DateTimeException e) {
            throw new Refused(field, "planlife.date.unreadable", typed);
        }
    }

    private static @Nullable Integer count(@Nullable String typed) {
        String bare = Objects.requireNonNullElse(typed, "").strip();
        if (bare.isEmpty()) {
            return null;
        }
        if (!bare.matches("\\d{1,9}")) {
            throw new Refused("attendance", "planlife.attendance.unreadable", bare);
        }
        return Integer.valueOf(bare);
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
