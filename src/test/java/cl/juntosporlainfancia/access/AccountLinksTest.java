package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.OutboxWorker;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.PersonDetails;
import cl.juntosporlainfancia.registry.Registry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Personal links: what they do, once and for a while, and who can read them. */
@ApplicationTest
class AccountLinksTest {

    private static final String GOOD = "una frase que recuerdo";

    @Autowired
    AccountLinks links;

    @Autowired
    LoginAttempts attempts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    OutboxWorker worker;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Texts texts;

    @Autowired
    MovableClock clock;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    private String ana = "";

    @BeforeEach
    void somebodyIsRegistered() {
        jdbc.sql(
                        "truncate juntos.organization, juntos.company, juntos.person, juntos.outbox, juntos.login_attempt cascade")
                .update();
        clock.moveTo(calendar.at(LocalDate.of(2026, 4, 1), LocalTime.NOON));
        registry.add("acme", CompanyDetails.named("Acme"));
        ana = registry.enrol(new PersonDetails("Ana", "ana@acme.cl", null), "company-acme", Membership.Role.MEMBER);
    }

    private List<String> occasions() {
        return jdbc.sql("select occasion from juntos.outbox order by position")
                .query(String.class)
                .list();
    }

    /** As the newest mail's recipient reads it. */
    private String token() {
        return jdbc.sql("select secret from juntos.outbox order by position desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void whoIsRegisteredGetsAnAccountWithoutAPasswordAndAMail() {
        assertThat(occasions()).containsExactly("ACCOUNT_OPENED");
        assertThat(accounts.state(ana)).contains(Accounts.State.WAITING);
        assertThatThrownBy(() -> accounts.loadUserByUsername(ana)).isInstanceOf(UsernameNotFoundException.class);
        assertThat(links.username(token())).contains(ana);
    }

    @Test
    void whoIsKnownAlreadyGetsNoSecondMail() {
        registry.add("otra", CompanyDetails.named("Otra"));
        registry.enrol(new PersonDetails("Ana", "ANA@acme.cl", null), "company-otra", Membership.Role.MEMBER);
        assertThat(occasions()).hasSize(1);
    }

    @Test
    void aLinkSetsAPasswordOnce() {
        String token = token();
        assertThat(links.setPassword(token, GOOD)).isTrue();
        assertThat(encoder.matches(GOOD, accounts.loadUserByUsername(ana).getPassword()))
                .isTrue();
        assertThat(accounts.state(ana)).contains(Accounts.State.OPEN);
        assertThat(links.username(token)).isEmpty();
        assertThat(links.setPassword(token, "otra frase distinta")).isFalse();
        assertThat(encoder.matches(GOOD, accounts.loadUserByUsername(ana).getPassword()))
                .isTrue();
    }

    @Test
    void aLinkServesSevenDays() {
        String token = token();
        clock.moveTo(calendar.now().plus(Duration.ofDays(7)).minusSeconds(1));
        assertThat(links.username(token)).contains(ana);
        clock.moveTo(calendar.now().plusSeconds(1));
        assertThat(links.username(token)).isEmpty();
        assertThat(links.setPassword(token, GOOD)).isFalse();
    }

    @Test
    void oneUsedUsesUpAllOthers() {
        String first = token();
        links.request("ana@acme.cl", "10.0.0.1");
        String second = token();
        assertThat(second).isNotEqualTo(first);
        assertThat(links.setPassword(second, GOOD)).isTrue();
        assertThat(links.setPassword(first, "otra frase distinta")).isFalse();
    }

    @Test
    void aLinkIsLongAndOnlyItsDigestIsKeptWithIt() {
        String token = token();
        assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(jdbc.sql("select encode(digest, 'escape') from juntos.single_use_link")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
        assertThat(links.username("x")).isEmpty();
        assertThat(links.username(token.toUpperCase(java.util.Locale.ROOT))).isEmpty();
    }

    @Test
    void theKeptMailDoesNotTellTheLink() {
        String token = token();
        String kept = jdbc.sql("select subject || text_body || html_body || occurrence from juntos.outbox")
                .query(String.class)
                .single();
        assertThat(kept).contains("/clave/enlace-personal").doesNotContain(token);
    }

    @Test
    void withoutAMailServerThePageIsTheLetterBox() {
        String token = token();
        worker.sendDue();
        assertThat(jdbc.sql("select text_body from juntos.outbox")
                        .query(String.class)
                        .single())
                .contains("/clave/" + token);
        assertThat(jdbc.sql("select count(*) from juntos.outbox where secret is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "corta123456 | La contraseña necesita al menos 12 caracteres.",
                "Ana Pérez Soto! | La contraseña no puede ser su usuario, su nombre, su correo ni el nombre del programa.",
                "ANA@acme-empresa.cl | La contraseña no puede ser su usuario, su nombre, su correo ni el nombre del programa.",
                "juntos por la infancia | La contraseña no puede ser su usuario, su nombre, su correo ni el nombre del programa.",
                "contraseña123 | Esa contraseña es fácil de adivinar. Pruebe con una frase de varias palabras que no vayan juntas habitualmente.",
                "ÑÑÑÑÑÑÑÑÑÑÑÑÑÑ | Esa contraseña es fácil de adivinar. Pruebe con una frase de varias palabras que no vayan juntas habitualmente.",
                "perezperez2026 | Esa contraseña es fácil de adivinar. Pruebe con una frase de varias palabras que no vayan juntas habitualmente.",
            })
    void aPasswordThatIsNotAdmittedLeavesTheLink(String password, String sentence) {
        registry.enrol(
                new PersonDetails("Ana Pérez Soto", "ana@acme-empresa.cl", null),
                "company-acme",
                Membership.Role.MEMBER);
        String token = token();
        Refused refused = catchThrowableOfType(Refused.class, () -> links.setPassword(token, password));
        assertThat(texts.of(refused)).isEqualTo(sentence);
        assertThat(links.setPassword(token, GOOD)).isTrue();
    }

    @Test
    void aLongPhraseIsReadWholeAndAnEndlessOneRefused() {
        String phrase = "caminamos despacio porque vamos lejos y llevamos pan para todas ".repeat(2);
        String token = token();
        assertThat(catchThrowableOfType(Refused.class, () -> links.setPassword(token, phrase + "x"))
                        .messageKey())
                .isEqualTo("password.tooLong");
        assertThat(links.setPassword(token, phrase)).isTrue();
        String hash = accounts.loadUserByUsername(ana).getPassword();
        assertThat(encoder.matches(phrase, hash)).isTrue();
        assertThat(encoder.matches(phrase.substring(0, 127), hash)).isFalse();
    }

    @Test
    void fromOneAddressTwentyLinksAreAskedFor() {
        for (int i = 0; i < 20; i++) {
            links.request("nadie@acme.cl", "10.0.0.2");
        }
        assertThat(texts.of(catchThrowableOfType(Refused.class, () -> links.request("ana@acme.cl", "10.0.0.2"))))
                .isEqualTo("Desde su conexión se han pedido muchos enlaces. Espere 15 minutos y vuelva a pedirlo.");
        assertThat(occasions()).hasSize(1);
        links.request("ana@acme.cl", "10.0.0.3");
        assertThat(occasions()).hasSize(2);
        clock.moveTo(calendar.now().plus(Duration.ofMinutes(15)));
        links.request("ana@acme.cl", "10.0.0.2");
        assertThat(occasions()).hasSize(3);
    }

    @Test
    void aPasswordIsNotTheUserName() {
        String long_ = registry.enrol(
                new PersonDetails("Eva", "evangelina.soto@acme.cl", null), "company-acme", Membership.Role.MEMBER);
        Refused refused = catchThrowableOfType(Refused.class, () -> links.setPassword(token(), "Evangelina-SOTO"));
        assertThat(long_).isEqualTo("evangelina-soto");
        assertThat(texts.of(refused))
                .isEqualTo("La contraseña no puede ser su usuario, su nombre, su correo ni el nombre del programa.");
    }

    @Test
    void anAddressGetsThreeMailsADayThatAreAskedForAtTheDoor() {
        for (int i = 0; i < 4; i++) {
            links.request("ana@acme.cl", "10.0.0.1");
        }
        assertThat(occasions()).hasSize(1 + 3);
        clock.moveTo(calendar.now().plus(Duration.ofDays(1)).plusSeconds(1));
        links.request("ana@acme.cl", "10.0.0.1");
        assertThat(occasions()).hasSize(1 + 4);
    }

    @Test
    void whatStrangersAskForUsesUpNothingOfWhatTheProgrammeSends() {
        for (int i = 0; i < 3; i++) {
            links.request("ana@acme.cl", "10.0.0.1");
        }
        // The first was the welcome.
        assertThat(links.invite(ana)).isTrue();
        assertThat(links.username(token())).contains(ana);
        assertThat(links.invite(ana)).isTrue();
        assertThat(links.invite(ana)).isFalse();
    }

    @Test
    void aLinkFromThePersonsPageEndsThePauseOfItsName() {
        for (int i = 0; i < 5; i++) {
            attempts.failed(attempts.begin(ana, "10.0.0.1"));
        }
        assertThatThrownBy(() -> attempts.begin(ana, "10.0.0.1")).isInstanceOf(LoginPaused.class);
        attempts.failed(attempts.begin("otra", "10.0.0.1"));
        links.invite(ana);
        attempts.begin(ana, "10.0.0.1");
        assertThat(jdbc.sql("select length(counted) from juntos.login_attempt where kind = 'NAME' order by id")
                        .query(Integer.class)
                        .list())
                .as("nobody else's is forgotten")
                .containsExactly(3, 3 + 16, 32, 32 + 16);
    }

    @Test
    void whoCountsHoldsNoOtherConnection() {
        for (Runnable counted : List.<Runnable>of(
                () -> attempts.begin(ana, "10.0.0.1"),
                () -> attempts.admitsLinkFrom("10.0.0.1"),
                () -> links.request("ana@acme.cl", "10.0.0.1"))) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> counted.run()))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(occasions()).hasSize(1);
    }

    /** More than there are connections: with two for each, all would wait for each other. */
    @Test
    void manyAskForLinksAtOnce() throws Exception {
        int many = 24;
        CyclicBarrier start = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String client = "10.0.1." + i;
                asked.add(threads.submit(() -> {
                    start.await();
                    links.request("ana@acme.cl", client);
                    return null;
                }));
            }
            for (Future<?> one : asked) {
                one.get(20, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(occasions()).hasSize(1 + 3);
    }

    @Test
    void whoHasAPasswordIsWrittenToOtherwise() {
        links.setPassword(token(), GOOD);
        links.request("Ana@Acme.cl", "10.0.0.1");
        assertThat(occasions()).containsExactly("ACCOUNT_OPENED", "PASSWORD_REQUESTED");
        assertThat(links.setPassword(token(), "otra frase distinta")).isTrue();
    }

    @Test
    void anUnknownAddressAndAShutAccountGetNothing() {
        links.request("nadie@acme.cl", "10.0.0.1");
        jdbc.sql("update juntos.account set enabled = false").update();
        links.request("ana@acme.cl", "10.0.0.1");
        assertThat(occasions()).hasSize(1);
        assertThat(links.username(token())).isEmpty();
    }

    @Test
    void aLinkThatWentToAFormerAddressServesNoMore() {
        String before = token();
        registry.changePerson(ana, 0, new PersonDetails("Ana", "ana@otra.cl", null));
        assertThat(links.username(before)).isEmpty();
        assertThat(occasions()).hasSize(2);
        assertThat(links.username(token())).contains(ana);
    }
}
