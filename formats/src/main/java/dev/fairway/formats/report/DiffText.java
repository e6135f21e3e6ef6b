package dev.fairway.formats.report;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Report;
import dev.fairway.formats.report.Style.Ink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// What differs between two environments, each difference with its verdict: undeclared ones first, then those that are
/// explained.
public final class DiffText {

    private static final int FIRST = 30;

    private DiffText() {}

    /// The whole text, ending in a line feed.
    public static String render(Report report, TextOptions options) {
        var lines = new ArrayList<String>();
        lines.add(options.style().paint(Ink.STRONG, Columns.end(Headline.of(report), options.width())));
        var shown = new Shown(options, new FindingText(options, report.time()), lines);
        for (var finding : report.findings()) {
            shown.add(finding.verdict().word(), finding.address(), finding.values(), note(finding, report.time()));
            finding.members()
                    .forEach(member -> shown.add("", member.address(), member.values(), BlameText.together(finding)));
        }
        for (var difference : report.explained()) {
            shown.add(
                    difference.verdict().word(),
                    difference.address(),
                    difference.values(),
                    SafeText.visible(difference.because()));
        }
        lines.addAll(GapsText.lines(report.gaps(), options));
        shown.end(report.summary().equal());
        return String.join("\n", lines) + "\n";
    }

    /// The flag's age, who moved, and what values and history do not say.
    private static String note(Finding finding, Instant now) {
        var parts = new ArrayList<String>();
        FlagText.of(finding, now).ifPresent(parts::add);
        finding.blame().flatMap(blame -> MovedText.of(blame, now)).ifPresent(parts::add);
        if (BlameText.needsMessage(finding)) {
            parts.add(SafeText.visible(finding.message()));
        }
        return String.join("; ", parts);
    }

    /// Lines so far, and how many differences did not find room.
    private static final class Shown {

        private final TextOptions options;
        private final FindingText text;
        private final List<String> lines;
        private int count;

        Shown(TextOptions options, FindingText text, List<String> lines) {
            this.options = options;
            this.text = text;
            this.lines = lines;
        }

        void add(String verdict, Address address, SequencedMap<String, Held> values, String note) {
            count++;
            if (count > FIRST && !options.all()) {
                return;
            }
            lines.add("");
            var word = Columns.pad(verdict, 13);
            lines.add(word
                    + options.style().paint(Ink.STRONG, FindingText.address(address, options.width() - word.length())));
            lines.addAll(text.values(address, values));
            for (var line : Columns.fold(note, options.width() - 4)) {
                lines.add("    " + options.style().paint(Ink.FAINT, line));
            }
        }

        void end(int equal) {
            lines.add("");
            var hidden = options.all() ? 0 : Math.max(0, count - FIRST);
            lines.add(options.style()
                    .paint(
                            Ink.FAINT,
                            ValueText.number(equal) + " equal"
                                    + (hidden > 0
                                            ? ", " + ValueText.count(hidden, "more difference") + " (--all shows them)"
                                            : "")));
        }
    }
}
