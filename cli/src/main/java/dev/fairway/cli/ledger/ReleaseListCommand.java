package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.Recalls;
import dev.fairway.engine.release.Releases;
import dev.fairway.engine.release.Sightings;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway release list`: the releases that the ledger has.
public final class ReleaseListCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Lists the releases that the ledger has, newest first.")
                .footer("", "Example:", "  fairway release list --app payments");
        spec.addOption(Arguments.value("NAME", "Only those of one application.", "--app"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String app = invocation.arguments().matchedOptionValue("--app", "");
        return LedgerPlace.of(invocation.surroundings()).reading(place -> {
            place.store().read(contents -> {
                var log = place.proved(contents);
                var all = Releases.all(log);
                var names = all.stream()
                        .collect(Collectors.toMap(it -> it.id().text(), Releases.Recorded::name, (first, _) -> first));
                var releases = all.reversed().stream()
                        .filter(it -> app.isEmpty() || it.release().app().equals(app))
                        .toList();
                var recalls = Recalls.holding(log, releases);
                tell(
                        invocation,
                        app,
                        releases.stream()
                                .map(it -> new ReleaseText.Standing(
                                        it,
                                        Optional.ofNullable(recalls.get(it.id())),
                                        Sightings.newest(log, it),
                                        it.release().supersedes().map(names::get)))
                                .toList());
                return releases.size();
            });
            return Exit.CLEAN;
        });
    }

    private static void tell(Invocation invocation, String app, List<ReleaseText.Standing> releases) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            var shown = releases.stream().map(ReleaseText::json).toList();
            out.println(ReportOutput.text(sink -> LedgerJson.list(shown, sink)));
            return;
        }
        if (releases.isEmpty() && !invocation.options().quiet()) {
            out.println(
                    app.isEmpty()
                            ? "the ledger has no release yet"
                            : "the ledger has no release of %s".formatted(SafeText.visible(app)));
        }
        var names = width(releases, it -> it.release().name());
        var parts = width(releases, ReleaseListCommand::parts);
        releases.forEach(it -> out.println("%s  %s  %s  %s  %s%s"
                .formatted(
                        ReleaseText.second(it.release().time()),
                        it.release().id().hex().substring(0, 12),
                        padded(it.release().name(), names),
                        padded(parts(it), parts),
                        it.state(),
                        it.recall().map(ReleaseText::recalled).orElse(""))));
    }

    private static int width(List<ReleaseText.Standing> releases, Function<ReleaseText.Standing, String> column) {
        return releases.stream().mapToInt(it -> column.apply(it).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String parts(ReleaseText.Standing standing) {
        var count = standing.release().release().components().size();
        return count == 1 ? "1 part" : "%d parts".formatted(count);
    }
}
