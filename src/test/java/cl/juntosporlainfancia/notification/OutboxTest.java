package cl.juntosporlainfancia.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cl.juntosporlainfancia.calendar.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.NoSuchMessageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@NotificationSlice
class OutboxTest {

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
    void empty() {
        clock.moveTo(NotificationSlice.NOW);
        client.sql("truncate juntos.outbox, juntos.notification_warning").update();
    }

    @Test
    void everyAddresseeGetsAMailOfTheirOwn() {
        leave(Letters.invitation("7", Letters.ANA, Letters.LUIS));

        assertThat(sentMails.page(SentMails.Filter.ALL, 0, 10).mails())
                .extracting(SentMail::recipientName, SentMail::recipient, SentMail::status, SentMail::withCalendarFile)
                .containsExactlyInAnyOrder(
                        tuple("Ana Pérez Muñoz", "ana@residencia.example", SentMail.Status.PENDING, true),
                        tuple("Luis Soto", "luis@empresa.example", SentMail.Status.PENDING, true));
        assertThat(sentMails.page(SentMails.Filter.ALL, 0, 10).mails())
                .allSatisfy(mail -> assertThat(mail.text()).startsWith("Hola, " + mail.recipientName()))
                .allSatisfy(mail -> assertThat(mail.leftAt()).isEqualTo(NotificationSlice.NOW));
    }

    @Test
    void theSameOccurrenceIsLeftOnceForARecipient() {
        leave(Letters.invitation("7", Letters.ANA));
        leave(Letters.invitation("7", Letters.LUIS, Letters.ANA, new Addressee("A. Pérez", "ANA@residencia.example")));

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void anotherOccurrenceOrOccasionIsAnotherMail() {
        leave(Letters.invitation("7", Letters.ANA));
        leave(Letters.invitation("8", Letters.ANA));
        leave(Letters.minutes("7", Letters.ANA));

        assertThat(count()).isEqualTo(3);
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            notifications.leave(Letters.invitation("7", Letters.ANA));
            notifications.leave(Letters.invitation("8"));
            status.setRollbackOnly();
        });

        assertThat(count()).isZero();
        assertThat(sentMails.warnings(10)).isEmpty();
    }

    @Test
    void nothingIsLeftOutsideATransaction() {
        assertThatThrownBy(() -> notifications.leave(Letters.invitation("7", Letters.ANA)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(count()).isZero();
    }

    @Test
    void aLetterForNobodyIsWarnedOfOnce() {
        leave(Letters.invitation("7"));
        leave(Letters.invitation("7"));

        assertThat(count()).isZero();
        assertThat(sentMails.warnings(10))
                .containsExactly(new SentMails.Warning(
                        Occasion.FOLLOW_UP_INVITATION,
                        "7",
                        "JXI-001",
                        SentMails.Warning.Reason.NO_ADDRESSEE,
                        "",
                        "",
                        NotificationSlice.NOW));
    }

    @Test
    void whoKnowsMoreOfThoseThatCannotBeWrittenToSaysItOnce() {
        for (String detail : new String[] {"3 tareas esperan", "4 tareas esperan"}) {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> notifications.warn(
                            Occasion.TASK_DIGEST,
                            "2026-W47/company-x",
                            SentMails.Warning.Reason.NO_ADDRESSEE,
                            "Empresa X",
                            detail));
        }

        assertThat(sentMails.warnings(10)).singleElement().satisfies(warning -> {
            assertThat(warning.detail()).isEqualTo("3 tareas esperan");
            assertThat(Letters.messages()
                            .getMessage(
                                    warning.messageKey(),
                                    new Object[] {warning.addressee(), warning.detail()},
                                    cl.juntosporlainfancia.language.Texts.LOCALE))
                    .startsWith("Empresa X no tiene a nadie que reciba sus avisos: 3 tareas esperan.");
        });
    }

    @Test
    void anAddressIsKnownHoweverItWasTyped() {
        assertThat(notifications.address(new Addressee("Ana", " ANA@Residencia.example ")))
                .contains("ana@residencia.example");
        assertThat(notifications.address(new Addressee("Ana", "ana"))).isEmpty();
    }

    @Test
    void anImpossibleAddressIsWarnedOfAndTheOthersGetTheirs() {
        leave(Letters.invitation(
                "7", new Addressee("Eva", ""), Letters.ANA, new Addressee("Juan Díaz", "juan@residencia")));

        assertThat(sentMails.page(SentMails.Filter.ALL, 0, 10).mails())
                .extracting(SentMail::recipient)
                .containsExactly("ana@residencia.example");
        assertThat(sentMails.warnings(10))
                .extracting(SentMails.Warning::reason, SentMails.Warning::addressee)
                .containsExactlyInAnyOrder(
                        tuple(SentMails.Warning.Reason.IMPOSSIBLE_ADDRESS, "Eva <>"),
                        tuple(SentMails.Warning.Reason.IMPOSSIBLE_ADDRESS, "Juan Díaz <juan@residencia>"));
    }

    @Test
    void aMistakeInALetterLeavesNothing() {
        Letter letter = new Letter(
                Occasion.STAGE_STARTED,
                "1",
                null,
                java.util.List.of(Letters.ANA),
                Letters.ARGUMENTS,
                java.util.List.of(new Letter.Fact("mail.fact.nonsense", "x")),
                java.util.List.of(),
                null,
                null);

        assertThatThrownBy(() -> leave(letter)).isInstanceOf(NoSuchMessageException.class);
        assertThat(count()).isZero();
    }

    private void leave(Letter letter) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> notifications.leave(letter));
    }

    private long count() {
        return client.sql("select count(*) from juntos.outbox")
                .query(Long.class)
                .single();
    }
}
