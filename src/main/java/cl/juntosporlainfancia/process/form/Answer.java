package cl.juntosporlainfancia.process.form;

/** What a form's question with two answers gives. */
public enum Answer {
    YES,
    NO;

    public boolean isYes() {
        return this == YES;
    }
}
