package dev.fairway.formats.report;

import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Event;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Report;
import dev.fairway.formats.report.Timeline.ValueGroups;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Findings by environments: a table with a row for each finding, and the filters above it.
final class HtmlMatrix {

    static final int MAX_ROWS = 2_000;

    private static final int MAX_VALUE = 48;

    private final Html html;
    private final Report report;
    private final List<String> environments;

    HtmlMatrix(Html html, Report report) {
        this.html = html;
        this.report = report;
        this.environments = report.route().stream().flatMap(List::stream).toList();
    }

    void write() {
        filters();
        html.open(
                "div",
                "class",
                "scroll matrix",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Findings by environments, scrolls");
        html.open("table")
                .leaf(
                        "caption",
                        "Findings by environments, most important first. Equal values of a row have the same letter.",
                        "class",
                        "hidden");
        html.raw("<thead><tr><th scope=\"col\" class=\"where\">Finding</th><th scope=\"col\">Verdict</th>");
        environments.forEach(name -> html.leaf("th", name, "scope", "col"));
        html.raw("<th scope=\"col\">Since</th></tr></thead><tbody>").newLine();
        var rank = 1;
        for (var finding : report.findings().stream().limit(MAX_ROWS).toList()) {
            row(rank++, Wholes.named(finding));
        }
        html.raw("</tbody></table></div>");
        html.raw("<p class=\"none\" hidden>No finding fits these filters.</p>");
        if (report.findings().size() > MAX_ROWS) {
            html.leaf("p", ValueText.number(report.findings().size() - MAX_ROWS) + " more findings are in the JSON.");
        }
    }

    private void row(int rank, Finding finding) {
        html.open(
                "tr",
                "data-rank",
                "" + rank,
                "data-verdict",
                finding.verdict().word(),
                "data-category",
                finding.category().word(),
                "data-severity",
                finding.severity().word(),
                "data-odd",
                odd(finding));
        html.open("th", "scope", "row", "class", "where").open("a", "href", "#" + HtmlFinding.id(rank));
        html.leaf("span", "" + rank, "class", "rank");
        html.open("span");
        HtmlFinding.address(html, finding.address());
        html.open("span", "class", "small", "aria-hidden", "true")
                .leaf("b", finding.severity().word());
        html.text(" " + finding.verdict().word()).close("span").close("span");
        html.close("a").close("th");
        html.open("td", "class", "verdict");
        html.leaf(
                "span",
                finding.severity().word(),
                "class",
                "tag severity " + finding.severity().word());
        html.leaf("span", finding.verdict().word(), "class", "word").close("td");
        var groups = new ValueGroups(finding.values());
        var difference = ValueDifference.of(finding.values());
        environments.forEach(name -> cell(name, finding.values().get(name), groups, difference));
        var since = finding.blame().flatMap(blame -> blame.diverged()).map(Event::change);
        html.open("td", "class", "since");
        since.ifPresent(
                change -> html.leaf("time", Ages.date(change.time()), "datetime", JsonWriting.time(change.time()))
                        .leaf("span", Columns.end(author(change), 30), "class", "faint"));
        html.close("td").close("tr").newLine();
    }

    private static String author(Change change) {
        return change.committed() ? SafeText.visible(change.author()) : BlameText.NOT_COMMITTED;
    }

    /// Null where the environment has no part in this: it states nothing of the kind, which is not the same as having
    /// none.
    private void cell(String environment, @Nullable Held held, ValueGroups groups, ValueDifference difference) {
        html.open("td", "class", "value", "data-environment", environment);
        if (held == null) {
            html.leaf("span", "–", "class", "faint", "title", "not part of this comparison", "aria-hidden", "true");
            html.leaf("span", "not compared", "class", "hidden");
        } else {
            html.open("div", "class", "cell");
            HtmlFinding.swatch(html, groups.group(held));
            difference.brief(html, held, MAX_VALUE);
            html.close("div");
        }
        html.close("td");
    }

    /// The environments that stand apart: the one that moved, and all outside the largest group, where there is one.
    private static String odd(Finding finding) {
        var odd = new TreeSet<String>();
        finding.blame().flatMap(blame -> blame.diverged()).ifPresent(event -> odd.add(event.environment()));
        var groups = ValuePattern.groups(finding.values()).sequencedValues();
        var largest = groups.stream().mapToInt(List::size).max().orElse(0);
        var rivals = groups.stream().filter(group -> group.size() == largest).count();
        groups.stream().filter(group -> group.size() < largest || rivals > 1).forEach(odd::addAll);
        // The script splits at this mark, which no name is likely to hold.
        return odd.stream().map(SafeText::visible).collect(Collectors.joining(" ⁄ "));
    }

    private void filters() {
        html.raw("<form class=\"filters\" hidden aria-label=\"Filter findings\">");
        html.raw("<label><span>Search</span><input type=\"search\" name=\"text\" placeholder=\"key, value, author\""
                + " autocomplete=\"off\"></label>");
        choice(
                "severity",
                "Severity",
                report.findings().stream()
                        .map(f -> f.severity().word())
                        .distinct()
                        .toList());
        choice(
                "verdict",
                "Verdict",
                report.findings().stream()
                        .map(f -> f.verdict().word())
                        .distinct()
                        .toList());
        choice(
                "category",
                "Category",
                report.findings().stream()
                        .map(f -> f.category().word())
                        .distinct()
                        .toList());
        choice("odd", "Stands apart", environments);
        html.raw("<button type=\"reset\">Clear</button><output role=\"status\" aria-live=\"polite\"></output></form>");
    }

    private void choice(String name, String label, List<String> values) {
        html.open("label").leaf("span", label).open("select", "name", name);
        html.raw("<option value=\"\">any</option>");
        values.forEach(value -> html.leaf("option", value, "value", value));
        html.close("select").close("label");
    }
}
