package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A trail that was kept as texts becomes one of terms, of which nothing is lost and which names nobody. */
class AuditMigrationTest {

    private static Flyway flyway(DataSource dataSource, String target) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("juntos")
                .schemas("juntos")
                .createSchemas(true)
                .locations("classpath:db/migration")
                .target(MigrationVersion.fromVersion(target))
                .load();
    }

    @Test
    void whatWasWrittenAsTextBecomesTerms() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "off")
                .start()) {
            DataSource dataSource = postgres.getPostgresDatabase();
            flyway(dataSource, "030").migrate();
            JdbcClient jdbc = JdbcClient.create(dataSource);
            jdbc.sql("insert into juntos.person (username, name, email, version) values"
                            + " ('ana', 'Ana Díaz', 'ana@acme.cl', 0), ('beto', 'Beto Soto', 'beto@acme.cl', 0)")
                    .update();
            jdbc.sql("""
                            insert into juntos.audit_event (at, username, action, alliance_code, detail) values
                            (now(), 'ana', 'STAGE_EXTENDED', 'A-0001', 'SENSITIZATION +2: Faltó la firma: se espera'),
                            (now(), 'sistema', 'STAGE_CLOSED', 'A-0001', 'CONTINUITY ADVANCED'),
                            (now(), 'ana', 'PERSON_JOINED', null, 'beto company-acme COUNTERPART'),
                            (now(), 'ana', 'PERSON_CHANGED', null, 'beto email'),
                            (now(), 'ido', 'COMPANY_CHOSEN', 'V-0001', 'acme -3: La pidió Beto Soto'),
                            (now(), 'ana', 'INFORMATIVE_MEETING_HELD', 'I-0001', '07-12-2026'),
                            (now(), 'ana', 'SEARCH_RECORDED', 'V-0001', 'GIVE_UP: Nadie quiso'),
                            (now(), 'ana', 'SEARCH_RECORDED', 'V-0001', 'FOUND acme'),
                            (now(), 'ana', 'AGREEMENT_SIGNED', 'A-0001', 'COMPANY 2026-12-07 Beto Soto'),
                            (now(), 'ana', 'ALLIANCE_ENDED', 'A-0001', 'Porque sí'),
                            (now(), 'ana', 'PASSWORD_SET', null, 'ana')
                            """).update();
            flyway(dataSource, "031").migrate();
            assertThat(jdbc.sql("""
                            select concat_ws(' | ', coalesce((select username from juntos.person where pseudonym = actor), actor),
                                action, array_to_string(facts, ','),
                                coalesce((select username from juntos.person where pseudonym = subject), subject), note)
                            from juntos.audit_event e left join juntos.audit_note n on n.event_id = e.id order by id
                            """).query(String.class).list())
                    .containsExactly(
                            "ana | STAGE_EXTENDED | SENSITIZATION,2 | Faltó la firma: se espera",
                            "STAGE_CLOSED | CONTINUITY,ADVANCED",
                            "ana | PERSON_JOINED | company-acme,COUNTERPART | beto",
                            "ana | PERSON_CHANGED | ADDRESS | beto",
                            "P-UNKNOWN | COMPANY_CHOSEN | -3 | company-acme | La pidió Beto Soto",
                            "ana | INFORMATIVE_MEETING_HELD | 2026-12-07",
                            "ana | SEARCH_RECORDED | GIVE_UP | Nadie quiso",
                            "ana | SEARCH_RECORDED | FOUND | company-acme",
                            "ana | AGREEMENT_SIGNED | COMPANY,2026-12-07",
                            "ana | ALLIANCE_ENDED |  | Porque sí",
                            "ana | PASSWORD_SET |  | ana");
        }
    }
}
