package dev.fairway.formats.report;

import dev.fairway.core.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The report as one HTML file that needs nothing else: no network, no other file, and no script to be read.
public final class HtmlReport {

    /// How many findings are told in full; the table above has more, the JSON has all.
    private static final int MAX_DETAILS = 300;

    /// How many are open at first.
    private static final int OPEN = 2;

    private static final int MAX_EXPLAINED = 1_000;

    private final Report report;
    private final Html html = new Html();

    private HtmlReport(Report report) {
        this.report = report;
    }

    /// The whole page.
    public static String render(Report report) {
        var page = new HtmlReport(report);
        page.head();
        page.body();
        return page.html.toString();
    }

    /// Only the two pieces of this program that stand in the page may act, known by their digests.
    private void head() {
        var style = resource("report.css");
        var policy = "default-src 'none'; img-src data:; style-src '" + digest(style) + "'; script-src '"
                + digest(resource("report.js")) + "'; base-uri 'none'; form-action 'none'";
        html.raw("""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            """);
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .newLine();
        html.raw("""
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <link rel="icon" href="data:,">
            """);
        html.leaf("title", "Fairway: " + Columns.end(Headline.of(report), 120)).newLine();
        html.raw("<style>").raw(style).raw("</style>\n</head>\n");
    }

    private void body() {
        html.raw("<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n<header class=\"top\">");
        html.raw("<span class=\"brand\"><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path class=\"port\" d=\"M3"
                + " 8h6v11H3z\"/><path class=\"starboard\" d=\"M18 6l4 6v7h-8v-7z\"/></svg>Fairway</span>");
        html.leaf("span", report.command(), "class", "command");
        html.raw("<button type=\"button\" class=\"theme\" hidden>Theme: system</button></header>\n<main>\n");
        summary();
        html.raw("<div class=\"columns\"><div class=\"findings\">\n");
        findings();
        KnownBefore.parts(report).forEach(this::part);
        explained();
        html.raw("</div>\n<aside tabindex=\"0\" aria-label=\"Contract and gaps\">\n");
        new HtmlContract(html, report).write();
        html.raw("</aside></div>\n</main>\n<footer>");
        html.text("Written by Fairway, ")
                .leaf("time", JsonWriting.time(report.time()), "datetime", JsonWriting.time(report.time()));
        html.text(". This page holds no secret's value and loads nothing.").raw("</footer>\n<script>");
        html.raw(resource("report.js")).raw("</script>\n</body>\n</html>\n");
    }

    private void summary() {
        html.raw("<section class=\"summary\" aria-labelledby=\"headline\">");
        html.leaf("h1", Columns.end(Headline.of(report), 400), "id", "headline");
        html.open("ol", "class", "route", "aria-label", "Route");
        for (var stage : report.route()) {
            html.open("li");
            stage.forEach(name -> html.leaf("span", name));
            html.close("li");
        }
        html.close("ol");
        html.open("p", "class", "faint");
        report.head()
                .ifPresent(commit -> html.text("At ")
                        .leaf("code", Headline.shortCommit(commit))
                        .text(report.dirty() ? " with uncommitted changes · " : " · "));
        html.leaf("time", Ages.date(report.time()), "datetime", JsonWriting.time(report.time()))
                .close("p");
        html.open("div", "class", "numbers").open("dl");
        var summary = report.summary();
        count("findings", report.findings().size());
        count("compared", summary.compared());
        count("equal", summary.equal());
        count("expected", summary.expected());
        count("excepted", summary.excepted());
        count("not checked", report.gaps().size());
        html.close("dl");
        parity();
        html.raw("</div></section>\n");
    }

    private void count(String name, long number) {
        html.open("div").leaf("dt", name).leaf("dd", ValueText.number(number)).close("div");
    }

    private void parity() {
        if (report.summary().parity().isEmpty()) {
            return;
        }
        html.raw("<ul class=\"parity\" aria-label=\"How alike environments are\">");
        for (var pair : report.summary().parity()) {
            var percent = Headline.percent(pair);
            html.open("li").leaf("span", pair.left() + " and " + pair.right(), "class", "pair");
            html.open("svg", "viewBox", "0 0 100 6", "preserveAspectRatio", "none", "aria-hidden", "true");
            html.raw("<rect class=\"track\" width=\"100\" height=\"6\"/>");
            html.open("rect", "class", "fill", "width", "" + percent, "height", "6")
                    .close("rect")
                    .close("svg");
            html.leaf("b", percent + " %")
                    .leaf(
                            "span",
                            ValueText.number(pair.same()) + " of " + ValueText.number(pair.compared()),
                            "class",
                            "faint")
                    .close("li");
        }
        html.close("ul");
    }

    private void findings() {
        html.raw("<section aria-labelledby=\"findings\"><h2 id=\"findings\" tabindex=\"-1\">Findings</h2>\n");
        if (report.findings().isEmpty()) {
            html.raw("<p class=\"empty\">Nothing that anyone should hear of.</p></section>\n");
            return;
        }
        new HtmlMatrix(html, report).write();
        html.raw("</section>\n<section aria-labelledby=\"details\"><h2 id=\"details\">One by one</h2>\n");
        var detail = new HtmlFinding(html, report.time());
        var rank = 1;
        for (var finding : report.findings().stream().limit(MAX_DETAILS).toList()) {
            detail.write(rank, Wholes.filesNamed(finding), rank <= OPEN);
            rank++;
        }
        if (report.findings().size() > MAX_DETAILS) {
            html.leaf(
                    "p",
                    ValueText.number(report.findings().size() - MAX_DETAILS)
                            + " more are in the table above and in the JSON.");
        }
        html.raw("</section>\n");
    }

    private void part(KnownBefore.Part part) {
        html.raw("<section aria-labelledby=\"" + part.name() + "\">").leaf("h2", part.heading(), "id", part.name());
        html.open("ul", "class", "closed");
        for (var one : part.all().stream().limit(MAX_EXPLAINED).toList()) {
            html.open("li");
            HtmlFinding.address(html, one.address());
            html.close("li");
        }
        html.close("ul");
        if (part.all().size() > MAX_EXPLAINED) {
            html.leaf("p", ValueText.number(part.all().size() - MAX_EXPLAINED) + " more are in the JSON.");
        }
        html.raw("</section>\n");
    }

    private void explained() {
        if (report.explained().isEmpty()) {
            return;
        }
        html.raw("<section aria-labelledby=\"explained\"><details class=\"explained\"><summary><h2 id=\"explained\">");
        html.text("Explained (" + ValueText.number(report.explained().size()) + ")")
                .raw("</h2></summary><ul>");
        for (var difference : report.explained().stream().limit(MAX_EXPLAINED).toList()) {
            html.open("li").leaf("span", difference.verdict().word(), "class", "tag quiet");
            HtmlFinding.address(html, difference.address());
            html.leaf("span", " " + difference.because(), "class", "faint").close("li");
        }
        html.raw("</ul></details></section>\n");
    }

    private static String resource(String name) {
        try (var in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own " + name, e);
        }
    }

    private static String digest(String text) {
        var digest = ValueDigest.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
