package cl.juntosporlainfancia.diagnosis;

import org.jspecify.annotations.Nullable;

/** Somebody else has changed the same entry since it was read. Nothing was written; both texts are there to choose from. */
public class DraftOvertaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Entry entry;
    private final transient @Nullable Profile profile;

    DraftOvertaken(Entry entry) {
        super("overtaken: standard " + entry.standardCode() + ", version " + entry.version());
        this.entry = entry;
        this.profile = null;
    }

    DraftOvertaken(Profile profile) {
        super("overtaken: profile, version " + profile.version());
        this.entry = null;
        this.profile = profile;
    }

    /** What is kept of the standard; null if it is about the profile. */
    public @Nullable Entry entry() {
        return entry;
    }

    /** What is kept of the profile; null if it is about a standard. */
    public @Nullable Profile profile() {
        return profile;
    }
}
