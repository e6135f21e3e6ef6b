package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.core.release.ReleaseState;
import dev.fairway.engine.release.Recalls;
import dev.fairway.engine.release.Recalls.State;
import dev.fairway.engine.release.Releases;
import dev.fairway.engine.release.Sightings;
import dev.fairway.engine.release.Whereabouts;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway release recall RELEASE --reason TEXT`: that nobody should run a release any more.
public final class ReleaseRecallCommand implements Command {

    private static final int LONGEST_REASON = 10_000;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Records that nobody should run a release any more, and why; tells which environments run it,"
                            + " as far as the ledger says. --lift takes that back. Exit codes: 0 recorded, 1 there is"
                            + " nothing to lift, 3 the store could not be had.")
                .footer(
                        "",
                        "Example:",
                        "  fairway release recall payments@1.4.2 --reason \"Double bookings, see INC-217\"");
        spec.addPositional(ReleaseShowCommand.release());
        spec.addOption(Arguments.value("TEXT", "Why. It can be erased later. Needed.", "--reason"));
        spec.addOption(CommonOptions.flag("Take the recall back.", "--lift"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String reason = invocation.arguments().matchedOptionValue("--reason", "");
        var mistake = Reason.mistake(reason, LONGEST_REASON);
        return mistake.isEmpty()
                ? LedgerPlace.of(invocation.surroundings())
                        .writing(false, place -> record(invocation, place, reason.strip()))
                : invocation.mistakes(List.of(mistake.get()));
    }

    private static Exit record(Invocation invocation, LedgerPlace.Writer place, String reason) {
        String text = invocation.arguments().matchedPositionalValue(0, "");
        var meant = place.ledger().proving(log -> Releases.meant(log, text));
        if (meant.size() != 1) {
            return invocation.mistakes(List.of(ReleaseShowCommand.notOne(text, meant)));
        }
        var release = meant.getFirst();
        var state = invocation.arguments().hasMatchedOption("--lift") ? State.LIFTED : State.RECALLED;
        return switch (Recalls.record(place.ledger(), release, state, reason, new SecureRandom())) {
            case Recalls.Outcome.Done done -> {
                var now = place.ledger()
                        .proving(log -> new Now(
                                Whereabouts.of(log, release),
                                Recalls.holding(log, release),
                                Sightings.state(release, Sightings.newest(log, release))));
                tell(invocation, release, state, done, now);
                yield Exit.CLEAN;
            }
            case Recalls.Outcome.NothingToLift() -> {
                Complaint.tell(
                        invocation.surroundings().err(),
                        "%s is not recalled, so there is nothing to lift".formatted(release.name()));
                yield Exit.FINDINGS;
            }
            case Recalls.Outcome.Failed(var result) -> {
                Complaint.tell(invocation.surroundings().err(), AppendFailure.sentence(result));
                yield AppendFailure.exit(result);
            }
        };
    }

    /// How it stands with a release afterwards.
    ///
    /// @param state how far it has come, which no recall changes
    private record Now(Whereabouts.Known where, Optional<Recalls.Holding> recall, ReleaseState state) {

        /// Since when, where this word was not the first one.
        String since(long index) {
            return recall.filter(it -> it.first().index() != index)
                    .map(it -> ", since %s, entry %d"
                            .formatted(it.first().time(), it.first().index()))
                    .orElse("");
        }
    }

    private static void tell(
            Invocation invocation, Releases.Recorded release, State state, Recalls.Outcome.Done done, Now now) {
        var where = now.where();
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            var places = where.places().stream()
                    .map(it -> new LedgerJson.Place(it.environment(), it.by(), it.index(), it.time()))
                    .toList();
            out.println(ReportOutput.text(sink -> LedgerJson.recall(
                    new LedgerJson.RecallDone(
                            release.id().text(),
                            release.name(),
                            now.state().word(),
                            done.recorded(),
                            places,
                            where.recorded(),
                            now.recall().map(ReleaseText::json),
                            done.index(),
                            done.time()),
                    sink)));
        } else if (!invocation.options().quiet()) {
            out.println("%s %s, entry %d%s%s"
                    .formatted(
                            SafeText.visible(release.name()),
                            state == State.RECALLED ? "is recalled" : "is not recalled any more",
                            done.index(),
                            done.recorded() ? "" : ", as was recorded before",
                            now.since(done.index())));
            runs(where).forEach(line -> out.println("  " + line));
        }
    }

    private static List<String> runs(Whereabouts.Known where) {
        if (!where.recorded()) {
            return List.of("no promotion is recorded in this ledger, so that it does not know where this runs");
        }
        return where.places().isEmpty()
                ? List.of("no environment runs it, as far as this ledger says")
                : where.places().stream()
                        .map(it -> "runs in %s: %s, entry %d, %s"
                                .formatted(SafeText.visible(it.environment()), it.by(), it.index(), it.time()))
                        .toList();
    }
}
