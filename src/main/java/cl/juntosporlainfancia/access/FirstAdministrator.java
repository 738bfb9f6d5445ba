package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Registry;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** At the first start in production there is nobody: where there are passwords, makes an administrator and prints his or hers, once. */
@Component
@Profile("production")
class FirstAdministrator {

    private static final String USERNAME = "admin";
    private static final long FIRST_LOCK = 7_316_002L;

    private final Registry registry;
    private final Accounts accounts;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final LoginWays ways;
    private final String email;

    FirstAdministrator(
            Registry registry,
            Accounts accounts,
            Texts texts,
            JdbcClient jdbc,
            LoginWays ways,
            @Value("${jxi.administrator-email}") String email) {
        this.registry = registry;
        this.accounts = accounts;
        this.texts = texts;
        this.jdbc = jdbc;
        this.ways = ways;
        this.email = email;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void welcome() {
        if (!ways.byPassword()) {
            // The provider says who administers: the settings were asked for that at the start.
            return;
        }
        // Nodes that start together make one administrator between them.
        jdbc.sql("select pg_advisory_xact_lock(?)").param(FIRST_LOCK).query(row -> {});
        if (!registry.members(List.of(Groups.ADMINISTRATORS)).isEmpty()) {
            return;
        }
        byte[] secret = new byte[15];
        new SecureRandom().nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        registry.addPerson(USERNAME, texts.get("administrator.name"), email, null);
        registry.join(USERNAME, Groups.ADMINISTRATORS, Membership.Role.MEMBER);
        accounts.open(USERNAME, password);
        // To the console, never to a log file that is kept.
        System.out.println(texts.get("administrator.password", USERNAME, password));
    }
}
