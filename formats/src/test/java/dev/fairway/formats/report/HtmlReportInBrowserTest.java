package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser, in frames as wide as a telephone and a desk; skipped where there is no Chromium.
final class HtmlReportInBrowserTest {

    private static final String WRAPPER = """
        <!doctype html><meta charset="utf-8"><body>
        <iframe src="report.html" width="390" height="800"></iframe>
        <iframe src="report.html" width="1440" height="800"></iframe>
        <pre id="told"></pre>
        <script>
        const told = line => document.getElementById('told').append(line + '\\n');
        addEventListener('load', () => {
          for (const frame of document.querySelectorAll('iframe')) {
            const page = frame.contentDocument, width = frame.width;
            const fits = page.documentElement.scrollWidth <= frame.contentWindow.innerWidth;
            told(`${width} fits: ${fits}`);
            told(`${width} loaded: ${frame.contentWindow.performance.getEntriesByType('resource').length}`);
            const shown = () => page.querySelectorAll('.matrix tbody tr:not([hidden])').length;
            told(`${width} rows: ${shown()}`);
            const search = page.querySelector('input[type=search]');
            search.value = 'timeout_ms ana';
            search.dispatchEvent(new Event('input', {bubbles: true}));
            told(`${width} rows of the search: ${shown()}`);
            const nameless = [...page.querySelectorAll('button, a, input, select, [role=img], [role=region]')]
              .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length));
            told(`${width} without a name: ${nameless.length}`);
            const ids = [...page.querySelectorAll('[id]')].map(e => e.id);
            told(`${width} ids twice: ${ids.length - new Set(ids).size}`);
            search.value = '';
            search.dispatchEvent(new Event('input', {bubbles: true}));
            page.querySelectorAll('details').forEach(details => { details.open = true; });
            const style = e => frame.contentWindow.getComputedStyle(e);
            const visible = e => e.getClientRects().length && !e.closest('.hidden, .skip, svg')
              && style(e.closest('thead') ?? e).clipPath == 'none';
            const cutOff = e => e.getBoundingClientRect().right > frame.contentWindow.innerWidth + 1
              || (e.scrollWidth > e.clientWidth + 1 && style(e).overflowX != 'visible');
            const cut = [...page.body.querySelectorAll('*')].filter(visible).filter(cutOff);
            if (width < 500) told(`${width} cut off: ${cut.map(e => `${e.tagName} ${e.className}`).slice(0, 9)}`);
            const cells = [...page.querySelectorAll('.matrix .value')];
            const unnamed = cells.filter(e => !e.dataset.environment);
            told(`${width} cells without their environment: ${unnamed.length}`);
          }
        });
        </script>
        """;

    @Test
    void thePageFitsLoadsNothingAndReportsNoError(@TempDir Path folder) throws IOException, InterruptedException {
        var browser = browser();
        assumeTrue(browser.isPresent(), "no chromium on the PATH");
        var findings = new ArrayList<>(SampleFindings.all());
        findings.add(wide());
        Files.writeString(folder.resolve("report.html"), HtmlReport.render(SampleReport.report("audit", findings)));
        Files.writeString(folder.resolve("wrapper.html"), WRAPPER);

        var output = run(browser.orElseThrow(), folder);

        assertThat(told(output))
                .containsExactly(
                        "390 fits: true",
                        "390 loaded: 0",
                        "390 rows: 15",
                        "390 rows of the search: 1",
                        "390 without a name: 0",
                        "390 ids twice: 0",
                        "390 cut off: ",
                        "390 cells without their environment: 0",
                        "1440 fits: true",
                        "1440 loaded: 0",
                        "1440 rows: 15",
                        "1440 rows of the search: 1",
                        "1440 without a name: 0",
                        "1440 ids twice: 0",
                        "1440 cells without their environment: 0");
        assertThat(output).doesNotContain("CONSOLE");
    }

    /// Long texts in each of three environments, with and without places to break them.
    private static Finding wide() {
        return FindingSample.of(
                        "31de31de31de",
                        SampleReport.address(
                                "deployments/{env}/services/settlement-of-payments/application-settings.yaml",
                                "spring.datasource.hikari.connection_pool_of_the_settlement_service.jdbc_url"),
                        Samples.values(
                                "dev",
                                wide("dev", "jdbc:postgresql://settlement-database.dev.internal.example.com:5432/pool"),
                                "stage",
                                wide("stage", "x".repeat(200)),
                                "prod",
                                wide("prod", "one two three four five six seven eight nine ten ".repeat(6))))
                .saying("all three differ in " + "connection_pool_of_the_settlement_service".repeat(4));
    }

    private static Held wide(String environment, String text) {
        return Samples.present(Samples.text(
                text, "deployments/" + environment + "/services/settlement-of-payments/application-settings.yaml", 17));
    }

    private static List<String> told(String output) {
        var found = Pattern.compile("(?s)<pre id=\"told\">(.*?)</pre>").matcher(output);
        return found.find() ? found.group(1).lines().toList() : List.of(output);
    }

    private static String run(Path browser, Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-sync",
                        "--disable-component-update",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--allow-file-access-from-files",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=10000",
                        "--window-size=1600,1800",
                        "--dump-dom",
                        folder.resolve("wrapper.html").toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
