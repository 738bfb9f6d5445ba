package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.language.Refused;

/** A form was not admitted. Its message is the Spanish sentence that the task list shows; the task stays open, unchanged. */
public class FormRejected extends Refused {

    private static final long serialVersionUID = 1L;

    private final String sentences;

    FormRejected(String sentences) {
        super("", "form.rejected", sentences);
        this.sentences = sentences;
        FormAnswers.rejected(sentences);
    }

    @Override
    public String getMessage() {
        return sentences;
    }
}
