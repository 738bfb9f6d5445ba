package cl.juntosporlainfancia.alliance;

/** What must hold before a stage may be left for the next one; which of them, says the stage policy. */
public enum Condition {
    PLAN_AGREED,
    AGREEMENT_SIGNED,
    CELEBRATION_HELD,
    EVALUATION_RECORDED,
    BASELINE_RENEWED,
    PLAN_REDESIGNED,
    LONG_TERM_PLAN_PROJECTED,
    SUSTAINABILITY_DECIDED
}
