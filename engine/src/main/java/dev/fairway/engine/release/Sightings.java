package dev.fairway.engine.release;

import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.ReleaseState;
import dev.fairway.core.release.Sighting;
import dev.fairway.engine.ledger.Ledger;
import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.store.Blob;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What was seen of releases by those who looked, as the ledger has it.
public final class Sightings {

    public static final String TYPE = "urn:fairway:artifacts-seen:v1";

    /// Artifacts of one release: a statement has at most 64 subjects, and the release is one.
    public static final int MOST_ARTIFACTS = 63;

    /// How often somebody else may be faster.
    private static final int ATTEMPTS = 5;

    private static final String SOURCE = "source";

    private Sightings() {}

    /// What somebody saw who looked.
    ///
    /// @param places where he looked; nothing where that is not there
    public record Held(long index, Instant time, Sighting sighting, PartPlaces places) {}

    /// What came of recording.
    public sealed interface Outcome {

        /// @param recorded whether it was recorded just now; else the same was seen before
        record Done(long index, Instant time, boolean recorded) implements Outcome {}

        record Failed(AppendResult result) implements Outcome {}
    }

    /// What was seen of a release by who looked last. Statements in another stream than its own, or about something
    /// else, are none.
    public static Optional<Held> newest(Proved log, Releases.Recorded release) {
        return all(log, release).findFirst();
    }

    /// All that was seen of a release, the newest first.
    static Stream<Held> all(Proved log, Releases.Recorded release) {
        return log.about(TYPE, release.id()).reversed().stream()
                .filter(held -> isOf(held, release))
                .flatMap(held -> held(log, held).stream());
    }

    public static ReleaseState state(Releases.Recorded release, Optional<Held> newest) {
        return ReleaseState.of(release.release(), newest.map(Held::sighting));
    }

    /// Where the parts of a release are, as far as anybody has said so: who looked last, before who recorded it.
    public static PartPlaces places(Proved log, Releases.Recorded release) {
        var seen = newest(log, release).map(Held::places).orElse(PartPlaces.NONE);
        return seen.or(source(log, log.entry(release.index())));
    }

    private static boolean isOf(Proved.Held held, Releases.Recorded release) {
        return held.fact().statement().predicate().text("stream").equals(Optional.of(Releases.stream(release.name())));
    }

    private static Optional<Held> held(Proved log, Proved.Held held) {
        return SightingJson.parse(held.fact().statement().predicate())
                .map(sighting -> new Held(held.index(), held.leaf().time(), sighting, source(log, held)));
    }

    private static PartPlaces source(Proved log, Proved.Held held) {
        return held.fact()
                .statement()
                .predicate()
                .get(SOURCE)
                .flatMap(Reference::parse)
                .flatMap(reference -> SaltedTexts.read(log, reference))
                .map(PartPlaces::parse)
                .orElse(PartPlaces.NONE);
    }

    /// Adds where parts are to what a statement says; nothing where nobody knows.
    static List<Blob> keep(PartPlaces places, Ledger ledger, Map<String, Json> members, SecureRandom random) {
        if (places.isEmpty()) {
            return List.of();
        }
        var kept = SaltedTexts.keep(ledger, places.bytes(), random);
        members.put(SOURCE, kept.reference());
        return kept.blobs();
    }

    /// Records what was seen, unless the same was seen by who looked last.
    public static Outcome record(
            Ledger ledger, Releases.Recorded release, Sighting sighting, PartPlaces places, SecureRandom random) {
        AppendResult last = new AppendResult.Unavailable("others were faster %d times".formatted(ATTEMPTS));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var there = ledger.proving(log -> there(log, release));
            var before = there.newest();
            if (before.filter(
                            it -> it.sighting().equals(sighting) && it.places().equals(places))
                    .isPresent()) {
                return new Outcome.Done(before.get().index(), before.get().time(), false);
            }
            last = ledger.record(wish(ledger, release, there.revision(), sighting, places, random));
            if (last instanceof AppendResult.Appended(var index, var time, var _)) {
                return new Outcome.Done(index, time, true);
            }
            if (!(last instanceof AppendResult.Overtaken)) {
                return new Outcome.Failed(last);
            }
        }
        return new Outcome.Failed(last);
    }

    /// @param revision the newest of the release's stream
    private record There(Optional<Held> newest, long revision) {}

    private static There there(Proved log, Releases.Recorded release) {
        return new There(newest(log, release), log.revision(Releases.stream(release.name())));
    }

    private static Wish wish(
            Ledger ledger,
            Releases.Recorded release,
            long revision,
            Sighting sighting,
            PartPlaces places,
            SecureRandom random) {
        var members = SightingJson.members(sighting);
        var blobs = keep(places, ledger, members, random);
        var stream = Releases.stream(release.name());
        return new Wish(
                TYPE, subjects(release), members, Optional.of(new Revision(stream, revision + 1)), blobs, Set.of());
    }

    /// The release, and each of its artifacts by the first name that it has there.
    private static List<Subject> subjects(Releases.Recorded release) {
        var subjects = new ArrayList<Subject>();
        subjects.add(new Subject(release.name(), release.id()));
        var artifacts = new TreeMap<String, String>();
        release.release().components().stream()
                .filter(it -> it.kind() == ComponentKind.ARTIFACT)
                .forEach(it -> artifacts.putIfAbsent(it.digest(), it.name()));
        artifacts.forEach((digest, name) ->
                subjects.add(new Subject(name, Digest.parse(digest).orElseThrow())));
        return subjects;
    }
}
