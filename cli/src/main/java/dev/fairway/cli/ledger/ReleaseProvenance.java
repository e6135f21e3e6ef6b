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
import dev.fairway.formats.report.EvidenceJson.Answer;
import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Provenance that comes with a release: looked at before anything is recorded, and bound to each artifact of which it
/// speaks.
final class ReleaseProvenance {

    private static final String TYPE = "provenance";
    private static final String KEY = "--provenance-key";

    private final Invocation invocation;
    private final SignatureCheck check;
    private final List<Attested> files = new ArrayList<>();
    private final List<String> unsigned = new ArrayList<>();

    private ReleaseProvenance(Invocation invocation, SignatureCheck check) {
        this.invocation = invocation;
        this.check = check;
    }

    /// One file.
    private record Attested(String name, Bytes content, EvidenceSummary summary) {}

    /// What is wrong with the files in themselves goes to the mistakes.
    static ReleaseProvenance read(Invocation invocation, List<String> mistakes) {
        var provenance = new ReleaseProvenance(invocation, SignatureCheck.of(invocation, KEY, mistakes));
        List<String> names = invocation.arguments().matchedOptionValue("--provenance", List.of());
        if (names.isEmpty() && invocation.arguments().hasMatchedOption(KEY)) {
            mistakes.add("%s checks what --provenance brings, and there is none".formatted(KEY));
        }
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
            case EvidenceReading.Refused(var sentence, var _) -> mistakes.add("%s: %s".formatted(name, sentence));
            case EvidenceReading.Read(var summary) -> {
                EvidenceType.refusal(TYPE, summary.kind())
                        .ifPresent(why -> mistakes.add("%s: %s".formatted(name, why)));
                EvidenceSecrets.sentence(bytes).ifPresent(what -> mistakes.add("%s: %s".formatted(name, what)));
                var signing = check.of(bytes, summary.signing());
                if (signing.isEmpty()) {
                    unsigned.add(check.refusal(name, bytes));
                }
                files.add(new Attested(
                        name, Bytes.of(bytes), signing.map(summary::with).orElse(summary)));
            }
        }
    }

    /// Files whose signatures were to be checked, and do not hold.
    List<String> unsigned() {
        return List.copyOf(unsigned);
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

    /// What was bound.
    ///
    /// @param exit clean where all of it was
    record Done(List<Answer.Added> answers, List<String> lines, Exit exit) {}

    /// Binds all of it to a release that is recorded. Artifacts of one digest are one thing, so that it is bound to
    /// the first of them.
    ///
    /// @param id the release's
    Done bind(LedgerPlace.Writer place, Release release, String id) {
        var done = new Done(new ArrayList<>(), new ArrayList<>(), Exit.CLEAN);
        for (var file : files) {
            var digests = new HashSet<String>();
            var about = release.components().stream()
                    .filter(it -> it.kind() == ComponentKind.ARTIFACT)
                    .filter(it -> Digest.parse(it.digest())
                            .filter(file.summary().subjects()::contains)
                            .isPresent())
                    .filter(it -> digests.add(it.digest()))
                    .map(Component::name)
                    .map(Optional::of)
                    .toList();
            for (var artifact : about.isEmpty() ? List.of(Optional.<String>empty()) : about) {
                var exit = bind(place, file, id, artifact, done);
                if (exit != Exit.CLEAN) {
                    return new Done(done.answers(), done.lines(), exit);
                }
            }
        }
        return done;
    }

    private Exit bind(LedgerPlace.Writer place, Attested file, String id, Optional<String> artifact, Done done) {
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
        return switch (new EvidenceAdding(place.ledger()).carryOut(order)) {
            case EvidenceAdding.Outcome.Bound bound -> {
                var signing = file.summary().signing();
                done.answers()
                        .add(new Answer.Added(
                                EvidenceText.json(TYPE, bound), signing, EvidenceText.elsewhere(bound.elsewhere())));
                done.lines().addAll(EvidenceText.lines(TYPE, bound, signing));
                EvidenceText.again(bound)
                        .ifPresent(why ->
                                Complaint.tell(invocation.surroundings().err(), "%s: %s".formatted(file.name(), why)));
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
