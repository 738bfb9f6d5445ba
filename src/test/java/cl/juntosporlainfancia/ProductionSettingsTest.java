package cl.juntosporlainfancia;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** Production needs its settings, and says so in one line. */
class ProductionSettingsTest {

    @Test
    void nothingIsRequiredOutsideProduction() {
        assertThat(ProductionSettings.missing(new MockEnvironment())).isEmpty();
    }

    @Test
    void everyRequiredSettingIsAskedForUntilItIsThere() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(ProductionSettings.PROFILE);
        assertThat(ProductionSettings.missing(environment))
                .containsAll(ProductionSettings.REQUIRED)
                .containsAll(ProductionSettings.SMTP_LOGIN)
                .contains(ProductionSettings.ADMINISTRATOR)
                .doesNotContainAnyElementsOf(ProductionSettings.OIDC_REQUIRED);
        environment.setProperty(ProductionSettings.ADMINISTRATOR, "x");
        ProductionSettings.REQUIRED.forEach(name -> environment.setProperty(name, "x"));
        assertThat(ProductionSettings.missing(environment)).isEqualTo(ProductionSettings.SMTP_LOGIN);
        environment.setProperty("JXI_SMTP_AUTH", "false");
        assertThat(ProductionSettings.missing(environment)).isEmpty();
    }

    @Test
    void aProviderNeedsItsOwnSettingsAndWithoutPasswordsNoAdministratorsAddress() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(ProductionSettings.PROFILE, ProductionSettings.OIDC);
        assertThat(ProductionSettings.missing(environment))
                .containsAll(ProductionSettings.OIDC_REQUIRED)
                .doesNotContain(ProductionSettings.ADMINISTRATOR);
        environment.setProperty("JXI_OIDC_PASSWORDS", "true");
        assertThat(ProductionSettings.missing(environment)).contains(ProductionSettings.ADMINISTRATOR);
        environment.setActiveProfiles("demonstration", ProductionSettings.OIDC);
        assertThat(ProductionSettings.isOidcOutsideProduction(environment)).isTrue();
    }

    @Test
    void withoutPasswordsSomeGroupOfTheProviderAdministers() {
        ResourceBundle texts = ResourceBundle.getBundle("messages", Locale.ROOT);
        MockEnvironment environment = new MockEnvironment();
        environment.setProperty("JXI_OIDC_GROUPS", "x:nonsense");
        assertThat(ProductionSettings.wrongGroups(environment, texts)).isEmpty();
        environment.setActiveProfiles(ProductionSettings.PROFILE, ProductionSettings.OIDC);
        for (String wrong : new String[] {"x:nonsense", "gestores", "x:company-acme", ":board"}) {
            environment.setProperty("JXI_OIDC_GROUPS", wrong);
            assertThat(ProductionSettings.wrongGroups(environment, texts).orElse(""))
                    .contains("«" + wrong + "»");
        }
        environment.setProperty("JXI_OIDC_GROUPS", "gestores:alliance-managers");
        assertThat(ProductionSettings.wrongGroups(environment, texts).orElse(""))
                .contains("camunda-admin");
        environment.setProperty("JXI_OIDC_PASSWORDS", "true");
        assertThat(ProductionSettings.wrongGroups(environment, texts)).isEmpty();
        environment.setProperty("JXI_OIDC_PASSWORDS", "false");
        environment.setProperty("JXI_OIDC_GROUPS", "gestores:alliance-managers, urn:x:ti:camunda-admin");
        assertThat(ProductionSettings.wrongGroups(environment, texts)).isEmpty();
    }

    @Test
    void itIsEitherProductionOrTheDemonstration() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("prod");
        assertThat(ProductionSettings.isOneOfTheTwo(environment)).isFalse();
        environment.setActiveProfiles("production", "demonstration");
        assertThat(ProductionSettings.isOneOfTheTwo(environment)).isFalse();
        environment.setActiveProfiles("production");
        assertThat(ProductionSettings.isOneOfTheTwo(environment)).isTrue();
    }

    @Test
    void aStartWithoutThemEndsAtOnceWithOneClearLine(@TempDir Path folder) throws Exception {
        ProcessBuilder start = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "--spring.profiles.active=production");
        start.environment().keySet().removeIf(name -> name.startsWith("JXI_"));
        start.environment().put("JXI_SMTP_HOST", "localhost");
        start.directory(folder.toFile());
        start.redirectErrorStream(true);
        Process process = start.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(78);
        assertThat(output.strip().lines())
                .singleElement()
                .asString()
                .contains("JXI_DATABASE_URL", "JXI_DATABASE_PASSWORD", "JXI_BASE_URL")
                .doesNotContain("JXI_SMTP_HOST");
    }
}
