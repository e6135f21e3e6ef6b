package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.connector.ConnectorException;
import dev.fairway.connector.Workspace;
import dev.fairway.core.release.ReleaseComparison;
import dev.fairway.engine.release.ReleaseDiff;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.read.Sealing;
import dev.fairway.formats.report.ReleaseDiffJson;
import dev.fairway.formats.report.ReleaseDiffText;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.store.Contents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway release diff A B`: what differs between two releases, by meaning.
public final class ReleaseDiffCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Compares two releases of one application: which parts are not the same, what differs inside"
                            + " files of configuration and flags, which migrations are new, and which are not what was"
                            + " applied. Files are looked for in the releases' commits. Exit codes: 0 compared,"
                            + " whatever differs, 3 something could not be read.")
                .footer("", "Example:", "  fairway release diff payments@1.4.1 payments@1.4.2");
        spec.addPositional(Arguments.parameter(
                0, "A", true, "A release: an id, the beginning of one (8 hex digits or more), or app@version."));
        spec.addPositional(Arguments.parameter(1, "B", true, "Another one."));
        spec.addOption(CommonOptions.flag("Show every difference, however many there are.", "--all"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    /// Both releases, and what the log holds of their parts.
    private record Pair(Releases.Recorded from, Releases.Recorded to, ReleaseDiff.Kept kept) {}

    @Override
    public Exit run(Invocation invocation) {
        return LedgerPlace.of(invocation.surroundings()).reading(place -> {
            var mistakes = new ArrayList<String>();
            var pair = place.store().read(contents -> pair(invocation, place, contents, mistakes));
            return pair.map(it -> compare(invocation, it)).orElseGet(() -> invocation.mistakes(mistakes));
        });
    }

    private static Optional<Pair> pair(
            Invocation invocation, LedgerPlace.Reader place, Contents contents, List<String> mistakes) {
        var log = place.proved(contents);
        var from = meant(invocation, 0, log, mistakes);
        var to = meant(invocation, 1, log, mistakes);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().release().app().equals(to.get().release().app())) {
            mistakes.add("%s and %s are releases of two applications"
                    .formatted(from.get().name(), to.get().name()));
            return Optional.empty();
        }
        return Optional.of(new Pair(from.get(), to.get(), ReleaseDiff.kept(log, from.get(), to.get())));
    }

    private static Optional<Releases.Recorded> meant(
            Invocation invocation, int index, Proved log, List<String> mistakes) {
        String text = invocation.arguments().matchedPositionalValue(index, "");
        var meant = Releases.meant(log, text);
        if (meant.size() != 1) {
            mistakes.add(ReleaseShowCommand.notOne(text, meant));
            return Optional.empty();
        }
        return Optional.of(meant.getFirst());
    }

    private static Exit compare(Invocation invocation, Pair pair) {
        return switch (Opened.top(invocation.surroundings())) {
            case Opened.Outcome.Closed _ -> tell(invocation, pair, Optional.empty(), Sealing.random());
            case Opened.Outcome.Open(var opened) -> {
                try (opened) {
                    yield tell(invocation, pair, Optional.of(opened.workspace()), opened.sealing());
                } catch (ConnectorException e) {
                    Complaint.tell(invocation.surroundings().err(), String.valueOf(e.getMessage()));
                    yield Exit.UNSEEN;
                }
            }
        };
    }

    private static Exit tell(Invocation invocation, Pair pair, Optional<Workspace> workspace, Sealing sealing) {
        var comparison = ReleaseDiff.compare(pair.from(), pair.to(), pair.kept(), workspace, sealing);
        write(invocation, comparison);
        return comparison.gaps().isEmpty() ? Exit.CLEAN : Exit.UNSEEN;
    }

    private static void write(Invocation invocation, ReleaseComparison comparison) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> ReleaseDiffJson.write(comparison, sink)));
        } else {
            var all = invocation.arguments().hasMatchedOption("--all");
            out.print(ReleaseDiffText.render(comparison, ReportOutput.text(invocation, all)));
        }
    }
}
