package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.access.AuditSubject;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.FreeText;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Party;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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

    /** Rows that are taken in one transaction, during which nobody else can register. */
    static final int PART = 200;

    private final Registry registry;
    private final Comunas comunas;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final FreeText freeText;
    private final Texts texts;
    private final Heading heading;
    private final AuditTrail audit;
    /** Holds the lock, and nothing of the registry. */
    private final TransactionTemplate holding;

    private final TransactionTemplate alone;

    Intake(
            Registry registry,
            Comunas comunas,
            EntityManager entities,
            JdbcClient jdbc,
            FreeText freeText,
            Texts texts,
            Heading heading,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.registry = registry;
        this.comunas = comunas;
        this.entities = entities;
        this.jdbc = jdbc;
        this.freeText = freeText;
        this.texts = texts;
        this.heading = heading;
        this.audit = audit;
        this.holding = new TransactionTemplate(transactions);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes the rows without errors, a few at a time, each few in a transaction of its own, so that others can register in between.
     * If it is cut short, what was taken stays, and taking the same file again takes the rest.
     *
     * @param kind what the sheet lists; null to have it recognised by its header
     * @throws Refused if the file or its header can't be read: then nothing was taken
     */
    public IntakeReport take(@Nullable Kind kind, String filename, InputStream in) {
        byte[] content = content(in);
        Table table = table(filename, content);
        Heading.Understood understood = heading.read(kind, table);
        return Objects.requireNonNull(holding.execute(status -> take(understood, table, filename, content)));
    }

    /** What {@link #take} would find and do; leaves nothing behind, and keeps nobody from registering meanwhile. */
    public IntakeReport dryRun(@Nullable Kind kind, String filename, InputStream in) {
        byte[] content = content(in);
        Table table = table(filename, content);
        Heading.Understood understood = heading.read(kind, table);
        List<RowReport> rows = new ArrayList<>();
        IntakeRun run = pass(understood, table.rows(), true, new Lines(), rows);
        return new IntakeReport(
                understood.kind(), filename, sha256(content), true, notices(understood), rows, run.added());
    }

    private static byte[] content(InputStream in) {
        try {
            return in.readNBytes(Limits.USUAL.bytes() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(String filename, byte[] content) {
        try {
            return Spreadsheets.read(filename, new ByteArrayInputStream(content), Limits.USUAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IntakeReport take(Heading.Understood understood, Table table, String filename, byte[] content) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
        List<RowReport> rows = new ArrayList<>();
        Map<Party.Kind, Integer> added = new EnumMap<>(Party.Kind.class);
        Lines lines = new Lines();
        for (int from = 0; from < table.rows().size(); from += PART) {
            List<Table.Row> part =
                    table.rows().subList(from, Math.min(table.rows().size(), from + PART));
            IntakeRun run = pass(understood, part, false, lines, rows);
            run.added().forEach((kind, count) -> added.merge(kind, count, Integer::sum));
            lines.addAll(run.taken());
        }
        IntakeReport report =
                new IntakeReport(understood.kind(), filename, sha256(content), false, notices(understood), rows, added);
        audit.record(
                        AuditTrail.Action.REGISTRY_IMPORTED,
                        null,
                        AuditSubject.of(report.sha256()),
                        report.count(Outcome.TAKEN),
                        report.count(Outcome.ALREADY_THERE),
                        report.count(Outcome.WRONG))
                .note(filename);
        return report;
    }

    /** One transaction: commits what it takes; a trial leaves nothing. */
    private IntakeRun pass(
            Heading.Understood understood, List<Table.Row> part, boolean trial, Lines lines, List<RowReport> reports) {
        for (int attempt = 1; ; attempt++) {
            IntakeRun run = new IntakeRun(registry, comunas, entities, jdbc, freeText, texts, understood, trial, lines);
            try {
                reports.addAll(Objects.requireNonNull(alone.execute(status -> {
                    if (trial) {
                        status.setRollbackOnly();
                    }
                    return run.pass(part);
                })));
                return run;
            } catch (DataIntegrityViolationException | PersistenceException | Refused e) {
                // Somebody registered the same on a page meanwhile: the next attempt will find it there.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
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
