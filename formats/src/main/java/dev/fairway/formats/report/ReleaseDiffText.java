package dev.fairway.formats.report;

import dev.fairway.core.finding.Held;
import dev.fairway.core.release.MigrationChange;
import dev.fairway.core.release.ReleaseComparison;
import dev.fairway.core.release.ReleaseComparison.Inside;
import dev.fairway.core.release.ReleaseComparison.Part;
import dev.fairway.core.release.ReleaseComparison.SettingChange;
import dev.fairway.core.release.ReleaseComparison.Side;
import dev.fairway.formats.report.Style.Ink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What differs between two releases, for people: first what that means for an environment, then part by part.
public final class ReleaseDiffText {

    private static final int FIRST = 30;
    private static final int DIGITS = 12;

    private final ReleaseComparison comparison;
    private final TextOptions options;
    private final List<String> lines = new ArrayList<>();

    private ReleaseDiffText(ReleaseComparison comparison, TextOptions options) {
        this.comparison = comparison;
        this.options = options;
    }

    /// The whole text, ending in a line feed.
    public static String render(ReleaseComparison comparison, TextOptions options) {
        return new ReleaseDiffText(comparison, options).text();
    }

    private String text() {
        fold(ReleaseDiffSentences.brings(comparison), "", Ink.STRONG);
        for (var warning : ReleaseDiffSentences.warnings(comparison)) {
            fold("! " + warning, "  ", Ink.CRITICAL);
        }
        ReleaseDiffSentences.commits(comparison).ifPresent(said -> fold(said, "  ", Ink.FAINT));
        comparison.parts().forEach(this::part);
        lines.addAll(GapsText.lines(comparison.gaps(), options));
        return String.join("\n", lines) + "\n";
    }

    private void fold(String text, String indent, Ink ink) {
        for (var line : Columns.fold(text, options.width() - indent.length())) {
            lines.add(indent + options.style().paint(ink, line));
        }
    }

    private void part(Part part) {
        var change = part.change();
        lines.add("");
        var word = change.isInBoth() ? "changed" : change.from().isEmpty() ? "added" : "removed";
        var head = "%s %s".formatted(Columns.pad(change.kind().word(), 10), SafeText.visible(change.name()));
        var digests = digests(change.from(), change.to());
        var room = options.width() - Columns.width(head) - word.length() - 2;
        lines.add(options.style().paint(Ink.STRONG, head) + "  " + word
                + (Columns.width(digests) > room ? "" : options.style().paint(Ink.FAINT, digests)));
        switch (part.inside()) {
            case Inside.Closed _ -> {}
            case Inside.Unread _ -> lines.add("    what differs in it could not be read");
            case Inside.Settings(var differences, var equal) -> settings(differences, equal);
            case Inside.MigrationFiles migrations -> {
                some(migrations.changes(), this::migration);
                compatible(migrations);
            }
            case Inside.Files(var changes) ->
                some(
                        changes,
                        file -> lines.add("    %s %s"
                                .formatted(Columns.pad(file.what().word(), 19), SafeText.visible(file.file()))));
        }
    }

    private static String digests(Optional<String> from, Optional<String> to) {
        return "  " + from.map(ReleaseDiffText::brief).orElse("") + (from.isPresent() && to.isPresent() ? " to " : "")
                + to.map(ReleaseDiffText::brief).orElse("");
    }

    private static String brief(String digest) {
        return digest.substring(0, "sha256:".length() + DIGITS);
    }

    private void compatible(Inside.MigrationFiles migrations) {
        var said = new ArrayList<String>();
        migrations
                .before()
                .ifPresent(range -> said.add("%s in %s".formatted(range.text(), version(comparison.from()))));
        migrations.after().ifPresent(range -> said.add("%s in %s".formatted(range.text(), version(comparison.to()))));
        if (!said.isEmpty()) {
            lines.add("    compatible " + String.join(", ", said));
        }
    }

    private void migration(MigrationChange change) {
        var before = change.before().map(it -> ", was " + SafeText.visible(it)).orElse("");
        lines.add("  %s %s %s%s"
                .formatted(
                        change.rewritesThePast() ? "!" : " ",
                        Columns.pad(change.what().word(), 9),
                        SafeText.visible(change.file()),
                        before));
    }

    private void settings(List<SettingChange> differences, long equal) {
        some(differences, this::setting);
        lines.add("    " + options.style().paint(Ink.FAINT, same(equal)));
    }

    private static String same(long equal) {
        return equal == 0
                ? "no value is the same in both"
                : "%s %s the same in both".formatted(ValueText.count(equal, "value"), equal == 1 ? "is" : "are");
    }

    private void setting(SettingChange change) {
        lines.add("    " + FindingText.address(change.address(), options.width() - 4));
        var held = new LinkedHashMap<String, Held>();
        held.put(version(comparison.from()), change.from());
        held.put(version(comparison.to()), change.to());
        new HeldText(options, options.width() - 6).lines(held).forEach(line -> lines.add("      " + line));
    }

    /// Both are of one application.
    private static String version(Side side) {
        return side.name().substring(side.name().indexOf('@') + 1);
    }

    private <T> void some(List<T> all, Consumer<T> show) {
        var shown = options.all() ? all : all.subList(0, Math.min(FIRST, all.size()));
        shown.forEach(show);
        if (shown.size() < all.size()) {
            lines.add("    and %s (--all shows them)".formatted(ValueText.number(all.size() - shown.size()) + " more"));
        }
    }
}
