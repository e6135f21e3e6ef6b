package dev.fairway.formats.report;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Report;
import dev.fairway.formats.report.Style.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The report for a person at a terminal: a sentence, the ten differences that matter most, and one line that counts
/// the rest.
public final class TextReport {

    /// What a tired person reads.
    static final int FIRST = 10;

    private static final int FIRST_GAPS = 3;

    /// The last key of a path, or the name of an `env` item.
    private static final Pattern LAST_NAME =
            Pattern.compile("(?:^|[.\\]]|\\[name=)([A-Za-z0-9_][A-Za-z0-9_-]*)(?:]\\.value)?$");

    /// What a shell takes as one word between quotes.
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./{}@:+-]{1,120}");

    private final Report report;
    private final TextOptions options;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Report report, TextOptions options) {
        this.report = report;
        this.options = options;
    }

    /// The whole text, ending in a line feed.
    public static String render(Report report, TextOptions options) {
        var text = new TextReport(report, options);
        text.head();
        text.findings();
        text.explained();
        text.gaps();
        text.closing();
        return String.join("\n", text.lines) + "\n";
    }

    private void head() {
        Columns.fold(Headline.of(report), options.width()).forEach(line -> lines.add(paint(Ink.STRONG, line)));
        var about = new ArrayList<String>();
        if (!report.route().isEmpty()) {
            about.add(Headline.route(report.route()));
        }
        about.add(ValueText.number(report.summary().compared()) + " compared");
        report.head()
                .ifPresent(commit -> about.add(
                        "at " + Headline.shortCommit(commit) + (report.dirty() ? " with uncommitted changes" : "")));
        about.add(Ages.date(report.time()));
        Columns.fold(String.join(" · ", about), options.width()).forEach(line -> lines.add(paint(Ink.FAINT, line)));
    }

    private void findings() {
        var shown = options.all()
                ? report.findings()
                : report.findings().subList(0, Math.min(FIRST, report.findings().size()));
        var text = new FindingText(options, report.time());
        var rank = 1;
        for (var finding : shown) {
            lines.add("");
            lines.addAll(text.lines(rank++, finding));
        }
    }

    private void explained() {
        if (!options.all() || report.explained().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(paint(
                Ink.STRONG, "Explained (" + ValueText.number(report.explained().size()) + ")"));
        var text = new FindingText(options, report.time());
        for (var difference : report.explained()) {
            var word = Columns.pad(difference.verdict().word(), 11);
            lines.add("  " + word + FindingText.address(difference.address(), options.width() - 13));
            lines.addAll(text.values(difference.address(), difference.values()));
            lines.add("    "
                    + paint(Ink.FAINT, Columns.end(SafeText.visible(difference.because()), options.width() - 4)));
        }
    }

    private void gaps() {
        var shown = options.all()
                ? report.gaps()
                : report.gaps().subList(0, Math.min(FIRST_GAPS, report.gaps().size()));
        lines.addAll(GapsText.lines(shown, options));
    }

    private void closing() {
        lines.add("");
        if (!options.all()) {
            hidden();
        }
        contract();
        before();
        if (!report.proposals().isEmpty()) {
            add(Ink.ACTION, "Accept " + Headline.proposed(report) + ": " + Headline.INIT);
            if (options.all()) {
                report.proposals().forEach(this::proposal);
            }
        }
        if (!report.findings().isEmpty()) {
            var first = report.findings().getFirst();
            add(
                    Ink.ACTION,
                    "The story of one: fairway why " + key(first.address()) + ". Accept one: fairway contract add "
                            + Headline.shortFingerprint(first.fingerprint()) + " --reason …");
        }
    }

    /// The name that people know the value by, where a shell takes it as one word; else the whole address, quoted.
    private static String key(Address address) {
        if (address.path().isEmpty()) {
            return WORD.matcher(address.resource()).matches() ? "'" + address.resource() + "'" : quoted(address);
        }
        var match = LAST_NAME.matcher(address.path());
        return match.find() ? match.group(1) : quoted(address);
    }

    private static String quoted(Address address) {
        var whole = address.path().isEmpty() ? address.resource() : address.resource() + "#" + address.path();
        return SafeText.visible(whole).equals(whole) ? "'" + whole.replace("'", "'\\''") + "'" : "KEY";
    }

    private void proposal(Report.Proposal proposal) {
        var text = SafeText.visible(proposal.match()) + ", " + ValueText.count(proposal.covers(), "difference") + ": "
                + SafeText.visible(proposal.reason());
        lines.add("  " + Columns.middle(text, options.width() - 2));
    }

    /// One line that counts everything that is not shown.
    private void hidden() {
        var counts = new ArrayList<String>();
        var rest = report.findings()
                .subList(
                        Math.min(FIRST, report.findings().size()),
                        report.findings().size());
        var lagging = rest.stream()
                .filter(finding -> finding.verdict() == Verdict.LAGGING)
                .count();
        count(counts, rest.size() - lagging, "further findings", "further finding");
        count(counts, lagging, "lagging", "lagging");
        var summary = report.summary();
        count(counts, summary.expected(), "expected", "expected");
        count(counts, summary.excepted(), "excepted", "excepted");
        count(counts, summary.managed(), "managed", "managed");
        count(counts, summary.equal(), "equal", "equal");
        var gaps = Math.max(0, report.gaps().size() - FIRST_GAPS);
        count(counts, gaps, "further gaps", "further gap");
        if (!counts.isEmpty()) {
            add(Ink.FAINT, "Not shown: " + String.join(", ", counts) + " (--all shows them)");
        }
    }

    /// What was known before: how much of it is left out, and what is over.
    private void before() {
        report.before().ifPresent(before -> {
            if (before.known() > 0 && !report.findings().isEmpty()) {
                add(Ink.FAINT, "Known before, and left out: " + ValueText.number(before.known()));
            }
        });
        KnownBefore.parts(report).forEach(this::part);
    }

    private void part(KnownBefore.Part part) {
        add(Ink.GOOD, part.heading());
        var shown = options.all() ? part.all().size() : FIRST;
        part.all().stream()
                .limit(shown)
                .forEach(one -> lines.add("  " + FindingText.address(one.address(), options.width() - 2)));
        if (part.all().size() > shown) {
            lines.add("  and " + ValueText.number(part.all().size() - shown) + " more");
        }
    }

    private void contract() {
        var stale = report.rules().stream()
                .filter(Report.RuleUse::stale)
                .map(Report.RuleUse::match)
                .toList();
        var expired = report.rules().stream()
                .filter(Report.RuleUse::expired)
                .map(Report.RuleUse::match)
                .toList();
        if (!expired.isEmpty()) {
            add(Ink.MAJOR, "Expired in the contract: " + names(expired));
        }
        if (!stale.isEmpty()) {
            add(Ink.MINOR, "Stale in the contract: " + names(stale));
        }
    }

    private String names(List<String> matches) {
        var shown = options.all() ? matches : matches.subList(0, Math.min(3, matches.size()));
        return String.join(", ", shown.stream().map(SafeText::visible).toList())
                + (shown.size() < matches.size() ? " and " + (matches.size() - shown.size()) + " more" : "");
    }

    private static void count(List<String> counts, long number, String many, String one) {
        if (number > 0) {
            counts.add(ValueText.number(number) + " " + (number == 1 ? one : many));
        }
    }

    private void add(Ink ink, String text) {
        Columns.fold(text, options.width()).forEach(line -> lines.add(paint(ink, line)));
    }

    private String paint(Ink ink, String text) {
        return options.style().paint(ink, text);
    }
}
