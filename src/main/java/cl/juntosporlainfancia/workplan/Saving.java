package cl.juntosporlainfancia.workplan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a plan that is being built, to be kept. */
public final class Saving {

    /**
     * An activity as typed.
     *
     * @param id made by whoever typed it, so that a request may be repeated
     * @param version which state of it was seen; 0 for a new one
     */
    public record Row(UUID id, int version, ActivityLine line) {}

    /** An activity to be taken out, and which state of it was seen. */
    public record Deletion(UUID id, int version) {}

    /** Kept: from now on that version. */
    public record Kept(UUID id, int version) {}

    /**
     * Not kept: somebody else was faster.
     *
     * @param theirs what stands now; null if it was taken out
     */
    public record Overtaken(UUID id, @Nullable PlannedActivity theirs) {}

    /** Not kept: why, in a sentence. */
    public record NotAdmitted(UUID id, String field, String sentence) {}

    /** What became of each row. */
    public record Outcome(List<Kept> kept, List<Overtaken> overtaken, List<NotAdmitted> notAdmitted) {}

    private Saving() {}
}
