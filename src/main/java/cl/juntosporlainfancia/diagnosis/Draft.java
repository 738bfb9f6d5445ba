package cl.juntosporlainfancia.diagnosis;

import java.util.List;

/**
 * What somebody has typed of one standard.
 *
 * @param version of the entry that this person saw; 0 if there was none
 * @param noNeed whether they say that they need nothing in it today
 */
public record Draft(int version, String currentState, String desiredState, List<Line> needs, boolean noNeed) {

    public Draft {
        // A program may leave out what is empty.
        currentState = currentState == null ? "" : currentState;
        desiredState = desiredState == null ? "" : desiredState;
        needs = needs == null ? List.of() : List.copyOf(needs);
    }

    /** A need as typed. */
    public record Line(String text, Need.Priority priority) {

        public Line {
            text = text == null ? "" : text;
            priority = priority == null ? Need.Priority.MEDIUM : priority;
        }
    }

    /** In one form: without the signs a browser adds, and without empty lines. */
    Draft tidied() {
        return new Draft(
                version,
                tidy(currentState),
                tidy(desiredState),
                needs.stream()
                        .map(need -> new Line(
                                tidy(need.text()).replaceAll("\\s+", " ").strip(), need.priority()))
                        .filter(need -> !need.text().isEmpty())
                        .toList(),
                noNeed);
    }

    static String tidy(String text) {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        return plain.isBlank() ? "" : plain;
    }
}
