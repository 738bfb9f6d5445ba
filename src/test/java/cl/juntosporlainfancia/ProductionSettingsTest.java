package cl.juntosporlainfancia;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
                .containsAll(ProductionSettings.SMTP_LOGIN);
        ProductionSettings.REQUIRED.forEach(name -> environment.setProperty(name, "x"));
        assertThat(ProductionSettings.missing(environment)).isEqualTo(ProductionSettings.SMTP_LOGIN);
        environment.setProperty("JXI_SMTP_AUTH", "false");
        assertThat(ProductionSettings.missing(environment)).isEmpty();
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
