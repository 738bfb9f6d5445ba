package cl.juntosporlainfancia.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of what is not to be kept itself. */
final class Digests {

    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
