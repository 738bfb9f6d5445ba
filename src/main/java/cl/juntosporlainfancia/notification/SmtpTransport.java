package cl.juntosporlainfancia.notification;

import cl.juntosporlainfancia.language.Texts;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails over to the SMTP server of {@code spring.mail.*}. */
final class SmtpTransport implements MailTransport {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String TIME_OUT_MILLIS = "10000";

    private final JavaMailSender server;
    private final Sender sender;
    private final MessageSource messages;
    private final List<AttachmentSource> attachments;

    SmtpTransport(JavaMailSender server, Sender sender, MessageSource messages, List<AttachmentSource> attachments) {
        this.server = server;
        this.sender = sender;
        this.messages = messages;
        this.attachments = attachments;
        if (server instanceof JavaMailSenderImpl configurable) {
            limitWaiting(configurable);
        }
    }

    /** JavaMail waits for ever unless told otherwise, and a mail holds a database connection while it waits. */
    private static void limitWaiting(JavaMailSenderImpl server) {
        String protocol = Optional.ofNullable(server.getProtocol()).orElse(JavaMailSenderImpl.DEFAULT_PROTOCOL);
        Properties properties = server.getJavaMailProperties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.putIfAbsent("mail." + protocol + "." + limit, TIME_OUT_MILLIS);
        }
    }

    @Override
    public void send(OutboxMail mail) {
        MimeMessage message;
        try {
            message = compose(mail);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException(e);
        }
        try {
            server.send(message);
        } catch (MailAuthenticationException e) {
            throw new Unavailable(e);
        } catch (MailSendException e) {
            // Spring names a cause only where there was no connection; what befell a message is in its list.
            if (e.getCause() != null) {
                throw new Unavailable(e);
            }
            throw e;
        }
    }

    private MimeMessage compose(OutboxMail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new IdentifiedMessage(server.createMimeMessage().getSession(), mail.messageId());
        message.setFrom(new InternetAddress(sender.address(), sender.name(), UTF_8));
        message.setRecipient(
                Message.RecipientType.TO,
                new InternetAddress(mail.recipient().address(), mail.recipient().name(), UTF_8));
        message.setSubject(mail.subject(), UTF_8);
        // RFC 3834: no absence notes in return.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("Content-Language", Texts.LOCALE.toLanguageTag());
        message.setContent(content(mail));
        return message;
    }

    private MimeMultipart content(OutboxMail mail) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        MimeMultipart words = new MimeMultipart("alternative", text, html);
        if (mail.calendarFile() == null && mail.attachment() == null) {
            return words;
        }
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(words);
        MimeMultipart mixed = new MimeMultipart("mixed", body);
        if (mail.calendarFile() != null) {
            mixed.addBodyPart(calendar(mail.calendarFile()));
        }
        if (mail.attachment() != null) {
            mixed.addBodyPart(file(mail.attachment()));
        }
        return mixed;
    }

    private MimeBodyPart calendar(String text) throws MessagingException {
        MimeBodyPart calendar = new MimeBodyPart();
        calendar.setDataHandler(new DataHandler(new ByteArrayDataSource(
                text.getBytes(StandardCharsets.UTF_8), "text/calendar; charset=UTF-8; method=PUBLISH")));
        calendar.setFileName(messages.getMessage("mail.calendar.fileName", null, Texts.LOCALE));
        calendar.setDisposition(MimeBodyPart.ATTACHMENT);
        return calendar;
    }

    private MimeBodyPart file(Letter.Attachment attachment) throws MessagingException {
        byte[] bytes = attachments.stream()
                .flatMap(source -> source.read(attachment.reference()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no file under " + attachment.reference()));
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "application/pdf")));
        file.setFileName(attachment.name());
        file.setDisposition(MimeBodyPart.ATTACHMENT);
        return file;
    }

    /** Keeps its Message-ID when it is saved, where JavaMail would make a new one. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
