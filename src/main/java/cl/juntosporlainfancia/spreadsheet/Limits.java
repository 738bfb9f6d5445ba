package cl.juntosporlainfancia.spreadsheet;

/**
 * How much of a file is read before it is refused.
 *
 * @param bytes of the file as it was handed in
 * @param rows with something in them, without the header
 * @param columns with something in them
 * @param characters of one cell
 */
public record Limits(int bytes, int rows, int columns, int characters) {

    /** 5 MB, 20,000 rows, 60 columns, 4,000 characters. */
    public static final Limits USUAL = new Limits(5 * 1024 * 1024, 20_000, 60, 4_000);
}
