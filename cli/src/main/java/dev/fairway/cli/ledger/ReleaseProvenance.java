package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.core.evidence.EvidenceSummary;
import dev.fairway.core.evidence.EvidenceType;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.Release;
import dev.fairway.engine.ledger.Ledger.Stamp;
import dev.fairway.engine.release.EvidenceAdding;
import dev.fairway.engine.release.EvidenceOrder;
import dev.fairway.formats.evidence.EvidenceReader;
import dev.fairway.formats.evidence.EvidenceSecrets;
import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Provenance that comes with a release: looked at before anything is recorded, and bound to each artifact of which it
/// speaks.
final class ReleaseProvenance {

    private static final String TYPE = "provenance";

    private final Invocation invocation;
    private final List<Attested> files = new ArrayList<>();

    private ReleaseProvenance(Invocation invocation) {
        this.invocation = invocation;
    }

    /// One file.
    private record Attested(String name, Bytes content, EvidenceSummary summary) {}

    /// What is wrong with the files in themselves goes to the mistakes.
    static ReleaseProvenance read(Invocation invocation, List<String> mistakes) {
        var provenance = new ReleaseProvenance(invocation);
        List<String> names = invocation.arguments().matchedOptionValue("--provenance", List.of());
        names.forEach(name -> provenance.read(name, mistakes));
        return provenance;
    }

    private void read(String name, List<String> mistakes) {
        var path = invocation.surroundings().directory().resolve(name);
        try {
            var none = Typed.noFile(path);
            if (none.isPresent()) {
                mistakes.add("%s: %s".formatted(name, none.get()));
            } else if (Files.size(path) > EvidenceReader.MOST_BYTES) {
                mistakes.add("%s: more than %d bytes are no provenance".formatted(name, EvidenceReader.MOST_BYTES));
            } else {
                summarise(name, Files.readAllBytes(path), mistakes);
            }
        } catch (IOException _) {
            mistakes.add("%s: cannot be read".formatted(name));
        }
    }

    private void summarise(String name, byte[] bytes, List<String> mistakes) {
        switch (EvidenceReader.read(bytes)) {
            case EvidenceReading.Refused(var sentence) -> mistakes.add("%s: %s".formatted(name, sentence));
            case EvidenceReading.Read(var summary) -> {
                EvidenceType.refusal(TYPE, summary.kind())
                        .ifPresent(why -> mistakes.add("%s: %s".formatted(name, why)));
                EvidenceSecrets.addresses(bytes)
                        .forEach(address -> mistakes.add("%s: %s looks like a secret".formatted(name, address)));
                files.add(new Attested(name, Bytes.of(bytes), summary));
            }
        }
    }

    /// What speaks of nothing that is in the release.
    List<String> foreignTo(Release release) {
        var digests = release.components().stream()
                .flatMap(it -> Digest.parse(it.digest()).stream())
                .toList();
        return files.stream()
                .flatMap(file -> file.summary().foreignTo(digests).map(why -> file.name() + ": " + why).stream())
                .toList();
    }

    /// Binds all of it to a release that is recorded.
    ///
    /// @param id the release's
    Exit bind(LedgerPlace.Writer place, Release release, String id) {
        for (var file : files) {
            var about = release.components().stream()
                    .filter(it -> it.kind() == ComponentKind.ARTIFACT)
                    .filter(it -> Digest.parse(it.digest())
                            .filter(file.summary().subjects()::contains)
                            .isPresent())
                    .map(Component::name)
                    .map(Optional::of)
                    .toList();
            for (var artifact : about.isEmpty() ? List.of(Optional.<String>empty()) : about) {
                var exit = bind(place, file, id, artifact);
                if (exit != Exit.CLEAN) {
                    return exit;
                }
            }
        }
        return Exit.CLEAN;
    }

    private Exit bind(LedgerPlace.Writer place, Attested file, String id, Optional<String> artifact) {
        var order = new EvidenceOrder(
                id,
                TYPE,
                artifact,
                Optional.empty(),
                Optional.empty(),
                true,
                file.content(),
                Optional.empty(),
                new Stamp(LedgerPlace.id(), invocation.surroundings().clock().instant()),
                EvidenceOrder.Salts.draw(new SecureRandom()));
        return switch (EvidenceAdding.carryOut(place.ledger(), place.log(), order)) {
            case EvidenceAdding.Outcome.Bound bound -> {
                if (!invocation.options().format().equals("json")
                        && !invocation.options().quiet()) {
                    EvidenceText.lines(TYPE, bound)
                            .forEach(line -> invocation.report().println("  " + line));
                }
                yield Exit.CLEAN;
            }
            case EvidenceAdding.Outcome.Mistaken(var why) -> {
                Complaint.tell(invocation.surroundings().err(), "%s: %s".formatted(file.name(), why));
                yield Exit.MISTAKE;
            }
            case EvidenceAdding.Outcome.Failed(var result) -> {
                Complaint.tell(
                        invocation.surroundings().err(),
                        "the release is recorded, and its provenance %s is not: %s"
                                .formatted(file.name(), AppendFailure.sentence(result)));
                yield AppendFailure.exit(result);
            }
        };
    }
}
