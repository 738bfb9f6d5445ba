package cl.juntosporlainfancia;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
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

    /** The exit code for a mistake in the configuration (sysexits). */
    private static final int EX_CONFIG = 78;

    static List<String> missing(Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return List.of();
        }
        return REQUIRED.stream()
                .filter(name -> environment.getProperty(name, "").isBlank())
                .toList();
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        List<String> missing = missing(event.getEnvironment());
        if (!missing.isEmpty()) {
            String sentence = ResourceBundle.getBundle("messages", Locale.ROOT).getString("production.missing");
            System.err.println(sentence.replace("{0}", String.join(", ", missing)));
            System.exit(EX_CONFIG);
        }
    }
}
