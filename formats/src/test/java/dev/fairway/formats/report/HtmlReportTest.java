package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HtmlReportTest {

    @Test
    void theSampleIsWrittenAsBefore() {
        Golden.check("audit.html", HtmlReport.render(SampleReport.audit()));
    }

    @Test
    void nothingFromTheRepositoryIsMarkup() {
        var page = HtmlReport.render(SampleReport.audit());

        assertThat(page)
                .doesNotContain("<img", "<i>Mallory", "\u001b", "\u202e")
                .containsOnlyOnce("</script>");
        assertThat(page.replaceAll("(?s)<style>.*?</style>|<script>.*?</script>", ""))
                .doesNotContain("javascript:alert(2)\"", " onerror=alert(1)>", "style=", "<!-- ");
    }

    @Test
    void nothingIsLoaded() {
        assertThat(HtmlReport.render(SampleReport.audit()))
                .contains("default-src &#39;none&#39;")
                .doesNotContainPattern("(src|href|action)=\"(?!#|data:,)")
                .doesNotContain("@import", "url(");
    }

    @Test
    void anEnvironmentThatHasNoPartInAFindingIsNotCalledAbsent() {
        assertThat(HtmlReport.render(SampleReport.audit())).containsOnlyOnce("not part of this comparison");
        assertThat(MarkdownReport.render(SampleReport.audit())).containsOnlyOnce("| – |");
    }

    @Test
    void aCleanReportSaysSo() {
        assertThat(HtmlReport.render(SampleReport.clean())).contains("Nothing that anyone should hear of.");
    }

    @Test
    void whatIsOverIsNamed() {
        assertThat(HtmlReport.render(SampleReport.nothingNew()))
                .contains("<h2 id=\"closed\">Closed since origin/main: 1</h2>", "limits[name=&lt;b&gt;]");
        assertThat(MarkdownReport.render(SampleReport.nothingNew()))
                .contains(
                        "### Closed since origin/main: 1",
                        "- <code>config/{env}.yaml#limits&#91;name=&#60;b&#62;&#93;</code>");
    }
}
