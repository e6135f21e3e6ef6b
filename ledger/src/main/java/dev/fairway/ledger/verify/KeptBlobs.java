package dev.fairway.ledger.verify;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.util.Optional;
import java.util.function.Consumer;

/// The blobs that are kept beside entries, wherever that is. Nothing that is handed over is judged.
public interface KeptBlobs {

    /// Hands over every blob that is kept, in any order.
    void blobs(Consumer<Kept> each);

    /// Why the bytes that are kept under a name are others; nothing where they are its own, or were looked at when
    /// they were handed over.
    Optional<String> fault(Digest name);

    /// A blob by the name under which it is kept, unless it has more bytes than that.
    Optional<Bytes> blob(Digest name, int most);

    /// Where the envelope of an entry is kept.
    String envelopeAt(long index);

    /// A blob where it is kept.
    ///
    /// @param name by which it is found
    /// @param fault why it is not the blob of this name, as far as it was looked at
    /// @param salted whether it is, where that is known
    record Kept(String place, Digest name, Optional<String> fault, Optional<Boolean> salted) {
        public Kept {
            requireNonNull(place, "place");
            requireNonNull(name, "name");
            requireNonNull(fault, "fault");
            requireNonNull(salted, "salted");
        }
    }
}
