package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;

import cl.juntosporlainfancia.Application;
import cl.juntosporlainfancia.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application is killed between a task's completion and the mails it leaves, and started again: each mail arrives exactly once.
 * Two real starts in JVMs of their own, over one PostgreSQL and one SMTP server.
 */
class KilledTest {

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir
    Path folder;

    @Test
    void whatATaskLeavesToBeSentIsSentOnceAfterARestart() throws Exception {
        GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setRegisterShutdownHook(false).start()) {
            int port = freePort();
            // The first run does not send: that is the moment at which it is killed.
            Process first = start(postgres, smtp, port, "false", "first");
            Visitor manager = ready(first, port, "first");
            String task = openFollowUp(manager);
            assertThat(manager.send(
                                    "POST",
                                    "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                                    "application/json",
                                    minutes(manager, task))
                            .statusCode())
                    .isEqualTo(204);
            int left = count(postgres, "PENDING");
            assertThat(left).isPositive();
            assertThat(smtp.getReceivedMessages()).isEmpty();
            first.destroyForcibly().waitFor();

            Process second = start(postgres, smtp, port, "true", "second");
            ready(second, port, "second");
            Instant deadline = Instant.now().plus(PATIENCE);
            while (count(postgres, "PENDING") > 0 && Instant.now().isBefore(deadline)) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            second.destroyForcibly().waitFor();
            assertThat(count(postgres, "SENT")).isEqualTo(left);
            assertThat(smtp.getReceivedMessages()).hasSize(left);
            assertThat(Arrays.stream(smtp.getReceivedMessages())
                            .map(KilledTest::messageId)
                            .distinct())
                    .hasSize(left);
        } finally {
            smtp.stop();
        }
    }

    private static String messageId(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private Process start(EmbeddedPostgres postgres, GreenMail smtp, int port, String sends, String name)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                        // The tests' own settings stay here.
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .collect(Collectors.joining(java.io.File.pathSeparator)),
                Application.class.getName()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--jxi.database.embedded=false",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtp.getSmtp().getPort(),
                "--jxi.demonstration.alliances=2",
                "--jxi.mail.worker-enabled=" + sends,
                "--jxi.digest.enabled=false",
                "--jxi.mail.poll-interval=1s"));
        ProcessBuilder start = new ProcessBuilder(command);
        start.directory(folder.toFile());
        start.redirectErrorStream(true);
        start.redirectOutput(folder.resolve(name + ".log").toFile());
        return start.start();
    }

    /** Waits until the application answers, and logs in. */
    private Visitor ready(Process process, int port, String name) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            try {
                if (new Visitor(port).get("/actuator/health").statusCode() == 200) {
                    Visitor visitor = new Visitor(port);
                    assertThat(visitor.logIn("gestora", "juntos-1mas1")).doesNotContain("login");
                    return visitor;
                }
            } catch (java.io.UncheckedIOException notYet) {
                TimeUnit.MILLISECONDS.sleep(300);
            }
        }
        throw new AssertionError("not ready:\n" + Files.readString(folder.resolve(name + ".log")));
    }

    private static String openFollowUp(Visitor manager) throws IOException {
        JsonNode tasks = new ObjectMapper()
                .readTree(manager.get(
                                "/camunda/api/engine/engine/default/task?taskDefinitionKey=userTask_recordFollowUp&assignee=gestora")
                        .body());
        assertThat(tasks).isNotEmpty();
        return tasks.get(0).get("id").asText();
    }

    /** What the form shows, handed in as it is. */
    private static String minutes(Visitor manager, String task) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode shown = json.readTree(manager.get(
                        "/camunda/api/engine/engine/default/task/" + task + "/form-variables?deserializeValues=false")
                .body());
        return String.format(
                Locale.ROOT,
                "{\"variables\":{\"heldOn\":{\"value\":\"%s\"},\"form\":{\"value\":\"CALL\"},"
                        + "\"participants\":{\"value\":\"Todos\"},\"activities\":{\"type\":\"Json\",\"value\":%s}}}",
                java.time.LocalDate.now(java.time.ZoneId.of("America/Santiago")),
                json.writeValueAsString(shown.get("activities").get("value").asText()));
    }

    private static int count(EmbeddedPostgres postgres, String status) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from juntos.outbox where status = '" + status + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
