package dev.fairway.engine.release;

import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.EvidenceResult;
import dev.fairway.core.evidence.EvidenceSummary;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.engine.ledger.Ledger;
import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Blob;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /// What somebody gave.
    ///
    /// @param about the release's manifest, or one of its artifacts
    /// @param file nothing where only its digest and summary are to be kept
    /// @param environment where it ran
    public record Given(
            Releases.Recorded release,
            Subject about,
            String type,
            EvidenceSummary summary,
            Bytes file,
            boolean kept,
            Optional<String> environment) {}

    /// What came of it.
    public sealed interface Outcome {

        /// @param recorded whether it was recorded just now
        record Bound(long index, Instant time, boolean recorded) implements Outcome {}

        record Failed(AppendResult result) implements Outcome {}
    }

    /// Evidence that the log has.
    ///
    /// @param about what it is about, as the statement calls it
    /// @param result nothing where the file says none
    public record Held(
            long index,
            Instant time,
            String actor,
            String about,
            String type,
            Optional<String> result,
            Map<String, Long> counts,
            Optional<String> environment) {}

    public static Outcome bind(Ledger ledger, VerifierKey log, Given given, SecureRandom random) {
        var plain = Digest.of(given.file());
        var before = ledger.read(contents -> before(Proved.of(contents, log, Ed25519::holds), given, plain));
        if (before.isPresent()) {
            return new Outcome.Bound(before.get().index(), before.get().leaf().time(), false);
        }
        return switch (ledger.record(wish(ledger, given, plain, random))) {
            case AppendResult.Appended(var index, var time, var _) -> new Outcome.Bound(index, time, true);
            case AppendResult other -> new Outcome.Failed(other);
        };
    }

    /// The evidence of a release and of its artifacts, oldest first.
    public static List<Held> of(Proved log, Releases.Recorded release) {
        var artifacts = release.release().components().stream()
                .filter(component -> component.kind() == ComponentKind.ARTIFACT)
                .map(component -> new Digest(component.digest()));
        return Stream.concat(Stream.of(release.id()), artifacts)
                .distinct()
                .flatMap(subject -> log.about(TYPE, subject).stream())
                .filter(held -> isOf(held, release))
                .sorted(Comparator.comparingLong(Proved.Held::index))
                .map(EvidenceBinding::held)
                .toList();
    }

    /// One artifact can be in several releases.
    private static boolean isOf(Proved.Held held, Releases.Recorded release) {
        var named = held.fact().statement().predicate().text("release");
        return held.leaf().subjects().contains(release.id())
                || named.equals(Optional.of(release.id().text()));
    }

    private static Held held(Proved.Held held) {
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
                held.fact().statement().subjects().getFirst().name(),
                predicate.text("type").orElse(""),
                predicate.text("result"),
                counts,
                predicate.text("in"));
    }

    /// The same file about the same thing: whoever tries again has it already.
    private static Optional<Proved.Held> before(Proved log, Given given, Digest plain) {
        var blob = log.salted(plain).orElse(plain);
        return log.about(TYPE, given.about().digest()).stream()
                .filter(held -> {
                    var predicate = held.fact().statement().predicate();
                    return predicate.text("type").equals(Optional.of(given.type()))
                            && predicate.text("in").equals(given.environment())
                            && isOf(held, given.release())
                            && names(predicate, blob);
                })
                .findFirst();
    }

    private static boolean names(Json.Mapping predicate, Digest blob) {
        return predicate.text("of").equals(Optional.of(blob.text()))
                || (predicate.members().get("file") instanceof Json.Mapping file
                        && file.text("digest").equals(Optional.of(blob.text())));
    }

    private static Wish wish(Ledger ledger, Given given, Digest plain, SecureRandom random) {
        var summary = given.summary();
        var members = new TreeMap<String, Json>();
        members.put("type", Json.of(given.type()));
        if (summary.result() != EvidenceResult.UNJUDGED) {
            members.put("result", Json.of(summary.result().name()));
        }
        var counts = new TreeMap<String, Json>();
        summary.counts().forEach((name, count) -> counts.put(name, Json.of(count)));
        members.put("counts", Json.Mapping.of(counts));
        summary.ended()
                .map(ended -> ended.truncatedTo(ChronoUnit.MILLIS))
                .ifPresent(ended -> members.put("ended", Json.of(Leaf.text(ended))));
        given.environment().ifPresent(name -> members.put("in", Json.of(name)));
        if (!given.about().digest().equals(given.release().id())) {
            members.put("release", Json.of(given.release().id().text()));
        }
        var blobs = new ArrayList<Blob>();
        if (given.kept()) {
            members.put("file", file(ledger, given, plain, random, blobs));
        } else {
            members.put("of", Json.of(plain.text()));
        }
        return new Wish(TYPE, List.of(given.about()), members, Optional.empty(), blobs, Set.of());
    }

    /// The reference to the file; the same bytes reuse the salt while the blob lives.
    private static Json file(Ledger ledger, Given given, Digest plain, SecureRandom random, List<Blob> blobs) {
        if (NAMELESS.contains(given.summary().kind())) {
            blobs.add(Blob.plain(given.file()));
            return Json.Mapping.of(Map.of("digest", Json.of(plain.text())));
        }
        var salted = SaltedTexts.keep(ledger, given.file(), random);
        blobs.addAll(salted.blobs());
        return salted.reference();
    }
}
