package cl.juntosporlainfancia.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of the demonstration: kept between starts, erased when asked for, and not taken from a run that lives. */
class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    private EmbeddedDatabase start(boolean afresh) {
        return EmbeddedDatabase.start(Optional.of(folder.resolve("data/postgres")), afresh);
    }

    private static boolean hasTable(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('kept') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Test
    void itIsKeptUntilItIsErasedAndBelongsToOneRunAtATime() throws Exception {
        try (EmbeddedDatabase first = start(false)) {
            try (Connection connection = DriverManager.getConnection(first.url(), "postgres", "postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept ()");
            }
            assertThatThrownBy(() -> start(false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another run");
            assertThat(hasTable(first)).isTrue();
        }
        try (EmbeddedDatabase second = start(false)) {
            assertThat(hasTable(second)).isTrue();
        }
        try (EmbeddedDatabase third = start(true)) {
            assertThat(hasTable(third)).isFalse();
        }
    }
}
