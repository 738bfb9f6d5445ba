package cl.juntosporlainfancia.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A test in Debian's chromium, which {@code .ci/install-browser} installs; without it, it is skipped, and fails where CI is set. */
public abstract class InChromium {

    private static @Nullable Playwright playwright;
    /** Running, once the tests have begun. */
    protected static @Nullable Browser browser;

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @BeforeAll
    static void aBrowserIsThere() {
        Optional<Path> chromium = chromium();
        if (chromium.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new AssertionError("no chromium: run .ci/install-browser");
        }
        assumeTrue(chromium.isPresent(), "skipped: no chromium on the PATH; .ci/install-browser installs it");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void itIsClosed() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
