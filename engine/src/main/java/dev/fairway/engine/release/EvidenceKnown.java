package dev.fairway.engine.release;

import dev.fairway.core.evidence.EvidenceSummary;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.engine.ledger.Erasure;
import dev.fairway.engine.release.EvidenceBinding.Elsewhere;
import dev.fairway.engine.release.EvidenceBinding.Given;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.proved.RememberedType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a log has already of files that are to be bound. Of many files in turn, each entry of the log is read once.
final class EvidenceKnown {

    private final RememberedType<Sighting> sightings = new RememberedType<>(EvidenceBinding.TYPE, Sighting::of);

    /// What the log has of a file.
    ///
    /// @param before the same file about the same thing
    /// @param erased the entry that erased what would be kept again
    record Found(Optional<Proved.Held> before, List<Elsewhere> elsewhere, Optional<Long> erased) {}

    /// By what an entry is found again.
    ///
    /// @param id of the order that it carries out
    /// @param files names of what it keeps, or is about
    private record Sighting(long index, Optional<String> id, List<String> files) {

        static Sighting of(Proved.Held held) {
            var predicate = held.fact().statement().predicate();
            return new Sighting(
                    held.index(), predicate.text("id"), filesOf(predicate).toList());
        }

        boolean is(EvidenceOrder order, Digest blob, Digest plain) {
            return id.equals(Optional.of(order.stamp().id()))
                    || files.contains(blob.text())
                    || files.contains(plain.text());
        }
    }

    Found of(Proved log, Given given, Digest plain) {
        var blob = log.salted(plain).orElse(plain);
        var seen = sightings.at(log).stream()
                .filter(sighting -> sighting.is(given.order(), blob, plain))
                .map(sighting -> log.entry(sighting.index()))
                .toList();
        var elsewhere = seen.stream()
                .filter(held -> !EvidenceBinding.isOf(held, given.release()))
                .filter(held -> names(held, blob) || names(held, plain))
                .map(held -> elsewhere(log, held, given))
                .toList();
        return new Found(before(log, seen, given, blob), elsewhere, erased(log, given, plain));
    }

    /// The same file about the same thing: whoever tries again has it already.
    private static Optional<Proved.Held> before(Proved log, List<Proved.Held> seen, Given given, Digest blob) {
        var flags = given.order()
                .flags()
                .map(Digest::of)
                .map(it -> log.salted(it).orElse(it).text());
        return seen.stream()
                .filter(held -> held.leaf().subjects().contains(given.about().digest()))
                .filter(held -> isSame(held, given.order())
                        || (isAlike(held, given.order(), flags)
                                && saysTheSame(held, given.summary())
                                && EvidenceBinding.isOf(held, given.release())
                                && names(held, blob)
                                && isKept(held, log)))
                .findFirst();
    }

    /// Whether it was carried out, and nobody was told.
    private static boolean isSame(Proved.Held held, EvidenceOrder order) {
        return predicate(held).text("id").equals(Optional.of(order.stamp().id()));
    }

    /// Whether it says of a file what is asked to be said.
    private static boolean isAlike(Proved.Held held, EvidenceOrder order, Optional<String> flags) {
        var predicate = predicate(held);
        return predicate.text("type").equals(Optional.of(order.type()))
                && predicate.text("in").equals(order.environment())
                && predicate.text("snapshot").equals(order.snapshot())
                && reference(predicate, "flags").map(it -> it.digest().text()).equals(flags);
    }

    /// Whether it says of the file what the file says: else whoever was first could have a failed run pass for ever.
    private static boolean saysTheSame(Proved.Held held, EvidenceSummary summary) {
        var predicate = predicate(held);
        return predicate.text("result").equals(EvidenceBinding.result(summary))
                && predicate.get("counts").equals(Optional.of(EvidenceBinding.counts(summary)));
    }

    /// What was erased is kept again when somebody brings it again.
    private static boolean isKept(Proved.Held held, Proved log) {
        return reference(predicate(held), "file")
                .filter(file -> log.blob(file.digest()).isEmpty())
                .isEmpty();
    }

    private static boolean names(Proved.Held held, Digest blob) {
        return filesOf(predicate(held)).anyMatch(blob.text()::equals);
    }

    private static Stream<String> filesOf(Json.Mapping predicate) {
        return Stream.concat(
                predicate.text("of").stream(),
                predicate.members().get("file") instanceof Json.Mapping file
                        ? file.text("digest").stream()
                        : Stream.empty());
    }

    private static Optional<Reference> reference(Json.Mapping predicate, String name) {
        return predicate.get(name).flatMap(Reference::parse);
    }

    private static Json.Mapping predicate(Proved.Held held) {
        return held.fact().statement().predicate();
    }

    /// Of what is kept in salt nobody can know it.
    private static Optional<Long> erased(Proved log, Given given, Digest plain) {
        return given.order().kept()
                        && EvidenceBinding.isNameless(given)
                        && log.blob(plain).isEmpty()
                ? Erasure.of(log, plain).map(Proved.Held::index)
                : Optional.empty();
    }

    private static Elsewhere elsewhere(Proved log, Proved.Held held, Given given) {
        var id = idOf(held);
        var other = Releases.withId(log, id);
        return new Elsewhere(
                id,
                other.map(Releases.Recorded::name),
                held.index(),
                other.filter(it -> isOfTheSame(it, given)).isPresent());
    }

    /// Whether the other release has the very artifact that this is about, or, where it is about the whole release,
    /// the same artifacts: what proves something of them is right there, too.
    private static boolean isOfTheSame(Releases.Recorded other, Given given) {
        var theirs = artifacts(other);
        var about = given.about().digest();
        return about.equals(given.release().id())
                ? !theirs.isEmpty() && theirs.equals(artifacts(given.release()))
                : theirs.contains(about.text());
    }

    private static Set<String> artifacts(Releases.Recorded release) {
        return release.release().components().stream()
                .filter(part -> part.kind() == ComponentKind.ARTIFACT)
                .map(Component::digest)
                .collect(Collectors.toSet());
    }

    private static Digest idOf(Proved.Held held) {
        return predicate(held)
                .text("release")
                .flatMap(Digest::parse)
                .orElseGet(() -> held.leaf().subjects().getFirst());
    }
}
