package dev.fairway.engine.release;

import dev.fairway.engine.ledger.Ledger;
import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Releases that nobody should run any more, and why.
public final class Recalls {

    public static final String TYPE = "urn:fairway:recall:v1";

    /// How often somebody else may be faster.
    private static final int ATTEMPTS = 5;

    private Recalls() {}

    /// What a statement says of the release.
    public enum State {
        RECALLED,
        LIFTED;

        /// As statements write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<State> parse(String word) {
            return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
        }
    }

    /// The newest word on a release.
    ///
    /// @param reason nothing where it was erased
    public record Recall(long index, Instant time, String actor, State state, Optional<String> reason) {}

    /// What came of it.
    public sealed interface Outcome {

        /// @param recorded whether it was recorded just now
        record Done(long index, Instant time, boolean recorded) implements Outcome {}

        /// There is no recall that could be lifted.
        record NothingToLift() implements Outcome {}

        record Failed(AppendResult result) implements Outcome {}
    }

    /// The newest word on a release; nothing where nobody has ever recalled it. Statements in another stream than its
    /// own, or about something else, are none.
    public static Optional<Recall> newest(Proved log, Releases.Recorded release) {
        return newest(log.about(TYPE, release.id()), log, release);
    }

    /// The newest word on each of some releases that anybody has ever recalled.
    public static Map<Digest, Recall> newest(Proved log, List<Releases.Recorded> releases) {
        var recalls = log.ofType(TYPE);
        var newest = new TreeMap<Digest, Recall>();
        if (!recalls.isEmpty()) {
            releases.forEach(
                    release -> newest(recalls, log, release).ifPresent(recall -> newest.put(release.id(), recall)));
        }
        return newest;
    }

    /// @param recalls among which all of the release are
    private static Optional<Recall> newest(List<Proved.Held> recalls, Proved log, Releases.Recorded release) {
        return recalls.reversed().stream()
                .filter(held -> held.leaf().subjects().contains(release.id())
                        && held.fact()
                                .statement()
                                .predicate()
                                .text("stream")
                                .equals(Optional.of(Releases.stream(release.name()))))
                .flatMap(held -> recall(log, held).stream())
                .findFirst();
    }

    private static Optional<Recall> recall(Proved log, Proved.Held held) {
        var predicate = held.fact().statement().predicate();
        return predicate.text("state").flatMap(State::parse).map(state -> {
            var reason = predicate
                    .get("reason")
                    .flatMap(Reference::parse)
                    .flatMap(reference -> SaltedTexts.read(log, reference))
                    .flatMap(Bytes::text);
            return new Recall(held.index(), held.leaf().time(), held.leaf().actor(), state, reason);
        });
    }

    /// Recalls a release, or lifts its recall. The same once more changes nothing.
    public static Outcome record(
            Ledger ledger,
            VerifierKey log,
            Releases.Recorded release,
            State state,
            String reason,
            SecureRandom random) {
        AppendResult last = new AppendResult.Unavailable("others were faster %d times".formatted(ATTEMPTS));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            // Before the newest word: whoever is faster after it takes the revision.
            var revision = ledger.revision(Releases.stream(release.name())) + 1;
            var before = ledger.read(contents -> newest(Proved.of(contents, log, Ed25519::holds), release));
            if (before.filter(it -> it.state() == state && it.reason().equals(Optional.of(reason)))
                    .isPresent()) {
                return new Outcome.Done(before.get().index(), before.get().time(), false);
            }
            if (state == State.LIFTED
                    && before.filter(it -> it.state() == State.RECALLED).isEmpty()) {
                return new Outcome.NothingToLift();
            }
            last = ledger.record(wish(ledger, release, state, reason, revision, random));
            if (last instanceof AppendResult.Appended(var index, var time, var _)) {
                return new Outcome.Done(index, time, true);
            }
            if (!(last instanceof AppendResult.Overtaken)) {
                return new Outcome.Failed(last);
            }
        }
        return new Outcome.Failed(last);
    }

    private static Wish wish(
            Ledger ledger, Releases.Recorded release, State state, String reason, long revision, SecureRandom random) {
        var kept = SaltedTexts.keep(ledger, Bytes.utf8(reason), random);
        return new Wish(
                TYPE,
                List.of(new Subject(release.name(), release.id())),
                Map.of("reason", kept.reference(), "state", Json.of(state.word())),
                Optional.of(new Revision(Releases.stream(release.name()), revision)),
                kept.blobs(),
                Set.of());
    }
}
