package cl.juntosporlainfancia.process.form;

/** A form was not admitted. Its message is the Spanish sentence that the task list shows; the task stays open, unchanged. */
public class FormRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FormRejected(String sentences) {
        super(sentences, null, false, false);
        FormAnswers.rejected(sentences);
    }
}
