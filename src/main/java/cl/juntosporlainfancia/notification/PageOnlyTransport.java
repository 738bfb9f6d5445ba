package cl.juntosporlainfancia.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers nothing: without a mail server, as in the demonstration, mails are read on the page of sent mails. */
final class PageOnlyTransport implements MailTransport {

    private static final Logger LOG = LoggerFactory.getLogger(PageOnlyTransport.class);

    @Override
    public void send(OutboxMail mail) {
        LOG.debug("No mail server: mail {} is only shown on the page of sent mails", mail.id());
    }

    @Override
    public boolean delivers() {
        return false;
    }
}
