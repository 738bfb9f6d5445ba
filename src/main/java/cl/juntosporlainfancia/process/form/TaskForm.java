package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.privacy.Passage;
import java.util.List;
import java.util.Map;

/**
 * The form of one human task: a {@code .form} file, a record with its constraints, and this handler.
 *
 * @param <F> a record whose components are the keys of the form's fields
 */
public interface TaskForm<F> {

    /** Id of the human task in its model. */
    String task();

    /** What is handed in. */
    Class<F> type();

    /** What the form shows when it is opened: values of its fields, lists to choose from, and texts. Read anew each time. */
    Map<String, Object> fill(TaskSubject subject);

    /**
     * Takes what was handed in, in the transaction that completes the task.
     *
     * @throws cl.juntosporlainfancia.language.Refused if the rules do not admit it; the task stays open
     */
    void submit(F form, TaskSubject subject);

    /** Texts that were written elsewhere, kept as they were typed, and are handed on with this form. */
    default List<Passage> written(TaskSubject subject) {
        return List.of();
    }

    /** An entry of a list to choose from. */
    record Option(String label, String value) {}

    /** For a list to choose from: the options a form shows under that key. */
    static List<Option> options(Map<String, String> labelsByValue) {
        return labelsByValue.entrySet().stream()
                .map(entry -> new Option(entry.getValue(), entry.getKey()))
                .toList();
    }
}
