package dev.fairway.engine.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.engine.ledger.Ledger;
import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.proved.Proved;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /// One word on a release.
    ///
    /// @param reason that somebody gave, or what became of it
    public record Recall(long index, Instant time, String actor, State state, Told.Reason reason) {
        public Recall {
            requireNonNull(reason, "reason");
        }
    }

    /// A recall that nobody has lifted.
    ///
    /// @param first since which it holds
    /// @param further later words with reasons of their own, oldest first
    public record Holding(Recall first, List<Recall> further) {
        public Holding {
            further = List.copyOf(further);
        }

        /// All of them, oldest first.
        Stream<Recall> all() {
            return Stream.concat(Stream.of(first), further.stream());
        }
    }

    /// What came of it.
    public sealed interface Outcome {

        /// @param recorded whether it was recorded just now
        record Done(long index, Instant time, boolean recorded) implements Outcome {}

        /// There is no recall that could be lifted.
        record NothingToLift() implements Outcome {}

        record Failed(AppendResult result) implements Outcome {}
    }

    /// The recall of a release that holds; nothing where nobody has recalled it, or the last one was lifted.
    /// Statements in another stream than its own, or about something else, are none.
    public static Optional<Holding> holding(Proved log, Releases.Recorded release) {
        return holding(words(log.about(TYPE, release.id()), log, release));
    }

    /// Those of some releases, by their ids.
    public static Map<Digest, Holding> holding(Proved log, List<Releases.Recorded> releases) {
        var recalls = log.ofType(TYPE);
        var holding = new TreeMap<Digest, Holding>();
        if (!recalls.isEmpty()) {
            releases.forEach(release ->
                    holding(words(recalls, log, release)).ifPresent(recall -> holding.put(release.id(), recall)));
        }
        return holding;
    }

    /// @param words oldest first
    private static Optional<Holding> holding(List<Recall> words) {
        var since = words.size();
        while (since > 0 && words.get(since - 1).state() == State.RECALLED) {
            since--;
        }
        return since == words.size()
                ? Optional.empty()
                : Optional.of(new Holding(words.get(since), words.subList(since + 1, words.size())));
    }

    /// All words on a release, oldest first.
    ///
    /// @param recalls among which all of the release are
    private static List<Recall> words(List<Proved.Held> recalls, Proved log, Releases.Recorded release) {
        return recalls.stream()
                .filter(held -> held.leaf().subjects().contains(release.id())
                        && held.fact()
                                .statement()
                                .predicate()
                                .text("stream")
                                .equals(Optional.of(Releases.stream(release.name()))))
                .flatMap(held -> recall(log, held).stream())
                .toList();
    }

    private static Optional<Recall> recall(Proved log, Proved.Held held) {
        var predicate = held.fact().statement().predicate();
        return predicate.text("state").flatMap(State::parse).map(state -> {
            var reason = predicate
                    .get("reason")
                    .flatMap(Reference::parse)
                    .map(reference -> Told.reason(reference, log))
                    .orElseGet(Told.Reason.Missing::new);
            return new Recall(held.index(), held.leaf().time(), held.leaf().actor(), state, reason);
        });
    }

    /// Recalls a release, or lifts its recall. For a reason that it is recalled for already, nothing changes.
    public static Outcome record(
            Ledger ledger, Releases.Recorded release, State state, String reason, SecureRandom random) {
        AppendResult last = new AppendResult.Unavailable("others were faster %d times".formatted(ATTEMPTS));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            // Before the newest word: whoever is faster after it takes the revision.
            var revision = ledger.revision(Releases.stream(release.name())) + 1;
            var words = ledger.proving(log -> words(log.about(TYPE, release.id()), log, release));
            var same = same(words, state, reason);
            if (same.isPresent()) {
                return new Outcome.Done(same.get().index(), same.get().time(), false);
            }
            if (state == State.LIFTED && holding(words).isEmpty()) {
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

    /// What says the same and still stands.
    private static Optional<Recall> same(List<Recall> words, State state, String reason) {
        var standing = state == State.RECALLED
                ? holding(words).stream().flatMap(Holding::all)
                : words.reversed().stream().limit(1).filter(it -> it.state() == State.LIFTED);
        return standing.filter(it -> it.reason().said().equals(Optional.of(reason)))
                .findFirst();
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
