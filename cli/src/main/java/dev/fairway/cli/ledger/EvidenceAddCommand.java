package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.core.evidence.EvidenceSummary;
import dev.fairway.core.evidence.EvidenceType;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.engine.release.EvidenceBinding;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.evidence.EvidenceReader;
import dev.fairway.formats.evidence.EvidenceSecrets;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
                            + " something else is refused.")
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
        spec.addOption(CommonOptions.flag(
                "Keep only the file's digest and summary: for a file that holds what must not be kept.",
                "--summary-only"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        var mistakes = new ArrayList<String>();
        var type = value(invocation, "--type");
        if (!ReleaseNames.isName(type)) {
            mistakes.add(type.isEmpty() ? "--type is needed" : "--type takes a word of a-z, 0-9, '.', '_' and '-'");
        }
        var environment = value(invocation, "--in");
        if (!environment.isEmpty() && !ReleaseNames.isName(environment)) {
            mistakes.add("--in takes the name of an environment, not '%s'".formatted(environment));
        }
        var summaryOnly = invocation.arguments().hasMatchedOption("--summary-only");
        var file = file(invocation, mistakes);
        var summary = file.flatMap(bytes -> summary(invocation, type, bytes, summaryOnly, mistakes));
        if (summary.isEmpty() || !mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        return LedgerPlace.of(invocation.surroundings())
                .writing(false, place -> add(invocation, place, file.get(), summary.get()));
    }

    private static String value(Invocation invocation, String option) {
        return invocation.arguments().matchedOptionValue(option, "");
    }

    private static Optional<byte[]> file(Invocation invocation, List<String> mistakes) {
        var name = value(invocation, "--file");
        if (name.isEmpty()) {
            mistakes.add("--file is needed");
            return Optional.empty();
        }
        var path = invocation.surroundings().directory().resolve(name);
        try {
            if (!Files.isRegularFile(path)) {
                mistakes.add("%s: there is no such file".formatted(name));
            } else if (Files.size(path) > EvidenceReader.MOST_BYTES) {
                mistakes.add(
                        "%s: more than %d bytes are not taken as evidence".formatted(name, EvidenceReader.MOST_BYTES));
            } else {
                return Optional.of(Files.readAllBytes(path));
            }
        } catch (IOException e) {
            mistakes.add("%s: cannot be read".formatted(name));
        }
        return Optional.empty();
    }

    private static Optional<EvidenceSummary> summary(
            Invocation invocation, String type, byte[] bytes, boolean summaryOnly, List<String> mistakes) {
        var name = value(invocation, "--file");
        var reading = EvidenceReader.read(bytes);
        if (reading instanceof EvidenceReading.Refused(var sentence)) {
            mistakes.add("%s: %s".formatted(name, sentence));
            return Optional.empty();
        }
        var summary = ((EvidenceReading.Read) reading).summary();
        EvidenceType.refusal(type, summary.kind()).ifPresent(why -> mistakes.add("%s: %s".formatted(name, why)));
        if (!summaryOnly) {
            EvidenceSecrets.addresses(bytes)
                    .forEach(address ->
                            mistakes.add("%s: %s looks like a secret; --summary-only keeps the file out of the ledger"
                                    .formatted(name, address)));
        }
        return Optional.of(summary);
    }

    private static Exit add(Invocation invocation, LedgerPlace.Writer place, byte[] bytes, EvidenceSummary summary) {
        String text = invocation.arguments().matchedPositionalValue(0, "");
        var meant =
                place.ledger().read(contents -> Releases.meant(Proved.of(contents, place.log(), Ed25519::holds), text));
        if (meant.size() != 1) {
            return invocation.mistakes(List.of(ReleaseShowCommand.notOne(text, meant)));
        }
        var release = meant.getFirst();
        var about = about(release, value(invocation, "--artifact"));
        if (about.isEmpty()) {
            return invocation.mistakes(
                    List.of("%s has no artifact '%s'".formatted(release.name(), value(invocation, "--artifact"))));
        }
        var foreign = summary.foreignTo(digests(release, about.get()));
        if (foreign.isPresent()) {
            return invocation.mistakes(List.of("%s: %s".formatted(value(invocation, "--file"), foreign.get())));
        }
        var given = new EvidenceBinding.Given(
                release,
                about.get(),
                value(invocation, "--type"),
                summary,
                Bytes.of(bytes),
                !invocation.arguments().hasMatchedOption("--summary-only"),
                Optional.of(value(invocation, "--in")).filter(it -> !it.isEmpty()));
        return switch (EvidenceBinding.bind(place.ledger(), place.log(), given, new SecureRandom())) {
            case EvidenceBinding.Outcome.Bound bound -> {
                tell(invocation, given, bound);
                yield Exit.CLEAN;
            }
            case EvidenceBinding.Outcome.Failed(var result) -> {
                Complaint.tell(invocation.surroundings().err(), AppendFailure.sentence(result));
                yield AppendFailure.exit(result);
            }
        };
    }

    private static Optional<Subject> about(Releases.Recorded release, String artifact) {
        return artifact.isEmpty()
                ? Optional.of(new Subject(release.name(), release.id()))
                : release.release().components().stream()
                        .filter(it ->
                                it.kind() == ComponentKind.ARTIFACT && it.name().equals(artifact))
                        .map(it -> new Subject(it.name(), new dev.fairway.ledger.fact.Digest(it.digest())))
                        .findFirst();
    }

    /// What the file may speak of: the artifact, or all that the release is made of.
    private static List<Digest> digests(Releases.Recorded release, Subject about) {
        return about.digest().equals(release.id())
                ? release.release().components().stream()
                        .map(Component::digest)
                        .flatMap(it -> Digest.parse(it).stream())
                        .toList()
                : Digest.parse(about.digest().text()).stream().toList();
    }

    private static void tell(Invocation invocation, EvidenceBinding.Given given, EvidenceBinding.Outcome.Bound bound) {
        var out = invocation.report();
        var summary = given.summary();
        if (invocation.options().format().equals("json")) {
            var added = new LedgerJson.Evidence(
                    given.release().id().text(),
                    given.about().name(),
                    given.type(),
                    summary.result().name(),
                    summary.counts(),
                    bound.recorded(),
                    bound.index(),
                    bound.time());
            out.println(ReportOutput.text(sink -> LedgerJson.evidence(added, sink)));
        } else if (!invocation.options().quiet()) {
            out.println("%s %s for %s: %s%s"
                    .formatted(
                            given.type(),
                            summary.result().name().toLowerCase(Locale.ROOT),
                            given.about().name(),
                            summary.headline(),
                            bound.recorded()
                                    ? " (entry %d)".formatted(bound.index())
                                    : " (was recorded before, entry %d)".formatted(bound.index())));
        }
    }
}
