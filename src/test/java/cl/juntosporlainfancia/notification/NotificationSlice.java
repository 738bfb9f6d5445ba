package cl.juntosporlainfancia.notification;

import cl.juntosporlainfancia.calendar.MovableClock;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** This package alone, on a real PostgreSQL and with a mail server in memory; nothing is sent unless a test says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = NotificationSlice.Configuration.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.messages.basename=mail-messages",
            "spring.mail.host=localhost",
            "jxi.base-url=https://plataforma.example",
            "jxi.mail.from=Juntos por la Infancia <no-responder@jxi.example>",
            "jxi.mail.worker-enabled=false"
        })
@interface NotificationSlice {

    Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** Without an annotation that the application's own component scan would find. */
    @ComponentScan(basePackageClasses = Notifications.class)
    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        MailSenderAutoConfiguration.class
    })
    class Configuration {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder()
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "off")
                    .start();
        }

        @Bean(destroyMethod = "close")
        DataSource dataSource(EmbeddedPostgres postgres) {
            HikariDataSource dataSource = new HikariDataSource();
            dataSource.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
            return dataSource;
        }

        @Bean(initMethod = "start", destroyMethod = "stop")
        GreenMail mailServer() {
            return new GreenMail(ServerSetup.SMTP.dynamicPort());
        }

        @Bean
        DynamicPropertyRegistrar mailPort(GreenMail mailServer) {
            return registry ->
                    registry.add("spring.mail.port", () -> mailServer.getSmtp().getPort());
        }

        @Bean
        MovableClock clock() {
            return new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
        }
    }
}
