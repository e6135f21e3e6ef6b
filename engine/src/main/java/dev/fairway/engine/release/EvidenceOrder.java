package dev.fairway.engine.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.engine.ledger.Ledger.Stamp;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.store.Blob;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/// What somebody asked to be bound, with all that is drawn by chance for it: carried out twice, it is the same fact.
///
/// @param release as somebody wrote it: an id, the beginning of one, or `app@version`
/// @param artifact that it is about, in place of the whole release
/// @param environment where it ran
/// @param snapshot digest of the environment's observed state
/// @param kept whether the file is, or only its digest and what it says
/// @param flags the states of feature flags where it ran
/// @param salts in which the file and the flags are kept, so that they can be erased
public record EvidenceOrder(
        String release,
        String type,
        Optional<String> artifact,
        Optional<String> environment,
        Optional<String> snapshot,
        boolean kept,
        Bytes file,
        Optional<Bytes> flags,
        Stamp stamp,
        Salts salts) {

    /// @param file 32 bytes
    /// @param flags 32 bytes
    public record Salts(Bytes file, Bytes flags) {

        public static Salts draw(SecureRandom random) {
            return new Salts(drawn(random), drawn(random));
        }

        private static Bytes drawn(SecureRandom random) {
            var salt = new byte[Blob.SALT];
            random.nextBytes(salt);
            return Bytes.of(salt);
        }
    }

    public EvidenceOrder {
        requireNonNull(release, "release");
        requireNonNull(type, "type");
        requireNonNull(file, "file");
        requireNonNull(stamp, "stamp");
        requireNonNull(salts, "salts");
    }

    /// The same for a release that is named otherwise.
    public EvidenceOrder about(String other) {
        return new EvidenceOrder(other, type, artifact, environment, snapshot, kept, file, flags, stamp, salts);
    }

    /// When it was asked for.
    public Instant claimed() {
        return stamp.claimed();
    }
}
