package cl.juntosporlainfancia.panel;

/** The years in which something may happen: a date far from them was mistyped, and the database could not keep some of them. */
final class AdmittedYears {

    private static final int FIRST = 2000;
    private static final int LAST = 2100;

    private AdmittedYears() {}

    static boolean have(int year) {
        return year >= FIRST && year <= LAST;
    }
}
