package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.ledger.Ledger.Stamp;
import dev.fairway.engine.release.EvidenceOrder;
import dev.fairway.engine.release.EvidenceOrder.Salts;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

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
        spec.addPositional(more());
        spec.addOption(Arguments.value(
                "TYPE",
                "What it is for: test-result, scan, sbom, provenance, or a word of your own. Needed.",
                "--type"));
        spec.addOption(CommonOptions.flag(
                "The type is a word of your own, though it looks like one of these.", "--custom-type"));
        spec.addOption(ReleaseCreateCommand.many(
                "FILE",
                "The file, at most 64 MiB, or a folder: then each JUnit report (*.xml) in it. Needed.",
                "--file"));
        spec.addOption(Arguments.value(
                "FILE",
                "A public key in PEM: refuse files that are in no DSSE envelope which it has signed.",
                "--verify-key"));
        spec.addOption(
                Arguments.value("NAME", "The artifact that it is about, instead of the whole release.", "--artifact"));
        spec.addOption(Arguments.value("ENV", "The environment where it ran.", "--in"));
        spec.addOption(
                Arguments.value("DIGEST", "With --in: the digest of that environment's observed state.", "--snapshot"));
        spec.addOption(Arguments.value(
                "FILE", "With --in: the states of feature flags that it ran under, at most 16 MiB.", "--flags"));
        spec.addOption(CommonOptions.flag(
                "Keep only the file's digest and summary: for a file that holds what must not be kept.",
                "--summary-only"));
        spec.addOption(CommonOptions.flag(
                "Answer 3 where the ledger cannot be reached, though the file waits in the spool all the same.",
                "--require-receipt"));
        return spec;
    }

    /// What a shell makes of a pattern after `--file`.
    private static PositionalParamSpec more() {
        return PositionalParamSpec.builder()
                .paramLabel("FILE")
                .index("1..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .hidden(true)
                .build();
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        var mistakes = new ArrayList<String>();
        var unsigned = new ArrayList<String>();
        var given = EvidenceArguments.read(invocation, mistakes, unsigned);
        if (given.isEmpty() || !mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        if (!unsigned.isEmpty()) {
            unsigned.forEach(why -> Complaint.tell(invocation.surroundings().err(), why));
            return Exit.FINDINGS;
        }
        var place = LedgerPlace.of(invocation.surroundings());
        var adding = new EvidenceAnswers(
                invocation, place, orders(invocation, given.get()), given.get().several());
        return Appending.to(place, adding::add, failure -> adding.spool(String.valueOf(failure.getMessage())));
    }

    private static List<EvidenceAnswers.Asked> orders(Invocation invocation, EvidenceArguments given) {
        var random = new SecureRandom();
        return given.files().stream()
                .map(file -> new EvidenceAnswers.Asked(
                        file,
                        new EvidenceOrder(
                                given.release(),
                                given.type(),
                                given.artifact(),
                                given.environment(),
                                given.snapshot(),
                                given.kept(),
                                file.content(),
                                given.flags(),
                                new Stamp(
                                        LedgerPlace.id(),
                                        invocation.surroundings().clock().instant()),
                                Salts.draw(random))))
                .toList();
    }
}
