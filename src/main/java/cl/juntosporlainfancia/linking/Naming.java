package cl.juntosporlainfancia.linking;

import org.jspecify.annotations.Nullable;

/**
 * Who coordinates on the residence's side (evaluation 2020, table 8).
 *
 * @param side of whose group counterpart and deputy become members: one's, or both
 * @param position of the counterpart
 * @param reason why it is the technical team that coordinates, if it is
 */
public record Naming(
        Side side,
        Delegate counterpart,
        Delegate deputy,
        Position position,
        @Nullable String reason) {

    /** Which of the two takes charge. */
    public enum Side {
        OCA_ONLY,
        RESIDENCE_ONLY,
        BOTH
    }

    /** What the counterpart is. */
    public enum Position {
        DIRECTOR,
        ADMINISTRATION,
        /** Works with the children every day: does not coordinate without a reason (evaluation 2020, 4.4 iv). */
        TECHNICAL_TEAM,
        OTHER
    }
}
