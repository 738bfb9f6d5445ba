package cl.juntosporlainfancia.diagnosis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one standard.
 *
 * @param version counts its changes; 0 before the first
 * @param updatedBy login of who wrote it last
 */
public record Entry(
        String standardCode,
        int version,
        String currentState,
        String desiredState,
        List<Need> needs,
        boolean noNeed,
        @Nullable String updatedBy,
        @Nullable Instant updatedAt) {

    static Entry empty(String standardCode) {
        return new Entry(standardCode, 0, "", "", List.of(), false, null, null);
    }

    /** Whether both states are told, and what is needed or that nothing is. */
    public boolean isAnswered() {
        return !currentState.isEmpty() && !desiredState.isEmpty() && hasNeedsOrNone();
    }

    boolean hasNeedsOrNone() {
        return noNeed || !needs.isEmpty();
    }

    /** Whether anything is told. */
    public boolean isBegun() {
        return !currentState.isEmpty() || !desiredState.isEmpty() || hasNeedsOrNone();
    }

    boolean says(Draft draft) {
        return currentState.equals(draft.currentState())
                && desiredState.equals(draft.desiredState())
                && noNeed == draft.noNeed()
                && draft.needs()
                        .equals(needs.stream()
                                .map(need -> new Draft.Line(need.text(), need.priority()))
                                .toList());
    }
}
