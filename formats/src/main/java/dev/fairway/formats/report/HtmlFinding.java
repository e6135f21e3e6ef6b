package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import dev.fairway.core.tree.Node;
import dev.fairway.formats.report.Timeline.ValueGroups;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SequencedMap;

/// Everything about one finding: values with places, history drawn, the deliberate side, what to do, members.
final class HtmlFinding {

    private static final int MAX_VALUE = 600;
    private static final int MAX_MEMBERS = 50;

    private final Html html;
    private final Instant now;

    HtmlFinding(Html html, Instant now) {
        this.html = html;
        this.now = now;
    }

    static String id(int rank) {
        return "finding-" + rank;
    }

    void write(int rank, Finding finding, boolean open) {
        var id = id(rank);
        html.open(
                "details",
                open
                        ? new String[] {"class", "finding", "id", id, "data-rank", "" + rank, "open", ""}
                        : new String[] {"class", "finding", "id", id, "data-rank", "" + rank});
        html.open("summary").leaf("span", "" + rank, "class", "rank");
        html.open("span", "class", "title");
        html.open("h3");
        address(html, finding.address());
        html.close("h3").close("span");
        html.open("span", "class", "tags");
        tags(html, finding);
        html.close("span").close("summary");
        html.open("div", "class", "body");
        html.leaf("p", finding.message(), "class", "message");
        FlagText.of(finding, now)
                .ifPresent(text -> html.open("p", "class", "blame").text(text).close("p"));
        var groups = new ValueGroups(finding.values());
        values(finding.values(), groups, "What each environment holds");
        finding.blame().ifPresent(blame -> blame(id, finding, blame, groups));
        actions(finding);
        members(finding);
        html.open("p", "class", "fingerprint faint")
                .text("Fingerprint ")
                .leaf("code", finding.fingerprint(), "data-copy", "")
                .close("p");
        html.close("div").close("details").newLine();
    }

    static void tags(Html html, Finding finding) {
        html.leaf(
                "span",
                finding.severity().word(),
                "class",
                "tag severity " + finding.severity().word());
        html.leaf("span", finding.verdict().word(), "class", "tag");
        html.leaf("span", finding.category().word(), "class", "tag quiet");
        if (finding.blame().map(Blame::lostFix).orElse(false)) {
            html.leaf("span", "lost fix", "class", "tag strong");
        }
    }

    /// The resource quietly, the path clearly.
    static void address(Html html, Address address) {
        html.open("code", "class", "address");
        if (address.path().isEmpty()) {
            html.leaf("b", Columns.middle(SafeText.visible(address.resource()), 300));
        } else {
            html.leaf("span", Columns.middle(SafeText.visible(address.resource()), 200) + "#", "class", "faint");
            html.leaf("b", Columns.middle(SafeText.visible(address.path()), 300));
        }
        html.close("code");
    }

    void values(SequencedMap<String, Held> values, ValueGroups groups, String caption) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "class", "values").leaf("caption", caption, "class", "hidden");
        html.raw("<thead class=\"hidden\"><tr><th scope=\"col\">Environment</th><th scope=\"col\">Value</th>"
                + "<th scope=\"col\">Where</th></tr></thead><tbody>");
        var difference = ValueDifference.of(values);
        values.forEach((name, held) -> {
            html.open("tr").leaf("th", name, "scope", "row");
            html.open("td");
            swatch(html, groups.group(held));
            difference.write(html, held, MAX_VALUE);
            if (held instanceof Held.Present(var value) && !(value instanceof Node.Scalar)) {
                tree(value);
            }
            html.close("td").open("td", "class", "where");
            if (held instanceof Held.Present present) {
                html.leaf("code", present.place().toString());
                if (present.inherited()) {
                    html.leaf("span", " inherited", "class", "faint");
                }
            }
            html.close("td").close("tr");
        });
        html.raw("</tbody></table></div>");
    }

    /// Equal values of a finding have the same colour and letter.
    static void swatch(Html html, int group) {
        var letter = group < 0 ? "" : String.valueOf((char) ('A' + Math.min(group, 25)));
        html.open("span", "class", "swatch " + HtmlTimeline.colour(group), "aria-hidden", "true")
                .text(letter)
                .close("span");
    }

    private void tree(Node value) {
        if (value instanceof Node.Secret || value instanceof Node.Encrypted) {
            return;
        }
        var bytes = new ByteArrayOutputStream();
        try (var json = JsonWriting.indented(bytes)) {
            JsonValues.write(json, value);
        }
        html.open("details", "class", "tree").leaf("summary", "all of it").open("pre");
        html.lines(bytes.toString(StandardCharsets.UTF_8)).close("pre").close("details");
    }

    private void blame(String id, Finding finding, Blame blame, ValueGroups groups) {
        MovedText.of(blame, now).ifPresent(text -> {
            var travel = BlameText.travel(finding).map(more -> "; " + more).orElse("");
            html.open("p", "class", "blame")
                    .leaf("b", "Who: ")
                    .text(text + travel)
                    .close("p");
        });
        BlameText.fix(blame, now)
                .ifPresent(text -> html.open("p", "class", "blame").text(text).close("p"));
        blame.deliberate().ifPresent(side -> {
            html.open("p", "class", "deliberate").leaf("b", side.environment() + " looks deliberate");
            html.text(" with ")
                    .leaf("code", Columns.middle(ValueText.of(side.value()), 120))
                    .text(": " + side.why())
                    .close("p");
        });
        Timeline.of(blame, finding.values(), now, groups)
                .ifPresent(timeline -> new HtmlTimeline(html, timeline, now).draw(id));
    }

    private void actions(Finding finding) {
        if (finding.actions().isEmpty()) {
            return;
        }
        html.leaf("h4", "What to do").open("ol", "class", "actions");
        finding.actions()
                .forEach(action ->
                        html.open("li").leaf("code", action, "data-copy", "").close("li"));
        html.close("ol");
    }

    private void members(Finding finding) {
        if (finding.members().isEmpty()) {
            return;
        }
        html.open("details", "class", "members");
        var count = ValueText.count(finding.members().size(), "more address");
        html.leaf("summary", BlameText.together(finding) + ": " + count);
        finding.members().stream().limit(MAX_MEMBERS).forEach(member -> {
            html.open("p");
            address(html, member.address());
            html.close("p");
            values(member.values(), new ValueGroups(member.values()), "Values of " + member.address());
        });
        if (finding.members().size() > MAX_MEMBERS) {
            html.leaf(
                    "p",
                    "And " + ValueText.number(finding.members().size() - MAX_MEMBERS)
                            + " more; the JSON has them all.");
        }
        html.close("details");
    }
}
