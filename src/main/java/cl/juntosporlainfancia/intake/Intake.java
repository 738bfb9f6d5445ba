package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.spreadsheet.Limits;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import cl.juntosporlainfancia.spreadsheet.Table;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes organisations, residences and companies from a spreadsheet into the registry: each row without errors, and nothing twice.
 * What is registered already is never changed.
 */
@Service
public class Intake {

    /** One import at a time, on all nodes. */
    private static final long LOCK = 7_316_027L;

    private static final int ATTEMPTS = 3;

    private final Registry registry;
    private final Comunas comunas;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Texts texts;
    private final Heading heading;
    private final AuditTrail audit;
    private final TransactionTemplate taking;
    private final TransactionTemplate trying;

    Intake(
            Registry registry,
            Comunas comunas,
            EntityManager entities,
            JdbcClient jdbc,
            Texts texts,
            Heading heading,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.registry = registry;
        this.comunas = comunas;
        this.entities = entities;
        this.jdbc = jdbc;
        this.texts = texts;
        this.heading = heading;
        this.audit = audit;
        this.taking = new TransactionTemplate(transactions);
        this.trying = new TransactionTemplate(transactions);
        this.trying.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes the rows without errors, in the caller's transaction or one of its own.
     *
     * @param kind what the sheet lists; null to have it recognised by its header
     * @throws Refused if the file or its header can't be read: then nothing was taken
     */
    public IntakeReport take(@Nullable Kind kind, String filename, InputStream in) {
        return run(kind, filename, content(in), taking, false);
    }

    /** What {@link #take} would find and do; leaves nothing behind. */
    public IntakeReport dryRun(@Nullable Kind kind, String filename, InputStream in) {
        return run(kind, filename, content(in), trying, true);
    }

    private static byte[] content(InputStream in) {
        try {
            return in.readNBytes(Limits.USUAL.bytes() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IntakeReport run(
            @Nullable Kind kind, String filename, byte[] content, TransactionTemplate transaction, boolean trial) {
        Table table;
        try {
            table = Spreadsheets.read(filename, new ByteArrayInputStream(content), Limits.USUAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Heading.Understood understood = heading.read(kind, table);
        boolean joined = !trial && TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    IntakeReport report = pass(understood, table, filename, content, trial);
                    if (trial) {
                        status.setRollbackOnly();
                    }
                    return report;
                }));
            } catch (DataIntegrityViolationException | PersistenceException e) {
                // Somebody registered the same on a page meanwhile: the next attempt will find it there.
                if (joined || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private IntakeReport pass(
            Heading.Understood understood, Table table, String filename, byte[] content, boolean trial) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
        IntakeRun run = new IntakeRun(registry, comunas, entities, jdbc, texts, understood);
        List<RowReport> rows = run.pass(table.rows());
        IntakeReport report = new IntakeReport(
                understood.kind(), filename, sha256(content), trial, notices(understood), rows, run.added());
        if (!trial) {
            audit.record(
                    AuditTrail.Action.REGISTRY_IMPORTED,
                    null,
                    texts.get(
                            "intake.audit",
                            filename,
                            report.sha256(),
                            report.count(Outcome.TAKEN),
                            report.count(Outcome.ALREADY_THERE),
                            report.count(Outcome.WRONG)));
        }
        return report;
    }

    private List<String> notices(Heading.Understood understood) {
        String unknown = understood.unknown().stream()
                .map(column -> texts.get("intake.columnOf", column.name(), column.letter()))
                .collect(Collectors.joining(", "));
        return unknown.isEmpty() ? List.of() : List.of(texts.get("intake.header.ignored", unknown));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
