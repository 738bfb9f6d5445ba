package cl.juntosporlainfancia.notification;

/** Hands one mail over to whoever delivers it. */
interface MailTransport {

    /**
     * Returns once the mail has been taken over.
     *
     * @throws Unavailable if nothing can be handed over at present, whatever the mail
     * @throws RuntimeException if this mail was not taken
     */
    void send(OutboxMail mail);

    /** Whether anything leaves this application at all; if not, mails need no transaction of their own. */
    default boolean delivers() {
        return true;
    }

    /** The server does not answer, or does not let us in. */
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unavailable(Throwable cause) {
            super("mail server unavailable: " + cause.getMessage(), cause);
        }
    }
}
