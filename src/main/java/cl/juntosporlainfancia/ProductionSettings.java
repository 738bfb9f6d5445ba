package cl.juntosporlainfancia;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Ends a start in production at once, with one line, if something it needs is not in the environment. */
final class ProductionSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    static final String PROFILE = "production";

    /** What no installation can do without; secrets have no default. */
    static final List<String> REQUIRED = List.of(
            "JXI_DATABASE_URL",
            "JXI_DATABASE_USER",
            "JXI_DATABASE_PASSWORD",
            "JXI_SMTP_HOST",
            "JXI_BASE_URL",
            "JXI_MAIL_FROM",
            "JXI_ADMIN_EMAIL");

    /** And these, unless the mail server wants no login. */
    static final List<String> SMTP_LOGIN = List.of("JXI_SMTP_USER", "JXI_SMTP_PASSWORD");

    /** The exit code for a mistake in the configuration (sysexits). */
    private static final int EX_CONFIG = 78;

    static List<String> missing(Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return List.of();
        }
        Stream<String> login =
                environment.getProperty("JXI_SMTP_AUTH", "true").equals("false") ? Stream.empty() : SMTP_LOGIN.stream();
        return Stream.concat(REQUIRED.stream(), login)
                .filter(name -> environment.getProperty(name, "").isBlank())
                .toList();
    }

    /** Whether it is either production or the demonstration, and not both. */
    static boolean isOneOfTheTwo(Environment environment) {
        return environment.acceptsProfiles(Profiles.of(PROFILE))
                != environment.acceptsProfiles(Profiles.of("demonstration"));
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (!isOneOfTheTwo(event.getEnvironment())) {
            end(texts().getString("production.profiles"));
        }
        List<String> missing = missing(event.getEnvironment());
        if (!missing.isEmpty()) {
            end(texts().getString("production.missing").replace("{0}", String.join(", ", missing)));
        }
    }

    private static ResourceBundle texts() {
        return ResourceBundle.getBundle("messages", Locale.ROOT);
    }

    private static void end(String sentence) {
        System.err.println(sentence);
        System.exit(EX_CONFIG);
    }
}
