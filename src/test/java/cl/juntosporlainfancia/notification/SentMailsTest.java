package cl.juntosporlainfancia.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.calendar.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@NotificationSlice
class SentMailsTest {

    @Autowired
    private Notifications notifications;

    @Autowired
    private SentMails sentMails;

    @Autowired
    private JdbcClient client;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void fourMails() {
        client.sql("truncate juntos.outbox, juntos.notification_warning").update();
        clock.moveTo(NotificationSlice.NOW);
        leave("A", Occasion.STAGE_STARTED, Letters.ANA);
        leave("A", Occasion.FOLLOW_UP_OVERDUE, Letters.LUIS);
        leave("B", Occasion.STAGE_STARTED, Letters.LUIS);
        leave(null, Occasion.FOLLOW_UP_OVERDUE, Letters.ANA);
        client.sql("update juntos.outbox set status = 'FAILED' where alliance_code = 'B'")
                .update();
    }

    private void leave(@Nullable String allianceCode, Occasion occasion, Addressee addressee) {
        Letter letter = new Letter(
                occasion,
                "of " + allianceCode,
                allianceCode,
                List.of(addressee),
                Letters.ARGUMENTS,
                List.of(),
                List.of(),
                null,
                null);
        new TransactionTemplate(transactions).executeWithoutResult(status -> notifications.leave(letter));
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
    }

    @Test
    void theNewestComeFirst() {
        assertThat(occurrences(SentMails.Filter.ALL, 0, 10)).containsExactly("null", "B", "A", "A");
    }

    @Test
    void aPageKnowsHowManyThereAreInAll() {
        assertThat(occurrences(SentMails.Filter.ALL, 1, 2)).containsExactly("B", "A");
        assertThat(sentMails.page(SentMails.Filter.ALL, 1, 2).total()).isEqualTo(4);
        assertThat(sentMails.page(SentMails.Filter.ALL, 9, 2)).isEqualTo(new SentMails.Page(List.of(), 4));
    }

    @Test
    void theyAreFilteredByAllThatIsGiven() {
        assertThat(total(null, "A", null, null)).isEqualTo(2);
        assertThat(total(null, null, Occasion.STAGE_STARTED, null)).isEqualTo(2);
        assertThat(total(SentMail.Status.FAILED, null, null, null)).isEqualTo(1);
        assertThat(total(SentMail.Status.SENT, null, null, null)).isZero();
        assertThat(total(null, null, null, "MUÑOZ")).isEqualTo(2);
        assertThat(total(null, null, null, "@empresa")).isEqualTo(2);
        assertThat(total(null, null, null, "%")).isZero();
        assertThat(total(null, null, null, " ")).isEqualTo(4);
        assertThat(total(SentMail.Status.PENDING, "A", Occasion.STAGE_STARTED, "ana"))
                .isEqualTo(1);
    }

    @Test
    void oneIsFoundByItsId() {
        SentMail mail = sentMails.page(SentMails.Filter.ALL, 0, 1).mails().get(0);

        assertThat(sentMails.find(mail.id())).contains(mail);
        assertThat(sentMails.find(UUID.randomUUID())).isEmpty();
        assertThat(mail.allianceCode()).isNull();
        assertThat(mail.sentAt()).isNull();
        assertThat(mail.html()).contains("<html");
    }

    @Test
    void theFailedAreCounted() {
        assertThat(sentMails.failed()).isEqualTo(1);
    }

    private long total(
            SentMail.@Nullable Status status,
            @Nullable String allianceCode,
            @Nullable Occasion occasion,
            @Nullable String recipient) {
        return sentMails
                .page(new SentMails.Filter(status, allianceCode, occasion, recipient), 0, 10)
                .total();
    }

    private List<String> occurrences(SentMails.Filter filter, int offset, int limit) {
        return sentMails.page(filter, offset, limit).mails().stream()
                .map(mail -> String.valueOf(mail.allianceCode()))
                .toList();
    }
}
