package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.report.Finding;
import dev.fairway.formats.report.Style.Ink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One finding in a few lines of text.
final class FindingText {

    /// Wider than this, lines are harder to read, not easier.
    private static final int MAX_WIDTH = 140;

    private static final int INDENT = 4;

    private static final int MAX_FOLDED = 2;

    /// The rule that is broken, and its line, stand at the end of what is said.
    private static final int MAX_MESSAGE = 8;

    /// Advice that is cut short is no advice.
    private static final int MAX_ADVICE = 4;

    private final TextOptions options;
    private final Instant now;
    private final int width;

    FindingText(TextOptions options, Instant now) {
        this.options = options;
        this.now = now;
        this.width = Math.min(options.width(), MAX_WIDTH);
    }

    List<String> lines(int rank, Finding finding) {
        var lines = new ArrayList<String>();
        lines.add(head(rank, finding));
        lines.addAll(values(finding.address(), finding.values()));
        if (BlameText.needsMessage(finding)) {
            lines.addAll(folded(SafeText.visible(finding.message()), Ink.STRONG, MAX_MESSAGE));
        }
        FlagText.of(finding, now).ifPresent(text -> lines.addAll(folded(text, null, MAX_FOLDED)));
        finding.blame().ifPresent(blame -> moved(finding, blame, lines));
        finding.blame()
                .flatMap(blame -> BlameText.fix(blame, now))
                .ifPresent(text -> lines.addAll(folded(text, null, MAX_FOLDED)));
        finding.blame()
                .flatMap(BlameText::deliberate)
                .ifPresent(text -> lines.addAll(folded(text, Ink.GOOD, MAX_FOLDED)));
        finding.actions().stream()
                .limit(options.all() ? finding.actions().size() : 1)
                .forEach(action -> lines.addAll(folded("do: " + SafeText.visible(action), Ink.ACTION, MAX_ADVICE)));
        members(finding, lines);
        return lines;
    }

    private void moved(Finding finding, Blame blame, List<String> lines) {
        MovedText.parted(blame, now).ifPresent(text -> {
            var travel = BlameText.travel(finding).map(more -> "; " + more).orElse("");
            lines.addAll(folded(text + travel, null, MAX_FOLDED));
        });
        MovedText.later(blame, now).stream()
                .limit(options.all() ? Long.MAX_VALUE : 1)
                .forEach(text -> lines.addAll(folded(text, null, MAX_FOLDED)));
    }

    /// One line for each group of environments that hold the same: names, value, places.
    List<String> values(Address address, SequencedMap<String, Held> values) {
        return new HeldText(options, width - INDENT)
                .lines(Wholes.named(address, values)).stream()
                        .map(line -> " ".repeat(INDENT) + line)
                        .toList();
    }

    private String head(int rank, Finding finding) {
        var number = Columns.right(Integer.toString(rank), 2) + " ";
        var mark = Columns.pad(finding.severity().word(), 9);
        var tail = finding.verdict().word() + "  " + Headline.shortFingerprint(finding.fingerprint());
        var room = width - Columns.width(number) - Columns.width(mark) - Columns.width(tail) - 2;
        if (room < 24) {
            return number
                    + options.style().paint(ink(finding.severity()), mark)
                    + options.style()
                            .paint(Ink.STRONG, address(finding.address(), width - Columns.width(number + mark)));
        }
        return number + options.style().paint(ink(finding.severity()), mark)
                + options.style().paint(Ink.STRONG, Columns.pad(address(finding.address(), room), room)) + "  "
                + options.style().paint(Ink.FAINT, tail);
    }

    /// `resource#path`, cut so that the path, which says more, keeps more.
    static String address(Address address, int columns) {
        var resource = SafeText.visible(address.resource());
        var path = SafeText.visible(address.path());
        if (path.isEmpty() || Columns.width(resource) + 1 + Columns.width(path) <= columns) {
            return Columns.middle(path.isEmpty() ? resource : resource + "#" + path, columns);
        }
        var forPath = Math.min(Columns.width(path), Math.max(columns * 4 / 5, columns - 1 - Columns.width(resource)));
        return Columns.start(resource, columns - 1 - forPath) + "#" + Columns.middle(path, forPath);
    }

    private void members(Finding finding, List<String> lines) {
        if (finding.members().isEmpty()) {
            return;
        }
        var text = BlameText.together(finding) + ": "
                + ValueText.count(finding.members().size(), "more address");
        var names = finding.members().stream()
                .map(member -> address(member.address(), width - INDENT - (options.all() ? 2 : 30)))
                .toList();
        if (options.all()) {
            lines.add(" ".repeat(INDENT) + text);
            names.forEach(name -> lines.add(" ".repeat(INDENT + 2) + name));
        } else {
            var line = text + ", " + names.getFirst() + (names.size() > 1 ? ", …" : "");
            lines.add(options.style().paint(Ink.FAINT, " ".repeat(INDENT) + Columns.middle(line, width - INDENT)));
        }
    }

    private List<String> folded(String text, @Nullable Ink ink, int limit) {
        var room = width - INDENT;
        var folded = Columns.fold(text, room);
        var lines = new ArrayList<String>();
        for (var i = 0; i < Math.min(limit, folded.size()); i++) {
            var last = i == limit - 1 && folded.size() > limit;
            var line = last ? Columns.end(folded.get(i) + " …", room) : folded.get(i);
            lines.add(" ".repeat(INDENT) + (ink == null ? line : options.style().paint(ink, line)));
        }
        return lines;
    }

    private static Ink ink(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Ink.CRITICAL;
            case MAJOR -> Ink.MAJOR;
            case MINOR -> Ink.MINOR;
            case INFO -> Ink.INFO;
        };
    }
}
