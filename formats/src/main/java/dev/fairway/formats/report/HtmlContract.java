package dev.fairway.formats.report;

import dev.fairway.core.report.Report;
import dev.fairway.formats.contract.ContractEditor;

/// What stands beside the findings: the contract's rules and their use, proposals to copy, and what was not checked.
final class HtmlContract {

    private static final int MAX_ITEMS = 200;

    private final Html html;
    private final Report report;

    HtmlContract(Html html, Report report) {
        this.html = html;
        this.report = report;
    }

    void write() {
        rules();
        proposals();
        gaps();
    }

    private void rules() {
        html.raw("<section aria-labelledby=\"contract\"><h2 id=\"contract\">Contract</h2>");
        if (report.rules().isEmpty()) {
            html.raw("<p class=\"faint\">There is none yet. To have one proposed:</p>");
            html.raw("<p><code data-copy>fairway contract init</code></p></section>");
            return;
        }
        html.raw("<table class=\"rules\"><caption class=\"hidden\">Rules and exceptions, and how often each was"
                + " used</caption><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Used</th><th"
                + " scope=\"col\">State</th></tr></thead><tbody>");
        for (var rule : report.rules().stream().limit(MAX_ITEMS).toList()) {
            html.open("tr")
                    .open("th", "scope", "row")
                    .leaf("code", rule.match())
                    .close("th");
            html.leaf("td", ValueText.number(rule.matched()), "class", "number").open("td");
            if (rule.expired()) {
                html.leaf("span", "expired", "class", "tag severity major");
            } else if (rule.stale()) {
                html.leaf("span", "stale", "class", "tag severity minor");
            } else {
                html.leaf("span", "in use", "class", "faint");
            }
            html.close("td").close("tr");
        }
        html.raw("</tbody></table></section>");
    }

    private void proposals() {
        if (report.proposals().isEmpty()) {
            return;
        }
        html.raw("<section aria-labelledby=\"proposals\"><h2 id=\"proposals\">Expected, to be declared</h2>");
        html.open("p", "class", "faint")
                .text("Accept " + Headline.proposed(report) + ":")
                .close("p");
        html.open("p").leaf("code", Headline.INIT, "data-copy", "").close("p");
        html.raw("<pre tabindex=\"0\" class=\"yaml\" data-copy aria-label=\"Proposed rules as YAML\">")
                .lines(ContractEditor.spelled(
                        report.proposals().stream().limit(MAX_ITEMS).toList()))
                .close("pre")
                .raw("</section>");
    }

    private void gaps() {
        if (report.gaps().isEmpty()) {
            return;
        }
        html.raw("<section aria-labelledby=\"gaps\"><h2 id=\"gaps\">Not checked</h2><ul class=\"gaps\">");
        for (var gap : report.gaps().stream().limit(MAX_ITEMS).toList()) {
            html.open("li").leaf("code", gap.what()).text(" " + gap.reason());
            if (!gap.remedy().isEmpty()) {
                html.leaf("span", gap.remedy(), "class", "remedy");
            }
            html.close("li");
        }
        html.raw("</ul>");
        if (report.gaps().size() > MAX_ITEMS) {
            html.leaf("p", ValueText.number(report.gaps().size() - MAX_ITEMS) + " more are in the JSON.");
        }
        html.raw("</section>");
    }
}
