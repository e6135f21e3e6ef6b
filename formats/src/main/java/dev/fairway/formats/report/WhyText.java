package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Episode;
import dev.fairway.core.blame.Event;
import dev.fairway.core.report.Alike;
import dev.fairway.core.report.WhyReport;
import dev.fairway.formats.report.Style.Ink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The answer of `why` for a person: what stands where, who changed it when, and what to make of it.
public final class WhyText {

    /// So many changes, and so many spans of time, are told; of older ones only how many there are.
    private static final int LAST = 10;

    /// From here on an event fits one line.
    private static final int ONE_LINE = 110;

    private final TextOptions options;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    private WhyText(TextOptions options, Instant now) {
        this.options = options;
        this.now = now;
    }

    /// The whole text, ending in a line feed.
    ///
    /// @param now what ages are told against
    public static String render(WhyReport why, TextOptions options, Instant now) {
        var text = new WhyText(options, now);
        if (why.addresses().isEmpty()) {
            text.lines.add("Nothing is called " + Columns.middle(SafeText.visible(why.key()), options.width() - 18));
        }
        for (var address : why.addresses()) {
            text.address(address);
        }
        for (var gap : why.gaps()) {
            var line = "Not known: " + gap.what() + ": " + gap.reason()
                    + (gap.remedy().isEmpty() ? "" : "; " + gap.remedy());
            text.folded("", SafeText.visible(line), Ink.FAINT);
        }
        return String.join("\n", text.lines) + "\n";
    }

    private void address(WhyReport.WhyAddress found) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(options.style().paint(Ink.STRONG, FindingText.address(found.address(), options.width())));
        if (!found.formerly().isEmpty()) {
            folded("  ", "It was called " + SafeText.visible(found.formerly()) + " before.", Ink.STRONG);
        }
        var whole = new TextOptions(options.width(), options.style(), true);
        lines.addAll(new FindingText(whole, now).values(found.address(), found.values()));
        FlagText.of(found, now).ifPresent(text -> folded("    ", text, Ink.FAINT));
        var blame = Wholes.named(found.address(), found.blame());
        events(blame.timeline());
        episodes(blame.episodes());
        if (found.gone()) {
            gone(blame);
        } else {
            conclusion(blame);
        }
    }

    /// When the last environment lost it.
    private void gone(Blame blame) {
        lines.add("");
        var last = blame.timeline().stream()
                .filter(event -> event.to().isEmpty())
                .reduce((_, later) -> later)
                .map(event -> " Last removed " + Ages.ago(event.change().time(), now) + " in "
                        + SafeText.visible(event.environment()) + " ("
                        + Ages.date(event.change().time()) + "): "
                        + BlameText.who(event))
                .orElse(" History does not tell who removed it.");
        folded("  ", "No environment has it any more." + last, Ink.STRONG);
    }

    private void events(List<Event> timeline) {
        var visible = timeline.stream()
                .filter(event -> options.all() || !StructureChange.isInvisible(event))
                .toList();
        if (visible.isEmpty()) {
            return;
        }
        lines.add("");
        var shown = last(visible, "change");
        var names = shown.stream()
                .mapToInt(event -> Columns.width(SafeText.visible(event.environment())))
                .max()
                .orElse(0);
        shown.forEach(event -> event(event, Math.min(names, 16)));
    }

    private void event(Event event, int nameWidth) {
        var start = "  " + Ages.date(event.change().time()) + "  "
                + Columns.pad(Columns.end(SafeText.visible(event.environment()), nameWidth), nameWidth) + "  "
                + Columns.pad(event.how().word(), 7) + "  ";
        var oneLine = options.width() >= ONE_LINE;
        var room = oneLine ? 36 : options.width() - Columns.width(start);
        var step = step(event, room);
        var change = event.change();
        var who = change.committed()
                ? SafeText.visible(change.author()) + ": " + SafeText.visible(change.subject())
                : BlameText.NOT_COMMITTED;
        var commit = change.committed() ? "  " + Headline.shortCommit(change.commit()) : "";
        if (oneLine) {
            var left = options.width() - Columns.width(start) - room - 2 - Columns.width(commit);
            lines.add(start + options.style().paint(Ink.STRONG, Columns.pad(step, room)) + "  "
                    + Columns.pad(Columns.end(who, left), left)
                    + options.style().paint(Ink.FAINT, commit));
        } else {
            lines.add(start + options.style().paint(Ink.STRONG, step));
            var left = options.width() - 14 - Columns.width(commit);
            lines.add(" ".repeat(14) + Columns.end(who, left) + options.style().paint(Ink.FAINT, commit));
        }
    }

    private static String step(Event event, int room) {
        var from = ValueText.of(event.from());
        var to = ValueText.of(event.to());
        var keys = String.join(", ", StructureChange.keys(event));
        if (!keys.isEmpty()) {
            return Columns.end((from.equals(to) ? to : from + " -> " + to) + ": " + SafeText.visible(keys), room);
        }
        if (from.equals(to)) {
            return Columns.middle(to, room - 12) + " (unchanged)";
        }
        var side = Math.max(4, (room - 4) / 2);
        if (Columns.width(from) + Columns.width(to) + 4 <= room) {
            return from + " -> " + to;
        }
        var cut = ValueCut.of(List.of(from, to), side);
        return cut.getFirst() + " -> " + cut.getLast();
    }

    private void episodes(List<Episode> episodes) {
        if (episodes.isEmpty()) {
            return;
        }
        lines.add("");
        var shown = last(episodes, "span");
        for (var episode : shown) {
            var span = span(episode);
            var groups = episode.parts().stream()
                    .map(parts -> SafeText.visible(Alike.joined(parts)))
                    .collect(Collectors.joining("   |   "));
            lines.add("  " + span + "  " + Columns.middle(groups, options.width() - 2 - span.length() - 2));
        }
        if (shown.stream().flatMap(episode -> episode.parts().stream()).anyMatch(parts -> parts.size() > 1)) {
            folded("  ", Alike.MEANING, Ink.FAINT);
        }
        if (shown.stream().anyMatch(Episode::backwards)) {
            folded("  ", "The commits' clocks disagree; their order is that of the mainline.", Ink.FAINT);
        }
    }

    /// Nobody knows how long something lasted that ended before it began.
    private static String span(Episode episode) {
        var since = Ages.date(episode.since());
        return episode.backwards()
                ? Columns.pad("from " + since, 2 * since.length() + 4)
                : since + " to " + Columns.pad(episode.until().map(Ages::date).orElse("now"), since.length());
    }

    /// The last ones; the line before them says how many are older.
    private <T> List<T> last(List<T> all, String noun) {
        var older = options.all() ? 0 : Math.max(0, all.size() - LAST);
        if (older > 0) {
            var text = "  " + ValueText.count(older, "older " + noun) + " (--all shows them)";
            lines.add(options.style().paint(Ink.FAINT, text));
        }
        return all.subList(older, all.size());
    }

    private void conclusion(Blame blame) {
        lines.add("");
        if (blame.timeline().isEmpty() && blame.diverged().isEmpty()) {
            lines.add("  History does not tell who changed it.");
        }
        MovedText.of(blame, now).ifPresent(text -> folded("  ", text, Ink.STRONG));
        if (blame.lostFix()) {
            folded(
                    "  ",
                    "A fix was undone: a value that was set on purpose was replaced by a later change.",
                    Ink.MAJOR);
        }
        BlameText.deliberate(blame).ifPresent(text -> folded("  ", text, Ink.GOOD));
    }

    private void folded(String indent, String text, Ink ink) {
        for (var line : Columns.fold(text, options.width() - indent.length())) {
            lines.add(indent + options.style().paint(ink, line));
        }
    }
}
