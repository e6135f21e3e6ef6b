package dev.fairway.engine.release;

import dev.fairway.core.release.Release;
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
import dev.fairway.ledger.store.Blob;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Records what was built, once: the same content again is the same release, other content under its name is refused.
public final class ReleaseCreation {

    /// How often somebody else may be faster.
    private static final int ATTEMPTS = 5;

    private ReleaseCreation() {}

    /// What came of it.
    public sealed interface Outcome {

        /// @param created whether it was recorded just now
        record There(Digest id, String name, boolean created, long index, Instant time) implements Outcome {}

        /// The name stands for something else.
        record Taken(Digest id, Release there) implements Outcome {}

        record Failed(AppendResult result) implements Outcome {}
    }

    /// @param objects that components are the digests of: what their migrations are
    /// @param places where its parts are, as far as somebody said so
    public static Outcome record(
            Ledger ledger, Release release, List<Bytes> objects, PartPlaces places, SecureRandom random) {
        AppendResult last = new AppendResult.Unavailable("others were faster %d times".formatted(ATTEMPTS));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = ledger.proving(log -> Found.of(log, release.name()));
            if (found.release().isPresent()) {
                return there(found.release().get(), release);
            }
            last = ledger.record(wish(ledger, release, objects, places, found.revision() + 1, random));
            if (last instanceof AppendResult.Appended(var index, var time, var _)) {
                return new Outcome.There(Manifests.id(release), release.name(), true, index, time);
            }
            if (!(last instanceof AppendResult.Overtaken)) {
                return new Outcome.Failed(last);
            }
        }
        return new Outcome.Failed(last);
    }

    /// What the log has under a name at one moment.
    ///
    /// @param revision the newest: also entries that record no release have one
    private record Found(Optional<Releases.Recorded> release, long revision) {

        static Found of(Proved log, String name) {
            return new Found(Releases.named(log, name), log.revision(Releases.stream(name)));
        }
    }

    private static Outcome there(Releases.Recorded there, Release release) {
        return there.id().equals(Manifests.id(release))
                ? new Outcome.There(there.id(), there.name(), false, there.index(), there.time())
                : new Outcome.Taken(there.id(), there.release());
    }

    private static Wish wish(
            Ledger ledger,
            Release release,
            List<Bytes> objects,
            PartPlaces places,
            long revision,
            SecureRandom random) {
        var manifest = Blob.plain(Manifests.bytes(release));
        var members = new TreeMap<String, Json>();
        members.put("manifest", new Reference(manifest.digest(), false).json());
        var blobs = new ArrayList<Blob>();
        blobs.add(manifest);
        objects.stream().map(Blob::plain).forEach(blobs::add);
        blobs.addAll(Sightings.keep(places, ledger, members, random));
        return new Wish(
                Releases.TYPE,
                List.of(new Subject(release.name(), manifest.digest())),
                members,
                Optional.of(new Revision(Releases.stream(release.name()), revision)),
                blobs,
                Set.of());
    }
}
