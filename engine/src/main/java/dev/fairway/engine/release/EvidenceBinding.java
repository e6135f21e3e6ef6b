package dev.fairway.engine.release;

import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.EvidenceResult;
import dev.fairway.core.evidence.EvidenceSummary;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.engine.ledger.Erasure;
import dev.fairway.engine.ledger.Ledger;
import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.store.Blob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Binds what proves something to the release that it is about.
public final class EvidenceBinding {

    public static final String TYPE = "urn:fairway:evidence:v1";

    /// Files that could name people are salted, so that they can be erased.
    private static final Set<EvidenceKind> NAMELESS = Set.of(
            EvidenceKind.SARIF,
            EvidenceKind.CYCLONEDX,
            EvidenceKind.SPDX,
            EvidenceKind.PROVENANCE,
            EvidenceKind.TEST_RESULT,
            EvidenceKind.VULNERABILITIES,
            EvidenceKind.VERIFICATION,
            EvidenceKind.STATEMENT);

    private EvidenceBinding() {}

    /// What is bound.
    ///
    /// @param about the release's manifest, one of its artifacts, or one platform of one
    record Given(Releases.Recorded release, Subject about, EvidenceSummary summary, EvidenceOrder order) {}

    /// Another release of which the same bytes prove something.
    ///
    /// @param release its id
    /// @param name nothing where the log does not have it
    /// @param shared whether it has the very artifact that they are about, or the same artifacts as the whole
    /// release that they are about: there they are right, too
    public record Elsewhere(Digest release, Optional<String> name, long index, boolean shared) {

        /// As people say it.
        public String said() {
            return name.orElseGet(release::text);
        }
    }

    /// Evidence that the log has.
    ///
    /// @param about what it is about, as the statement calls it
    /// @param artifacts of the release that it is about, by name: all that have the digest of which it speaks
    /// @param result nothing where the file says none
    /// @param snapshot digest of the environment's observed state
    /// @param flags what became of the file with the states of feature flags
    /// @param file what became of the file itself
    public record Held(
            long index,
            Instant time,
            String actor,
            String about,
            List<String> artifacts,
            String type,
            Optional<String> result,
            Map<String, Long> counts,
            Optional<String> environment,
            Optional<String> snapshot,
            Optional<HeldFile> flags,
            HeldFile file) {}

    /// What became of a file of evidence, or of flags.
    ///
    /// @param digest of its bytes; nothing where they are not there, and their digest went with them
    /// @param blob name of what the ledger keeps, or kept
    /// @param erased the entry that erased it
    public record HeldFile(Keeping keeping, Optional<String> digest, Optional<String> blob, Optional<Long> erased) {}

    /// Whether the ledger has the bytes of a file.
    public enum Keeping {
        KEPT,
        ERASED,
        /// They are not there, and no entry says that they were erased.
        MISSING,
        /// Only its digest and what it says were ever recorded.
        SUMMARY_ONLY;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static EvidenceAdding.Outcome bind(Ledger ledger, EvidenceKnown known, Given given) {
        var plain = Digest.of(given.order().file());
        var found = ledger.proving(proved -> known.of(proved, given, plain));
        if (found.before().isPresent()) {
            return bound(
                    given,
                    found.before().get().index(),
                    found.before().get().leaf().time(),
                    false,
                    found);
        }
        return switch (ledger.record(wish(ledger, given, plain), given.order().stamp())) {
            case AppendResult.Appended(var index, var time, var _) -> bound(given, index, time, true, found);
            case AppendResult.Repeated(var index) -> {
                var time = ledger.proving(log -> log.entry(index).leaf().time());
                yield bound(given, index, time, false, found);
            }
            case AppendResult other -> new EvidenceAdding.Outcome.Failed(other);
        };
    }

    private static EvidenceAdding.Outcome bound(
            Given given, long index, Instant time, boolean recorded, EvidenceKnown.Found found) {
        return new EvidenceAdding.Outcome.Bound(
                given.release(),
                given.about(),
                given.summary(),
                index,
                time,
                recorded,
                found.elsewhere(),
                found.erased().filter(_ -> recorded));
    }

    static boolean isNameless(Given given) {
        return NAMELESS.contains(given.summary().kind());
    }

    /// The evidence of a release, of its artifacts and of their platforms, oldest first.
    public static List<Held> of(Proved log, Releases.Recorded release) {
        return all(log, release).map(held -> held(log, release, held)).toList();
    }

    /// How much evidence says what, by the statements' word in lowercase; without one it is `unjudged`.
    public static SortedMap<String, Long> results(Proved log, Releases.Recorded release) {
        var results = new TreeMap<String, Long>();
        all(log, release)
                .map(held -> held.fact().statement().predicate().text("result"))
                .forEach(result -> results.merge(
                        result.orElse(EvidenceResult.UNJUDGED.name()).toLowerCase(Locale.ROOT), 1L, Long::sum));
        return results;
    }

    /// The entries that are evidence of a release, of its artifacts or of one platform of one, oldest first.
    static Stream<Proved.Held> all(Proved log, Releases.Recorded release) {
        var artifacts = release.release().components().stream()
                .filter(component -> component.kind() == ComponentKind.ARTIFACT)
                .map(component -> new Digest(component.digest()));
        var platforms = SeenPlatforms.of(log, release).digests();
        return Stream.concat(Stream.concat(Stream.of(release.id()), artifacts), platforms)
                .distinct()
                .flatMap(subject -> log.about(TYPE, subject).stream())
                .filter(held -> isOf(held, release))
                .sorted(Comparator.comparingLong(Proved.Held::index));
    }

    /// One artifact can be in several releases.
    static boolean isOf(Proved.Held held, Releases.Recorded release) {
        var named = held.fact().statement().predicate().text("release");
        return held.leaf().subjects().contains(release.id())
                || named.equals(Optional.of(release.id().text()));
    }

    private static HeldFile file(Proved log, Json.Mapping predicate) {
        return predicate
                .get("file")
                .flatMap(Reference::parse)
                .map(reference -> file(log, reference))
                .orElseGet(() ->
                        new HeldFile(Keeping.SUMMARY_ONLY, predicate.text("of"), Optional.empty(), Optional.empty()));
    }

    private static HeldFile file(Proved log, Reference reference) {
        var blob = reference.digest();
        var plain = reference.salted() ? SaltedTexts.read(log, reference).map(Digest::of) : Optional.of(blob);
        var kept = log.blob(blob).isPresent();
        var erased = kept ? Optional.<Long>empty() : Erasure.of(log, blob).map(Proved.Held::index);
        var gone = erased.isPresent() ? Keeping.ERASED : Keeping.MISSING;
        return new HeldFile(kept ? Keeping.KEPT : gone, plain.map(Digest::text), Optional.of(blob.text()), erased);
    }

    /// The file of evidence and that of flags of which the ledger has, or had, the bytes.
    static Stream<HeldFile> files(Proved log, Json.Mapping predicate) {
        return Stream.of("file", "flags")
                .flatMap(name -> predicate.get(name).flatMap(Reference::parse).stream())
                .map(reference -> file(log, reference));
    }

    private static Held held(Proved log, Releases.Recorded release, Proved.Held held) {
        var about = held.fact().statement().subjects().getFirst();
        var artifacts = release.release().components().stream()
                .filter(it -> it.kind() == ComponentKind.ARTIFACT
                        && it.digest().equals(about.digest().text()))
                .map(Component::name)
                .toList();
        var predicate = held.fact().statement().predicate();
        var counts = new TreeMap<String, Long>();
        if (predicate.members().get("counts") instanceof Json.Mapping named) {
            named.members().forEach((name, count) -> {
                if (count instanceof Json.Numeral(var number)) {
                    counts.put(name, (long) number);
                }
            });
        }
        return new Held(
                held.index(),
                held.leaf().time(),
                held.leaf().actor(),
                about.name(),
                artifacts,
                predicate.text("type").orElse(""),
                predicate.text("result"),
                counts,
                predicate.text("in"),
                predicate.text("snapshot"),
                predicate.get("flags").flatMap(Reference::parse).map(it -> file(log, it)),
                file(log, predicate));
    }

    private static Wish wish(Ledger ledger, Given given, Digest plain) {
        var summary = given.summary();
        var order = given.order();
        var members = new TreeMap<String, Json>();
        members.put("type", Json.of(order.type()));
        result(summary).ifPresent(result -> members.put("result", Json.of(result)));
        members.put("counts", counts(summary));
        summary.ended()
                .map(ended -> ended.truncatedTo(ChronoUnit.MILLIS))
                .ifPresent(ended -> members.put("ended", Json.of(Leaf.text(ended))));
        order.environment().ifPresent(name -> members.put("in", Json.of(name)));
        order.snapshot().ifPresent(digest -> members.put("snapshot", Json.of(digest)));
        if (!given.about().digest().equals(given.release().id())) {
            members.put("release", Json.of(given.release().id().text()));
        }
        var blobs = new ArrayList<Blob>();
        order.flags().ifPresent(flags -> {
            var kept = SaltedTexts.keep(ledger, flags, order.salts().flags());
            blobs.addAll(kept.blobs());
            members.put("flags", kept.reference());
        });
        if (order.kept()) {
            members.put("file", file(ledger, given, plain, blobs));
        } else {
            members.put("of", Json.of(plain.text()));
        }
        return new Wish(TYPE, List.of(given.about()), members, Optional.empty(), blobs, Set.of());
    }

    /// As a statement says it; nothing where the file says none.
    static Optional<String> result(EvidenceSummary summary) {
        return Optional.of(summary.result())
                .filter(result -> result != EvidenceResult.UNJUDGED)
                .map(EvidenceResult::name);
    }

    /// As a statement says them.
    static Json counts(EvidenceSummary summary) {
        var counts = new TreeMap<String, Json>();
        summary.counts().forEach((name, count) -> counts.put(name, Json.of(count)));
        return Json.Mapping.of(counts);
    }

    /// The reference to the file.
    private static Json file(Ledger ledger, Given given, Digest plain, List<Blob> blobs) {
        if (isNameless(given)) {
            blobs.add(Blob.plain(given.order().file()));
            return new Reference(plain, false).json();
        }
        var kept = SaltedTexts.keep(
                ledger, given.order().file(), given.order().salts().file());
        blobs.addAll(kept.blobs());
        return kept.reference();
    }
}
