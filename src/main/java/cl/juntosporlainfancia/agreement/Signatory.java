package cl.juntosporlainfancia.agreement;

/** The three who sign (manual, annex 7.3). */
public enum Signatory {
    ORGANIZATION,
    COMPANY,
    COS
}
