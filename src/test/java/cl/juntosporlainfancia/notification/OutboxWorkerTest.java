package cl.juntosporlainfancia.notification;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import cl.juntosporlainfancia.calendar.MovableClock;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@NotificationSlice
class OutboxWorkerTest {

    @Autowired
    private Notifications notifications;

    @Autowired
    private OutboxWorker worker;

    @Autowired
    private OutboxMails mails;

    @Autowired
    private MailTransport transport;

    @Autowired
    private SentMails sentMails;

    @Autowired
    private JdbcClient client;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JavaMailSender server;

    @Autowired
    private GreenMail mailServer;

    @BeforeEach
    void empty() throws FolderException {
        client.sql("truncate juntos.outbox, juntos.notification_warning").update();
        mailServer.purgeEmailFromAllMailboxes();
        clock.moveTo(NotificationSlice.NOW);
    }

    @Test
    void aMailArrivesAsTextAndHtmlWithItsAppointment() throws MessagingException, IOException {
        leave(Letters.invitation("7", Letters.ANA));

        assertThat(worker.sendDue()).isEqualTo(1);

        MimeMessage message = only();
        assertThat(message.getSubject())
                .isEqualTo(
                        "Invitación al seguimiento N° 3: Residencia Los Aromos y Viña Santa Elena, lunes 7 de diciembre de 2026");
        assertThat(message.getFrom())
                .containsExactly(new InternetAddress("no-responder@jxi.example", "Juntos por la Infancia"));
        InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
        assertThat(to.getPersonal()).isEqualTo("Ana Pérez Muñoz");
        assertThat(to.getAddress()).isEqualTo("ana@residencia.example");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");

        SentMail kept = theMail();
        MimeMultipart mixed = (MimeMultipart) message.getContent();
        MimeMultipart words = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(words.getContentType()).startsWith("multipart/alternative");
        assertThat(lines(words.getBodyPart(0).getContent())).isEqualTo(lines(kept.text()));
        assertThat(words.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(lines(words.getBodyPart(1).getContent())).isEqualTo(lines(kept.html()));
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("invitacion.ics");
        assertThat(mixed.getBodyPart(1).getContentType()).startsWith("text/calendar");
        String calendar = new String(mixed.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Biweekly.parse(calendar).first().getEvents()).singleElement().satisfies(event -> assertThat(
                        event.getDateStart().getValue())
                .isEqualTo(Instant.parse("2026-12-07T13:00:00Z")));
    }

    @Test
    void aMailCarriesItsFileAndOneWhoseFileIsGoneIsNotSent() throws MessagingException, IOException {
        byte[] file = "%PDF-1.7 ñ".getBytes(StandardCharsets.UTF_8);
        OutboxWorker carrying = new OutboxWorker(
                mails,
                new SmtpTransport(
                        server,
                        new Sender("Jxi", "no-responder@jxi.example"),
                        Letters.messages(),
                        List.of(reference -> reference.equals("kept/1") ? Optional.of(file) : Optional.empty())),
                transactions,
                clock);
        leave(withFile(Letters.minutes("7", Letters.ANA), "convenio-C-0001-v1.pdf", "kept/1"));

        assertThat(carrying.sendDue()).isEqualTo(1);

        MimeMultipart mixed = (MimeMultipart) only().getContent();
        assertThat(mixed.getCount()).isEqualTo(2);
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("convenio-C-0001-v1.pdf");
        assertThat(mixed.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(file);
        assertThat(theMail().attachment()).isEqualTo("convenio-C-0001-v1.pdf");

        leave(withFile(Letters.minutes("8", Letters.ANA), "otro.pdf", "gone/1"));
        assertThat(carrying.sendDue()).isZero();
        assertThat(sentMails.page(SentMails.Filter.ALL, 0, 10).mails())
                .anySatisfy(mail -> assertThat(mail.lastError()).contains("no file under gone/1"));
    }

    private static Letter withFile(Letter letter, String name, String reference) {
        return new Letter(
                letter.occasion(),
                letter.occurrence(),
                letter.allianceCode(),
                letter.addressees(),
                letter.arguments(),
                letter.facts(),
                letter.sections(),
                letter.link(),
                null,
                new Letter.Attachment(name, reference));
    }

    @Test
    void aSecretGoesOutWithItsMailAndIsForgotten() throws MessagingException, IOException {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        notifications.leave(Letters.letter(Occasion.ACCOUNT_OPENED, "", Letters.ANA), "s3-cr_et"));

        assertThat(worker.sendDue()).isEqualTo(1);

        assertThat(allText(only()))
                .contains("https://plataforma.example/seguimientos/s3-cr_et", "href=")
                .doesNotContain(OutboxMail.MASK);
        assertThat(theMail().text() + theMail().html())
                .contains("/seguimientos/" + OutboxMail.MASK)
                .doesNotContain("s3-cr_et");
        assertThat(client.sql("select secret is null from juntos.outbox")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static String allText(jakarta.mail.Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof MimeMultipart parts)) {
            return part.getContent().toString();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            text.append(allText(parts.getBodyPart(i)));
        }
        return text.toString();
    }

    @Test
    void aSentMailIsMarkedAndNotSentAgain() {
        leave(Letters.minutes("7", Letters.ANA));
        clock.moveTo(NotificationSlice.NOW.plusSeconds(5));

        assertThat(worker.sendDue()).isEqualTo(1);
        assertThat(worker.sendDue()).isZero();

        assertThat(theMail().status()).isEqualTo(SentMail.Status.SENT);
        assertThat(theMail().attempts()).isEqualTo(1);
        assertThat(theMail().sentAt()).isEqualTo(NotificationSlice.NOW.plusSeconds(5));
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailWhoseTransactionIsOpenIsNotSentYet() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            notifications.leave(Letters.minutes("7", Letters.ANA));
            assertThat(worker.sendDue()).isZero();
        });

        assertThat(worker.sendDue()).isEqualTo(1);
    }

    @Test
    void aRefusedMailIsTriedAgainAfterGrowingPausesAndFailsInTheEnd() {
        leave(Letters.minutes("7", Letters.ANA));
        OutboxWorker refused = worker(mail -> {
            throw new MailSendException("550 no such user");
        });

        List<Duration> pauses = new ArrayList<>();
        Instant last = clock.instant();
        refused.sendDue();
        while (theMail().status() == SentMail.Status.PENDING) {
            Instant next = mails.nextDueAt().orElseThrow();
            clock.moveTo(next.minusMillis(1));
            assertThat(refused.sendDue()).isZero();
            assertThat(mails.nextDueAt()).contains(next);
            clock.moveTo(next);
            pauses.add(Duration.between(last, next));
            last = next;
            refused.sendDue();
        }

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(4),
                        Duration.ofHours(12));
        assertThat(theMail().status()).isEqualTo(SentMail.Status.FAILED);
        assertThat(theMail().attempts()).isEqualTo(7);
        assertThat(theMail().lastError()).isEqualTo("MailSendException: 550 no such user");
        assertThat(sentMails.failed()).isEqualTo(1);
        clock.moveTo(last.plus(Duration.ofDays(30)));
        assertThat(worker.sendDue()).isZero();
    }

    @Test
    void aFailedMailIsPutBackByHand() {
        leave(Letters.minutes("7", Letters.ANA));
        assertThat(worker.retry(theMail().id())).isFalse();
        fail(theMail());

        assertThat(worker.retry(theMail().id())).isTrue();

        assertThat(worker.sendDue()).isEqualTo(1);
        assertThat(theMail().status()).isEqualTo(SentMail.Status.SENT);
        assertThat(theMail().lastError()).isNull();
        assertThat(worker.retry(theMail().id())).isFalse();
        assertThat(worker.retry(UUID.randomUUID())).isFalse();
    }

    @Test
    void allFailedMailsArePutBackAtOnce() {
        leave(Letters.minutes("7", Letters.ANA, Letters.LUIS));
        sentMails.page(SentMails.Filter.ALL, 0, 10).mails().forEach(this::fail);

        assertThat(worker.retryFailed()).isEqualTo(2);
        assertThat(worker.sendDue()).isEqualTo(2);
        assertThat(worker.retryFailed()).isZero();
    }

    @Test
    void oneRefusedMailHoldsUpNoOther() {
        leave(Letters.minutes("7", Letters.ANA, Letters.LUIS));
        leave(Letters.minutes("8", Letters.ANA));
        List<String> sent = new ArrayList<>();
        OutboxWorker picky = worker(mail -> {
            if (mail.recipient().name().startsWith("Ana") && mail.html().contains("/seguimientos/7")) {
                throw new IllegalStateException("cannot be composed");
            }
            sent.add(mail.recipient().name() + mail.html().replaceAll("(?s).*(/seguimientos/\\d+).*", "$1"));
        });

        assertThat(picky.sendDue()).isEqualTo(2);

        assertThat(sent).containsExactlyInAnyOrder("Luis Soto/seguimientos/7", "Ana Pérez Muñoz/seguimientos/8");
    }

    @Test
    void aRecipientGetsTheOlderMailFirst() {
        leave(Letters.minutes("7", Letters.ANA));
        leave(Letters.minutes("8", Letters.ANA));
        List<UUID> due = mails.due(clock.instant(), 10);

        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> {
            assertThat(mails.take(due.get(1), clock.instant())).isEmpty();
            assertThat(mails.take(due.get(0), clock.instant())).isPresent();
        });
    }

    @Test
    void withoutAnswerFromTheServerTheRestWaitsForTheNextRun() throws IOException {
        leave(Letters.minutes("7", Letters.ANA));
        leave(Letters.minutes("8", Letters.LUIS));
        JavaMailSenderImpl unreachable = new JavaMailSenderImpl();
        unreachable.setHost("localhost");
        unreachable.setPort(closedPort());

        OutboxWorker alone = new OutboxWorker(
                mails,
                new SmtpTransport(
                        unreachable, new Sender("Jxi", "no-responder@jxi.example"), Letters.messages(), List.of()),
                transactions,
                clock);

        assertThat(alone.sendDue()).isZero();
        assertThat(sentMails.page(SentMails.Filter.ALL, 0, 10).mails())
                .extracting(SentMail::attempts)
                .containsExactlyInAnyOrder(1, 0);
        assertThat(sentMails.page(SentMails.Filter.ALL, 0, 10).mails())
                .anySatisfy(mail -> assertThat(mail.lastError()).startsWith("Unavailable: mail server unavailable"));

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(worker.sendDue()).isEqualTo(2);
    }

    @Test
    void aResendIsTheSameMessage() throws MessagingException {
        leave(Letters.minutes("7", Letters.ANA));
        OutboxWorker brokenOff = worker(mail -> {
            transport.send(mail);
            throw new MailSendException("connection reset after the server had taken it");
        });

        brokenOff.sendDue();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        worker.sendDue();

        MimeMessage[] received = mailServer.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID())
                .isEqualTo("<%s@jxi.example>".formatted(theMail().id()))
                .isEqualTo(received[1].getMessageID());
    }

    @Test
    void twoWorkersAtOnceSendEachMailOnce() throws Exception {
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            // Few enough recipients for the workers to meet at each of them.
            String address = "persona%d@residencia.example".formatted(i % 40);
            leave(Letters.letter(Occasion.FOLLOW_UP_OVERDUE, "occurrence-" + i, new Addressee("P", address)));
            expected.merge(address, 1, Integer::sum);
        }
        OutboxWorker other = worker(transport::send);
        CyclicBarrier together = new CyclicBarrier(2);

        ExecutorService threads = Executors.newFixedThreadPool(2);
        int sent = 0;
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (OutboxWorker each : List.of(worker, other)) {
                counts.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return each.sendDue();
                }));
            }
            for (Future<Integer> count : counts) {
                int share = count.get(60, TimeUnit.SECONDS);
                assertThat(share).isPositive();
                sent += share;
            }
        } finally {
            threads.shutdownNow();
        }
        // Whoever came last may have left to the other what the other was about to finish.
        sent += worker.sendDue();

        assertThat(sent).isEqualTo(200);
        assertThat(mailServer.getReceivedMessages()).hasSize(200);
        Map<String, Integer> received = new HashMap<>();
        Arrays.stream(mailServer.getReceivedMessages())
                .forEach(message -> received.merge(to(message), 1, Integer::sum));
        assertThat(received).isEqualTo(expected);
        assertThat(Arrays.stream(mailServer.getReceivedMessages())
                        .map(OutboxWorkerTest::id)
                        .distinct())
                .hasSize(200);
        assertThat(sentMails
                        .page(new SentMails.Filter(SentMail.Status.SENT, null, null, null), 0, 1)
                        .total())
                .isEqualTo(200);
    }

    @Test
    void withoutAMailServerMailsAreOnlyShown() {
        leave(Letters.minutes("7", Letters.ANA));

        assertThat(new OutboxWorker(mails, new PageOnlyTransport(), transactions, clock).sendDue())
                .isEqualTo(1);

        assertThat(theMail().status()).isEqualTo(SentMail.Status.SENT);
        assertThat(mailServer.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWorkerThatIsToldToStopBeginsNoMail() {
        leave(Letters.minutes("7", Letters.ANA));
        OutboxWorker stopped = worker(transport::send);
        stopped.stop();

        assertThat(stopped.sendDue()).isZero();
        assertThat(theMail().attempts()).isZero();
    }

    @Test
    void aMovedClockSendsEachMailAtItsDate() {
        OutboxSchedule schedule = new OutboxSchedule(worker, mails);
        assertThat(schedule.nextAt()).isEmpty();
        leave(Letters.minutes("7", Letters.ANA));
        assertThat(schedule.nextAt()).contains(NotificationSlice.NOW);

        schedule.pause();
        schedule.poll();
        assertThat(theMail().status()).isEqualTo(SentMail.Status.PENDING);
        schedule.runDue();
        assertThat(theMail().status()).isEqualTo(SentMail.Status.SENT);
        assertThat(schedule.nextAt()).isEmpty();

        leave(Letters.minutes("8", Letters.ANA));
        schedule.resume();
        schedule.poll();
        assertThat(schedule.nextAt()).isEmpty();
    }

    private OutboxWorker worker(Consumer<OutboxMail> sending) {
        return new OutboxWorker(mails, sending::accept, transactions, clock);
    }

    private void leave(Letter letter) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> notifications.leave(letter));
    }

    private void fail(SentMail mail) {
        client.sql("update juntos.outbox set status = 'FAILED', attempts = 7, last_error = 'x' where id = ?")
                .param(mail.id())
                .update();
    }

    private SentMail theMail() {
        List<SentMail> all = sentMails.page(SentMails.Filter.ALL, 0, 2).mails();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private MimeMessage only() {
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        return mailServer.getReceivedMessages()[0];
    }

    /** A mail's lines end otherwise on their way. */
    private static List<String> lines(Object content) {
        return content.toString().lines().toList();
    }

    private static String to(MimeMessage message) {
        try {
            return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
