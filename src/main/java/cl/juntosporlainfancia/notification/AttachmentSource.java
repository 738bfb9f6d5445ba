package cl.juntosporlainfancia.notification;

import java.util.Optional;

/** Where the files are that mails carry: whoever keeps such files implements this. */
public interface AttachmentSource {

    /** The bytes under that reference; empty if it is not one of this source's. */
    Optional<byte[]> read(String reference);
}
