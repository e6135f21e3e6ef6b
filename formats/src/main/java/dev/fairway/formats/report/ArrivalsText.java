package dev.fairway.formats.report;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.report.ArrivalsReport;
import dev.fairway.core.report.ArrivalsReport.Arrival;
import dev.fairway.core.report.ArrivalsReport.Item;
import dev.fairway.core.report.ArrivalsReport.Meanwhile;
import dev.fairway.core.report.ArrivalsReport.Trial;
import dev.fairway.core.tree.Node;
import dev.fairway.formats.report.Style.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last changes that reached production, for a person at a terminal.
public final class ArrivalsText {

    private static final int MOST_ITEMS = 12;
    private static final int MOST_DIFFERED = 5;

    /// The longest category and a space.
    private static final int KIND = "infrastructure ".length();

    private final TextOptions options;
    private final List<String> lines = new ArrayList<>();
    private List<Address> told = List.of();

    private ArrivalsText(TextOptions options) {
        this.options = options;
    }

    /// The whole text, ending in a line feed.
    public static String render(ArrivalsReport report, TextOptions options, Instant now) {
        var text = new ArrivalsText(options);
        var where = SafeText.visible(String.join(", ", report.production()));
        text.add(
                Ink.STRONG,
                0,
                report.arrivals().isEmpty()
                        ? "No change that reached %s was found".formatted(where.isEmpty() ? "production" : where)
                        : "The last %s that reached %s"
                                .formatted(changes(report.arrivals().size()), where));
        report.arrivals().forEach(arrival -> text.arrival(arrival, now));
        for (var gap : report.gaps()) {
            text.lines.add("");
            text.add(
                    Ink.FAINT,
                    0,
                    "Not told: " + SafeText.visible(gap.what()) + ": " + SafeText.visible(gap.reason()) + "; "
                            + SafeText.visible(gap.remedy()));
        }
        return String.join("\n", text.lines) + "\n";
    }

    private static String changes(int count) {
        return count == 1 ? "change" : ValueText.count(count, "change");
    }

    private void arrival(Arrival arrival, Instant now) {
        var change = arrival.change();
        lines.add("");
        add(
                Ink.STRONG,
                0,
                "%s (%s)  %s, \"%s\" %s"
                        .formatted(
                                Ages.date(change.time()),
                                Ages.ago(change.time(), now),
                                SafeText.visible(change.author()),
                                SafeText.visible(change.subject()),
                                Headline.shortCommit(change.commit())));
        var shown = options.all() ? arrival.items().size() : MOST_ITEMS;
        arrival.items().stream().limit(shown).forEach(item -> item(item, change.time()));
        if (arrival.items().size() > shown) {
            add(
                    Ink.FAINT,
                    2,
                    "and %d more values (--all shows them)"
                            .formatted(arrival.items().size() - shown));
        }
        differed(arrival);
    }

    private void item(Item item, Instant arrived) {
        lines.add("  " + Columns.pad(kind(item), KIND)
                + FindingText.address(item.address(), Math.max(24, options.width() - KIND - 2)));
        if (item.shared()) {
            add(null, 4, shared(item));
            return;
        }
        add(
                null,
                4,
                "%s: %s -> %s"
                        .formatted(
                                SafeText.visible(item.environment()),
                                Columns.middle(value(item, item.from()), 60),
                                Columns.middle(value(item, item.to()), 60)));
        if (item.trials().isEmpty()) {
            add(Ink.FAINT, 4, "nothing is known of it in environments before");
        } else {
            item.trials().forEach(trial -> add(ink(trial), 4, sentence(item, trial, arrived)));
        }
    }

    private static String value(Item item, Optional<Node> node) {
        return ValueText.of(node.map(there -> Wholes.named(item.address(), there)));
    }

    private static String kind(Item item) {
        return item.category() == Category.PROCESS
                ? "manual step"
                : item.category().word();
    }

    private static String shared(Item item) {
        var what = item.from().isEmpty()
                ? "new"
                : item.to().isEmpty() ? "removed" : "changed; environments that ran it already do not run it again";
        return what + "; one file for every environment, when it ran in each is not in Git";
    }

    private static Ink ink(Trial trial) {
        return trial.held() ? Ink.GOOD : Ink.MINOR;
    }

    private static String sentence(Item item, Trial trial, Instant arrived) {
        var name = SafeText.visible(trial.environment());
        var gone = item.to().isEmpty();
        if (trial.held()
                && trial.since().filter(since -> since.isAfter(arrived)).isPresent()) {
            return (gone
                            ? "%s had been without it before; the commits' clocks disagree"
                            : "%s had held it before; the commits' clocks disagree")
                    .formatted(name);
        }
        if (trial.held() && trial.since().isPresent()) {
            return (gone ? "%s had been without it for %s" : "%s had held it for %s")
                    .formatted(name, Ages.span(Duration.between(trial.since().get(), arrived)));
        }
        if (trial.meanwhile() == Meanwhile.OWN) {
            return name + " got one of its own in the same merge or commit";
        }
        if (trial.together()) {
            return (gone ? "%s lost it in the same merge or commit" : "%s got it in the same merge or commit")
                    .formatted(name);
        }
        if (trial.until().isPresent()) {
            return (gone
                            ? "%s had been without it until %s, and had it again"
                            : "%s had held it until %s, and no longer did")
                    .formatted(name, Ages.date(trial.until().get()));
        }
        return (gone ? "%s still had it" : "%s had not held it").formatted(name);
    }

    private void differed(Arrival arrival) {
        if (arrival.untried() && !arrival.items().isEmpty()) {
            var everywhere = arrival.items().stream().allMatch(Item::together);
            add(
                    Ink.MAJOR,
                    2,
                    everywhere
                            ? "Everywhere at once: no environment tried it first."
                            : "Straight to production: no environment held it then.");
        }
        if (!arrival.differed().isEmpty()) {
            add(null, 2, othersThatDiffered(arrival));
            told = arrival.differed();
        }
    }

    /// What the change above told already is not told again.
    private String othersThatDiffered(Arrival arrival) {
        var from = arrival.before().isEmpty()
                ? "the environment before"
                : SafeText.visible(String.join(", ", arrival.before()));
        var count = ValueText.count(arrival.differed().size(), "other value");
        var fresh = arrival.differed().stream()
                .filter(address -> !told.contains(address))
                .toList();
        if (!told.isEmpty() && fresh.isEmpty()) {
            return "When it came, %s differed from %s, all of them among those above.".formatted(count, from);
        }
        var named = fresh.size() == arrival.differed().size() ? ": " : "; not named above: ";
        var most = options.all() ? fresh.size() : MOST_DIFFERED;
        var names = fresh.stream()
                .limit(most)
                .map(address -> FindingText.address(address, 60))
                .toList();
        return "When it came, %s differed from %s%s%s%s"
                .formatted(count, from, named, String.join(", ", names), fresh.size() > most ? ", …" : "");
    }

    private void add(@Nullable Ink ink, int indent, String text) {
        for (var line : Columns.fold(text, options.width() - indent)) {
            lines.add(" ".repeat(indent) + (ink == null ? line : options.style().paint(ink, line)));
        }
    }
}
