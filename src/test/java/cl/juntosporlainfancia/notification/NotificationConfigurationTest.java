package cl.juntosporlainfancia.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

class NotificationConfigurationTest {

    private final OutboxMails mails = mock();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    MessageSourceAutoConfiguration.class,
                    MailSenderAutoConfiguration.class,
                    TaskSchedulingAutoConfiguration.class))
            .withUserConfiguration(NotificationConfiguration.class)
            .withBean(OutboxMails.class, () -> mails)
            .withBean(PlatformTransactionManager.class, () -> mock())
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(OutboxWorker.class)
            .withPropertyValues("jxi.mail.from=Jxi <jxi@jxi.example>", "jxi.mail.poll-interval=20ms");

    @Test
    void withoutAHostNothingLeaves() {
        application.run(
                context -> assertThat(context.getBean(MailTransport.class)).isInstanceOf(PageOnlyTransport.class));
    }

    @Test
    void withAHostMailsGoThereAndNeverWaitForEver() {
        application
                .withPropertyValues("spring.mail.host=localhost", "spring.mail.properties.mail.smtp.writetimeout=2000")
                .run(context -> {
                    assertThat(context.getBean(MailTransport.class)).isInstanceOf(SmtpTransport.class);
                    assertThat(context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                            .containsEntry("mail.smtp.connectiontimeout", "10000")
                            .containsEntry("mail.smtp.timeout", "10000")
                            .containsEntry("mail.smtp.writetimeout", "2000");
                });
    }

    @Test
    void theWorkerRunsAgainAndAgainOnItsOwnThread() {
        application.run(context -> {
            verify(mails, timeout(5000).atLeast(3)).allSent(any());
            assertThat(context).hasBean("outboxScheduler").hasBean("taskScheduler");
        });
    }

    @Test
    void theWorkerCanBeSwitchedOff() {
        application.withPropertyValues("jxi.mail.worker-enabled=false").run(context -> {
            assertThat(context).doesNotHaveBean(OutboxSchedule.class).hasSingleBean(OutboxWorker.class);
            Thread.sleep(100);
            verifyNoInteractions(mails);
        });
    }

    @Test
    void aSenderThatIsNoAddressStopsTheStart() {
        application
                .withPropertyValues("jxi.mail.from=nobody")
                .run(context -> assertThat(context).getFailure().rootCause().satisfies(cause -> assertThat(
                                context.getStartupFailure())
                        .hasStackTraceContaining("jxi.mail.from is not an address: nobody")));
    }
}
