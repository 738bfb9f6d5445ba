package cl.juntosporlainfancia.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server that brings its own binaries and keeps its data in a folder, so that a demonstration needs no installation.
 *
 * <p>Not for production: it listens on the loopback address only and trusts every local connection.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server on a free port.
     *
     * @param directory where the data stays between starts; empty for a temporary folder that ends with the server
     * @param afresh whether to erase what the directory holds
     * @throws UncheckedIOException if the binaries of this platform are missing or the server does not start
     */
    static EmbeddedDatabase start(Optional<Path> directory, boolean afresh) {
        var builder = EmbeddedPostgres.builder()
                // Its own hook races with Spring's and hangs the JVM; this object is closed as a bean instead.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", "128MB")
                // A demonstration outlives a killed JVM, not a power cut: that buys a start in seconds.
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("timezone", "UTC");
        try {
            if (directory.isPresent()) {
                Path data = directory.get().toAbsolutePath();
                stopOrphan(data);
                if (afresh) {
                    FileSystemUtils.deleteRecursively(data);
                }
                Files.createDirectories(data.getParent());
                builder.setDataDirectory(data.toFile())
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg")
                                .toFile());
            }
            return new EmbeddedDatabase(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Embedded PostgreSQL did not start", e);
        }
    }

    /**
     * A JVM that was killed leaves its server running: it is stopped. One whose JVM still lives belongs to another run.
     *
     * @throws IllegalStateException if another run is using the folder
     */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
        if (orphan.isPresent()) {
            requireNoOtherRun(data);
            LOG.warn("Stopping the PostgreSQL server {} that an earlier run left on {}", pid, data);
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IOException("PostgreSQL server " + pid + " does not stop", e);
            }
        }
        Files.deleteIfExists(pidFile);
        Files.deleteIfExists(data.resolve("epg-lock"));
    }

    /** A run that lives holds a lock on this file, which ends with its JVM however that ends. */
    private static void requireNoOtherRun(Path data) throws IOException {
        try (FileChannel lockFile = FileChannel.open(
                        data.resolve("epg-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lockFile.tryLock()) {
            if (lock == null) {
                throw inUse(data);
            }
        } catch (OverlappingFileLockException sameJvm) {
            throw inUse(data);
        }
    }

    private static IllegalStateException inUse(Path data) {
        return new IllegalStateException("The folder " + data + " is in use by another run of this application");
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
