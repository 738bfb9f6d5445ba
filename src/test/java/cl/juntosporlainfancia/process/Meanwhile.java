package cl.juntosporlainfancia.process;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who do something at the same moment: the second begins before what the first did is to be seen. */
@TestComponent
class Meanwhile {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Meanwhile(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Returns what the second was told; null if nothing. */
    @Nullable
    Throwable of(Runnable first, Runnable second) {
        AtomicReference<@Nullable Throwable> told = new AtomicReference<>();
        Thread other = new Thread(second);
        other.setUncaughtExceptionHandler((thread, thrown) -> told.set(thrown));
        transaction.executeWithoutResult(status -> {
            first.run();
            other.start();
            while (other.isAlive() && !waits()) {
                Thread.onSpinWait();
            }
        });
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return told.get();
    }

    /** Whether somebody waits for somebody else's lock. */
    private boolean waits() {
        return jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
