package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.ledger.Ledger.Stamp;
import dev.fairway.engine.release.EvidenceAdding;
import dev.fairway.engine.release.EvidenceOrder;
import dev.fairway.engine.release.EvidenceOrder.Salts;
import dev.fairway.formats.report.EvidenceJson;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway evidence add RELEASE --type T --file F`: binds what proves something to its release.
public final class EvidenceAddCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Binds a file that proves something to a release, or to one of its artifacts: a test report, a"
                            + " scan, an SBOM, provenance, or any other file. What it says is summarised. A failed run"
                            + " is evidence, too; a file that proves nothing, contradicts itself or speaks of"
                            + " something else is refused. While the ledger cannot be reached, it waits in a spool.")
                .footer(
                        "",
                        "Example:",
                        "  fairway evidence add payments@1.4.2 --type test-result --file target/TEST-api.xml");
        spec.addPositional(ReleaseShowCommand.release());
        spec.addOption(Arguments.value(
                "TYPE",
                "What it is for: test-result, scan, sbom, provenance, or a word of your own. Needed.",
                "--type"));
        spec.addOption(Arguments.value("FILE", "The file, at most 64 MiB. Needed.", "--file"));
        spec.addOption(
                Arguments.value("NAME", "The artifact that it is about, instead of the whole release.", "--artifact"));
        spec.addOption(Arguments.value("ENV", "The environment where it ran.", "--in"));
        spec.addOption(
                Arguments.value("DIGEST", "With --in: the digest of that environment's observed state.", "--snapshot"));
        spec.addOption(Arguments.value("FILE", "With --in: the states of feature flags that it ran under.", "--flags"));
        spec.addOption(CommonOptions.flag(
                "Keep only the file's digest and summary: for a file that holds what must not be kept.",
                "--summary-only"));
        spec.addOption(CommonOptions.flag(
                "Answer 3 where the ledger cannot be reached, though the file waits in the spool all the same.",
                "--require-receipt"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        var mistakes = new ArrayList<String>();
        var given = EvidenceArguments.read(invocation, mistakes);
        if (given.isEmpty() || !mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var place = LedgerPlace.of(invocation.surroundings());
        var order = order(invocation, given.get());
        return Appending.to(
                place,
                writer -> add(invocation, place, writer, given.get(), order),
                failure -> spool(invocation, place, given.get(), order, String.valueOf(failure.getMessage())));
    }

    private static EvidenceOrder order(Invocation invocation, EvidenceArguments given) {
        var random = new SecureRandom();
        return new EvidenceOrder(
                given.release(),
                given.type(),
                given.artifact(),
                given.environment(),
                given.snapshot(),
                given.kept(),
                Bytes.of(given.file()),
                given.flags().map(Bytes::of),
                new Stamp(LedgerPlace.id(), invocation.surroundings().clock().instant()),
                Salts.draw(random));
    }

    private static Exit add(
            Invocation invocation,
            LedgerPlace place,
            LedgerPlace.Writer writer,
            EvidenceArguments given,
            EvidenceOrder order) {
        return switch (EvidenceAdding.carryOut(writer.ledger(), writer.log(), order)) {
            case EvidenceAdding.Outcome.Bound bound -> {
                tell(invocation, given.type(), bound);
                EvidenceText.waiting(place)
                        .ifPresent(
                                line -> Complaint.tell(invocation.surroundings().err(), line));
                yield Exit.CLEAN;
            }
            case EvidenceAdding.Outcome.Mistaken(var why) -> invocation.mistakes(List.of(why));
            case EvidenceAdding.Outcome.Failed(var result) -> {
                if (AppendFailure.exit(result) == Exit.UNSEEN) {
                    yield spool(invocation, place, given, order, AppendFailure.reason(result));
                }
                Complaint.tell(invocation.surroundings().err(), AppendFailure.sentence(result));
                yield AppendFailure.exit(result);
            }
        };
    }

    /// Keeps what is asked until the ledger can be reached.
    private static Exit spool(
            Invocation invocation, LedgerPlace place, EvidenceArguments given, EvidenceOrder order, String why) {
        try {
            Spool.of(place).put(order);
        } catch (IOException _) {
            Complaint.tell(
                    invocation.surroundings().err(),
                    "%s: %s; it could not be put into the spool either: nothing was recorded"
                            .formatted(place.folder(), why));
            return Exit.UNSEEN;
        }
        Complaint.tell(
                invocation.surroundings().err(),
                "%s: %s; it waits in the spool, and fairway evidence spool flush records it"
                        .formatted(place.folder(), why));
        if (invocation.options().format().equals("json")) {
            invocation
                    .report()
                    .println(ReportOutput.text(sink -> EvidenceJson.spooled(
                            new EvidenceJson.Spooled(
                                    order.release(),
                                    order.artifact().orElse(order.release()),
                                    order.type(),
                                    given.summary().result().name(),
                                    given.summary().counts(),
                                    Digest.of(order.file()).text()),
                            sink)));
        } else if (!invocation.options().quiet()) {
            invocation.report().println("%s for %s waits in the spool".formatted(order.type(), order.release()));
        }
        return invocation.arguments().hasMatchedOption("--require-receipt") ? Exit.UNSEEN : Exit.CLEAN;
    }

    private static void tell(Invocation invocation, String type, EvidenceAdding.Outcome.Bound bound) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> EvidenceJson.added(
                    EvidenceText.json(type, bound), EvidenceText.elsewhere(bound.elsewhere()), sink)));
        } else if (!invocation.options().quiet()) {
            EvidenceText.lines(type, bound).forEach(out::println);
        }
    }
}
