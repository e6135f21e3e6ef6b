package dev.fairway.engine.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.core.evidence.EvidenceSummary;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.engine.ledger.Ledger;
import dev.fairway.formats.evidence.EvidenceReader;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Carries out what was asked, now or when the ledger can be reached again: one order after the other, for which the
/// log is read once.
public final class EvidenceAdding {

    private final Ledger ledger;
    private final EvidenceKnown known = new EvidenceKnown();

    public EvidenceAdding(Ledger ledger) {
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /// What came of it.
    public sealed interface Outcome {

        /// @param recorded whether it was recorded just now
        /// @param elsewhere other releases of which the same bytes prove something, too
        /// @param erased the entry that erased the same bytes, which are kept again now
        record Bound(
                Releases.Recorded release,
                Subject about,
                EvidenceSummary summary,
                long index,
                Instant time,
                boolean recorded,
                List<EvidenceBinding.Elsewhere> elsewhere,
                Optional<Long> erased)
                implements Outcome {
            public Bound {
                elsewhere = List.copyOf(elsewhere);
                requireNonNull(erased, "erased");
            }
        }

        /// It is not about this release, or there is no such release.
        record Mistaken(String why) implements Outcome {}

        record Failed(AppendResult result) implements Outcome {}
    }

    /// Why something cannot be bound; nothing where it can.
    public Optional<String> mistake(EvidenceOrder order) {
        return understood(order) instanceof Understood.Not(var why) ? Optional.of(why) : Optional.empty();
    }

    public Outcome carryOut(EvidenceOrder order) {
        return switch (understood(order)) {
            case Understood.Not(var why) -> new Outcome.Mistaken(why);
            case Understood.As(var given) -> EvidenceBinding.bind(ledger, known, given);
        };
    }

    /// What an order means beside the ledger.
    private sealed interface Understood {

        record As(EvidenceBinding.Given given) implements Understood {}

        record Not(String why) implements Understood {}
    }

    private Understood understood(EvidenceOrder order) {
        if (!(EvidenceReader.read(order.file().array()) instanceof EvidenceReading.Read(var summary))) {
            return new Understood.Not("the file is refused as evidence");
        }
        var meant = ledger.proving(proved -> Releases.meant(proved, order.release()));
        if (meant.size() != 1) {
            return new Understood.Not(Releases.notOne(order.release(), meant));
        }
        var release = meant.getFirst();
        var about = about(release, order.artifact());
        if (about.isEmpty()) {
            return new Understood.Not("%s has no artifact '%s'"
                    .formatted(release.name(), order.artifact().orElse("")));
        }
        var foreign = foreign(summary, release, about.get());
        return foreign.isEmpty()
                ? new Understood.As(new EvidenceBinding.Given(release, about.get(), summary, order))
                : ofPlatform(release, summary, order, foreign.get());
    }

    /// What is known of a file that speaks of nothing that the release names: it may speak of one platform of an
    /// artifact, as builders' attestations do.
    ///
    /// @param foreign why it is refused otherwise
    private Understood ofPlatform(
            Releases.Recorded release, EvidenceSummary summary, EvidenceOrder order, String foreign) {
        var spokenOf =
                ledger.proving(proved -> SeenPlatforms.of(proved, release).spokenOf(summary, order.artifact()));
        if (spokenOf.size() > 1) {
            return new Understood.Not("it speaks of %s, and evidence is of one platform, or of the whole artifact"
                    .formatted(spokenOf.stream().map(Subject::name).collect(Collectors.joining(" and "))));
        }
        return spokenOf.isEmpty()
                ? new Understood.Not(foreign)
                : new Understood.As(new EvidenceBinding.Given(release, spokenOf.getFirst(), summary, order));
    }

    private static Optional<Subject> about(Releases.Recorded release, Optional<String> artifact) {
        return artifact.isEmpty()
                ? Optional.of(new Subject(release.name(), release.id()))
                : release.release().components().stream()
                        .filter(it ->
                                it.kind() == ComponentKind.ARTIFACT && it.name().equals(artifact.get()))
                        .map(it -> new Subject(it.name(), new Digest(it.digest())))
                        .findFirst();
    }

    /// The file may speak of the artifact, or of anything that the release is made of.
    private static Optional<String> foreign(EvidenceSummary summary, Releases.Recorded release, Subject about) {
        return about.digest().equals(release.id())
                ? summary.foreignTo(release.release().components().stream()
                        .map(Component::digest)
                        .flatMap(it -> dev.fairway.core.evidence.Digest.parse(it).stream())
                        .toList())
                : summary.foreignTo(
                        new dev.fairway.core.evidence.Digest(about.digest().text()), about.name());
    }
}
