package cl.juntosporlainfancia.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A finished document. */
public final class Pdf {

    private final byte[] bytes;
    private final int pages;

    Pdf(byte[] bytes, int pages) {
        this.bytes = bytes.clone();
        this.pages = pages;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int pages() {
        return pages;
    }

    /** SHA-256 of its bytes in hexadecimal: whoever has a copy can tell whether it is this one. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
