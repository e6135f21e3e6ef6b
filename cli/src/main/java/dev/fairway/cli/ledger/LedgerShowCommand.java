package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.History;
import dev.fairway.engine.release.Releases;
import dev.fairway.engine.release.Told;
import dev.fairway.formats.report.HistoryJson;
import dev.fairway.formats.report.SafeText;
import dev.fairway.ledger.fact.Digest;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger show`: the ledger as a history in sentences.
public final class LedgerShowCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Tells what the ledger holds, oldest first, a sentence an entry. Each entry is proved by the"
                                + " ledger's signature before it is told; fairway ledger verify checks all that was"
                                + " signed. Exit codes: 0 told, 1 it is not what was signed, 3 it could not be read.")
                .footer(
                        "",
                        "Examples:",
                        "  fairway ledger show -n 20",
                        "  fairway ledger show --release payments@1.4.2 --type evidence",
                        "  fairway ledger show --since 2026-11-01 --until 2026-11-30");
        ShowArguments.declare(spec);
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        var arguments = ShowArguments.of(invocation);
        if (!arguments.mistakes().isEmpty()) {
            return invocation.mistakes(arguments.mistakes());
        }
        return LedgerPlace.of(invocation.surroundings())
                .reading(place -> place.store().read(contents -> {
                    var log = place.proved(contents);
                    var unknown = arguments.unknownType(log);
                    if (unknown.isPresent()) {
                        return invocation.mistakes(List.of(unknown.get()));
                    }
                    var question = arguments.in(log);
                    if (question.isEmpty()) {
                        var release = arguments.release().orElse("");
                        return invocation.mistakes(List.of(Releases.notOne(release, Releases.meant(log, release))));
                    }
                    var told = History.of(log, question.get());
                    tell(
                            invocation,
                            invocation.arguments().hasMatchedOption("--newest-first") ? told.reversed() : told);
                    return Exit.CLEAN;
                }));
    }

    private static void tell(Invocation invocation, List<Told> told) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            var entries = told.stream().map(LedgerShowCommand::json).toList();
            out.println(ReportOutput.text(sink -> HistoryJson.entries(entries, sink)));
            return;
        }
        if (told.isEmpty() && !invocation.options().quiet()) {
            out.println("the ledger has no such entry");
        }
        told.forEach(it -> out.println("%6d  %s  %s  %s%s%s%s"
                .formatted(
                        it.index(),
                        ReleaseText.second(it.time()),
                        brief(it.actor()),
                        SafeText.visible(it.sentence()),
                        it.evidence()
                                .flatMap(Told.Evidence::environment)
                                .map(name -> " in " + SafeText.visible(name))
                                .orElse(""),
                        it.vouchedBy()
                                .map(receiver -> " (vouched for by %s, not signed)".formatted(brief(receiver)))
                                .orElse(""),
                        it.reason().map(LedgerShowCommand::reason).orElse(""))));
    }

    private static String brief(String actor) {
        return actor.substring(0, 8);
    }

    private static String reason(Told.Reason reason) {
        return switch (reason) {
            case Told.Reason.Said(var text) -> ": " + SafeText.visible(text);
            case Told.Reason.Erased(var index) -> " (the reason was erased at %d)".formatted(index);
            case Told.Reason.Missing() -> " (the reason is missing)";
        };
    }

    private static HistoryJson.Entry json(Told told) {
        return new HistoryJson.Entry(
                told.index(),
                told.time(),
                told.actor(),
                told.vouchedBy(),
                told.type(),
                told.subjects().stream()
                        .map(it -> new HistoryJson.About(it.name(), it.digest().text()))
                        .toList(),
                told.sentence(),
                told.reason().flatMap(Told.Reason::said),
                told.reason().flatMap(Told.Reason::erasedAt),
                told.evidence().map(LedgerShowCommand::json));
    }

    private static HistoryJson.Entry.Evidence json(Told.Evidence evidence) {
        return new HistoryJson.Entry.Evidence(
                evidence.type(),
                evidence.result().orElse("UNJUDGED"),
                evidence.environment(),
                evidence.blob().map(Digest::text));
    }
}
