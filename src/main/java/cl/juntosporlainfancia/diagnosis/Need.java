package cl.juntosporlainfancia.diagnosis;

/**
 * Something a residence lacks in a standard.
 *
 * @param standardCode of the catalogue
 * @param text at most {@value #MAX_TEXT} characters
 */
public record Need(String standardCode, String text, Priority priority) {

    public static final int MAX_TEXT = 300;

    /** How much it presses. */
    public enum Priority {
        HIGH,
        MEDIUM,
        LOW
    }
}
