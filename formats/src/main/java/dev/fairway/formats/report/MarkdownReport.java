package dev.fairway.formats.report;

import static dev.fairway.formats.report.MarkdownText.code;
import static dev.fairway.formats.report.MarkdownText.plain;

import dev.fairway.core.blame.Change;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The report as a comment on a pull request: a table of what matters, the rest folded, never longer than a comment
/// may be.
public final class MarkdownReport {

    /// What GitHub takes is 65,536 characters. What a change has closed comes after this.
    static final int MAX_LENGTH = 63_000;

    /// What is kept free for the words that say what was left out, and for closing what is open.
    private static final int RESERVE = 600;

    private static final int FIRST = 10;

    /// With more environments than this a table would be wider than a comment: they share a column.
    private static final int MAX_COLUMNS = 5;

    private static final int VALUE_COLUMNS = 36;

    private final Report report;
    private final List<String> environments;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(Report report) {
        this.report = report;
        this.environments = report.route().stream().flatMap(List::stream).toList();
    }

    /// The whole comment, ending in a line feed.
    public static String render(Report report) {
        var markdown = new MarkdownReport(report);
        markdown.head();
        markdown.findings();
        markdown.closing();
        KnownBefore.parts(report).forEach(markdown::part);
        return markdown.text.toString();
    }

    private void head() {
        line("### Fairway: " + plain(Columns.end(Headline.of(report), 300)));
        line("");
        var summary = report.summary();
        line(plain(Columns.end(Headline.route(report.route()), 300)) + " · " + ValueText.number(summary.compared())
                + " compared, "
                + ValueText.number(summary.equal()) + " equal, " + ValueText.number(summary.expected()) + " expected, "
                + ValueText.number(summary.excepted()) + " excepted"
                + report.head()
                        .map(commit -> " · at " + code(Headline.shortCommit(commit)))
                        .orElse(""));
    }

    private void findings() {
        var findings = report.findings();
        if (findings.isEmpty()) {
            return;
        }
        line("");
        table(findings.subList(0, Math.min(FIRST, findings.size())));
        if (findings.size() > FIRST) {
            var rest = findings.subList(FIRST, findings.size());
            folded(ValueText.count(rest.size(), "more finding"), () -> table(rest));
        }
    }

    private void table(List<Finding> findings) {
        var columns = environments.size() <= MAX_COLUMNS ? environments : List.of("Values");
        row(
                "",
                "Where",
                columns.stream().map(MarkdownText::plain).collect(Collectors.joining(" | ")),
                "Who, when",
                "What to do");
        line("| --- ".repeat(columns.size() + 4) + "|");
        var left = findings.size();
        for (var one : findings) {
            var finding = Wholes.named(one);
            var row = "| " + finding.severity().word() + "<br>"
                    + finding.verdict().word()
                    + " | " + where(finding)
                    + " | " + values(finding)
                    + " | " + who(finding)
                    + " | " + advice(finding) + " |";
            if (text.length() + row.length() > MAX_LENGTH - RESERVE) {
                line("");
                line(ValueText.count(left, "more finding") + " left out: a comment ends here.");
                return;
            }
            line(row);
            left--;
        }
    }

    private String where(Finding finding) {
        var address = code(FindingText.address(finding.address(), 90));
        var members = finding.members().isEmpty()
                ? ""
                : "<br>and " + ValueText.count(finding.members().size(), "more address");
        return address + "<br><sub>" + code(Headline.shortFingerprint(finding.fingerprint())) + "</sub>" + members
                + FlagText.of(finding, report.time()).map(text -> "<br>" + text).orElse("");
    }

    private String values(Finding finding) {
        var texts = ValuesText.cut(finding.values(), VALUE_COLUMNS);
        if (environments.size() <= MAX_COLUMNS) {
            return environments.stream()
                    .map(name -> cell(finding.values().get(name), texts.getOrDefault(name, "")))
                    .collect(Collectors.joining(" | "));
        }
        return ValuePattern.groups(finding.values()).sequencedValues().stream()
                .limit(6)
                .map(names -> plain(Columns.end(String.join(", ", names), 60)) + ": "
                        + cell(finding.values().get(names.getFirst()), texts.getOrDefault(names.getFirst(), "")))
                .collect(Collectors.joining("<br>"));
    }

    /// Null where the environment has no part in this comparison.
    private static String cell(@Nullable Held held, String text) {
        return switch (held) {
            case null -> "–";
            case Held.Present present ->
                code(text) + "<br><sub>" + code(Columns.middle(present.place().toString(), 60)) + "</sub>";
            case Held.Absent _ -> "*absent*";
            case Held.Unseen _ -> "*unknown*";
        };
    }

    private String who(Finding finding) {
        var since = finding.since().map(text -> plain(Columns.end(SafeText.visible(text), 240)));
        return Stream.concat(since.stream(), diverged(finding).stream()).collect(Collectors.joining("<br>"));
    }

    private Optional<String> diverged(Finding finding) {
        return finding.blame()
                .flatMap(blame -> blame.diverged().map(event -> {
                    var later = MovedText.later(blame, report.time()).stream()
                            .findFirst()
                            .map(text -> "<br>" + plain(Columns.end(text, 160)))
                            .orElse("");
                    return plain(Columns.end(MovedText.moved(blame), 60)) + " " + MovedText.when(event, report.time())
                            + "<br>" + (event.change().committed() ? commit(event.change()) : BlameText.NOT_COMMITTED)
                            + later;
                }));
    }

    private static String commit(Change change) {
        return plain(Columns.end(change.author(), 40)) + "<br>"
                + code(Columns.end(SafeText.visible(change.subject()), 60)) + " "
                + code(Headline.shortCommit(change.commit()));
    }

    private static String advice(Finding finding) {
        var deliberate =
                finding.blame().flatMap(BlameText::deliberate).map(text -> plain(Columns.end(text, 240)) + "<br>");
        var action = finding.actions().stream().findFirst().map(text -> code(Columns.end(SafeText.visible(text), 160)));
        return deliberate.orElse("") + action.orElse(plain(Columns.end(SafeText.visible(finding.message()), 160)));
    }

    private void closing() {
        list(
                "Not checked",
                report.gaps(),
                gap -> plain(gap.what()) + ": " + plain(gap.reason())
                        + (gap.remedy().isEmpty() ? "" : "; " + plain(gap.remedy())));
        list(
                "Contract: stale or expired",
                report.rules().stream()
                        .filter(rule -> rule.stale() || rule.expired())
                        .toList(),
                rule -> code(rule.match()) + (rule.expired() ? " expired" : " stale"));
        list(
                "Expected classes, accepted by " + Headline.INIT,
                report.proposals(),
                proposal -> code(proposal.match()) + ": " + ValueText.count(proposal.covers(), "difference") + ", "
                        + plain(proposal.reason()));
    }

    /// In the open: it is good news, and short.
    private void part(KnownBefore.Part part) {
        line("");
        line("### " + plain(part.heading()));
        line("");
        part.all().stream().limit(FIRST).forEach(one -> line("- " + code(FindingText.address(one.address(), 160))));
        if (part.all().size() > FIRST) {
            line("- and " + ValueText.number(part.all().size() - FIRST) + " more");
        }
    }

    private <T> void list(String title, List<T> items, Function<T, String> shown) {
        if (items.isEmpty()) {
            return;
        }
        folded(title + " (" + ValueText.number(items.size()) + ")", () -> {
            var left = items.size();
            for (var item : items) {
                var bullet = "- " + shown.apply(item);
                if (text.length() + bullet.length() > MAX_LENGTH - RESERVE) {
                    line("- and " + ValueText.number(left) + " more");
                    return;
                }
                line(bullet);
                left--;
            }
        });
    }

    private void folded(String title, Runnable content) {
        if (text.length() > MAX_LENGTH - RESERVE) {
            return;
        }
        line("");
        line("<details><summary>" + title + "</summary>");
        line("");
        content.run();
        line("");
        line("</details>");
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
