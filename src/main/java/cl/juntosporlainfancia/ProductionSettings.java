package cl.juntosporlainfancia;

import cl.juntosporlainfancia.access.InstitutionalGroups;
import cl.juntosporlainfancia.registry.Groups;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            "JXI_MAIL_FROM");

    /** And this, where there are passwords: the first administrator's. */
    static final String ADMINISTRATOR = "JXI_ADMIN_EMAIL";

    /** And these, unless the mail server wants no login. */
    static final List<String> SMTP_LOGIN = List.of("JXI_SMTP_USER", "JXI_SMTP_PASSWORD");

    static final String OIDC = "oidc";

    /** And these, where an OpenID Connect provider says who somebody is. */
    static final List<String> OIDC_REQUIRED =
            List.of("JXI_OIDC_ISSUER", "JXI_OIDC_CLIENT_ID", "JXI_OIDC_CLIENT_SECRET", "JXI_OIDC_GROUPS");

    /** The exit code for a mistake in the configuration (sysexits). */
    private static final int EX_CONFIG = 78;

    static List<String> missing(Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return List.of();
        }
        Stream<String> login =
                environment.getProperty("JXI_SMTP_AUTH", "true").equals("false") ? Stream.empty() : SMTP_LOGIN.stream();
        boolean oidc = environment.acceptsProfiles(Profiles.of(OIDC));
        return Stream.of(
                        REQUIRED.stream(),
                        hasPasswords(environment) ? Stream.of(ADMINISTRATOR) : Stream.<String>empty(),
                        login,
                        oidc ? OIDC_REQUIRED.stream() : Stream.<String>empty())
                .flatMap(names -> names)
                .filter(name -> environment.getProperty(name, "").isBlank())
                .toList();
    }

    private static boolean hasPasswords(Environment environment) {
        return !environment.acceptsProfiles(Profiles.of(OIDC))
                || environment.getProperty("JXI_OIDC_PASSWORDS", Boolean.class, false);
    }

    /** Whether a provider would decide about people who are invented. */
    static boolean isOidcOutsideProduction(Environment environment) {
        return environment.acceptsProfiles(Profiles.of(OIDC)) && !environment.acceptsProfiles(Profiles.of(PROFILE));
    }

    /**
     * What is wrong with the mapping of the provider's groups, as a sentence.
     *
     * @param texts where the sentences are
     */
    static Optional<String> wrongGroups(Environment environment, ResourceBundle texts) {
        if (!environment.acceptsProfiles(Profiles.of(OIDC))) {
            return Optional.empty();
        }
        try {
            InstitutionalGroups groups = InstitutionalGroups.parse(environment.getProperty("JXI_OIDC_GROUPS", ""));
            // Where there are passwords the first start makes an administrator.
            return groups.decided().contains(Groups.ADMINISTRATORS) || hasPasswords(environment)
                    ? Optional.empty()
                    : Optional.of(texts.getString("production.oidc.noAdministrator"));
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    texts.getString("production.oidc.groups").replace("{0}", String.valueOf(e.getMessage())));
        }
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
        if (isOidcOutsideProduction(event.getEnvironment())) {
            end(texts().getString("production.oidc.outside"));
        }
        List<String> missing = missing(event.getEnvironment());
        if (!missing.isEmpty()) {
            end(texts().getString("production.missing").replace("{0}", String.join(", ", missing)));
        }
        wrongGroups(event.getEnvironment(), texts()).ifPresent(ProductionSettings::end);
    }

    private static ResourceBundle texts() {
        return ResourceBundle.getBundle("messages", Locale.ROOT);
    }

    private static void end(String sentence) {
        System.err.println(sentence);
        System.exit(EX_CONFIG);
    }
}
