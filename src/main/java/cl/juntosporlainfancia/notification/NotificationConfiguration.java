package cl.juntosporlainfancia.notification;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** How mails leave, by the settings {@code spring.mail.host} and {@code jxi.mail.*}. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    Sender sender(@Value("${jxi.mail.from}") String from) {
        return Sender.parse(from);
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    MailTransport smtpTransport(
            JavaMailSender server,
            Sender sender,
            MessageSource messages,
            ObjectProvider<AttachmentSource> attachments) {
        return new SmtpTransport(
                server, sender, messages, attachments.orderedStream().toList());
    }

    /** The exact opposite of the condition above. */
    @Bean
    @ConditionalOnProperty(name = "spring.mail.host", havingValue = "false", matchIfMissing = true)
    MailTransport pageOnlyTransport() {
        return new PageOnlyTransport();
    }

    /** Runs the worker every {@code jxi.mail.poll-interval}, unless {@code jxi.mail.worker-enabled} is false. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnBooleanProperty(name = "jxi.mail.worker-enabled", matchIfMissing = true)
    static class Schedule {

        private static final Duration LONGEST_MAIL = Duration.ofSeconds(30);

        @Bean
        OutboxSchedule outboxSchedule(OutboxWorker worker, OutboxMails mails) {
            return new OutboxSchedule(worker, mails);
        }

        /**
         * A thread for mails alone: a slow mail server delays no other job. Not a candidate by type, so that Spring Boot still makes
         * the common scheduler.
         */
        @Bean(defaultCandidate = false)
        ThreadPoolTaskScheduler outboxScheduler() {
            ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
            scheduler.setThreadNamePrefix("outbox-");
            scheduler.setWaitForTasksToCompleteOnShutdown(true);
            scheduler.setAwaitTerminationMillis(LONGEST_MAIL.toMillis());
            return scheduler;
        }
    }
}
