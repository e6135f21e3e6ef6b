package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.report.Finding;
import java.util.Collections;
import org.junit.jupiter.api.Test;

final class MarkdownReportTest {

    @Test
    void theSampleIsWrittenAsBefore() {
        Golden.check("audit.md", MarkdownReport.render(SampleReport.audit()));
    }

    @Test
    void nothingFromTheRepositoryIsMarkup() {
        var text = MarkdownReport.render(SampleReport.audit());

        assertThat(text)
                .doesNotContain(
                        "<script",
                        "</script",
                        "<img",
                        "@everyone",
                        "@all",
                        "](javascript",
                        "\u001b",
                        "`y`",
                        "https://");
    }

    @Test
    void nothingFromTheRepositoryAddsAColumn() {
        var rows = MarkdownReport.render(SampleReport.audit())
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();

        assertThat(rows)
                .hasSize(18)
                .allSatisfy(row -> assertThat(row.replaceAll("[^|]", "")).hasSize(8));
    }

    @Test
    void aCommentIsNeverTooLong() {
        var many = Collections.nCopies(2_000, SampleReport.audit().findings().get(5));

        var text = MarkdownReport.render(SampleReport.report(
                "check", many.stream().map(Finding.class::cast).toList()));

        assertThat(text.length()).isBetween(50_000, MarkdownReport.MAX_LENGTH);
        assertThat(text).contains("left out: a comment ends here.");
        assertThat(text.split("<details>")).hasSameSizeAs(text.split("</details>"));
    }
}
