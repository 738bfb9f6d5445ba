package cl.juntosporlainfancia.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the data source of the embedded server; without it Spring Boot's own settings name a server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("jxi.database.embedded")
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(
            @Value("${jxi.database.directory:}") String directory,
            @Value("${jxi.database.afresh:false}") boolean afresh) {
        return EmbeddedDatabase.start(
                Optional.of(directory).filter(d -> !d.isBlank()).map(Path::of), afresh);
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(EmbeddedDatabase database) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.url());
        dataSource.setUsername("postgres");
        dataSource.setPassword("postgres");
        dataSource.setMaximumPoolSize(20);
        dataSource.setPoolName("embedded");
        return dataSource;
    }
}
