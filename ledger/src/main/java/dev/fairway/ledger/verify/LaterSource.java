package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.proved.Ends;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Nodes;
import java.util.List;
import java.util.Optional;

/// A source whose beginning need not be read again. Nothing that it hands over is judged.
public interface LaterSource extends Source {

    /// Leaves that are read at once: those of a full subtree.
    int RUN = 256;

    /// The hashes of the tree, after [#begin]; an [IllegalArgumentException] for those that are not there.
    Nodes nodes();

    /// Has [#next] go on with this entry.
    void skipTo(long index);

    /// One entry.
    ///
    /// @throws IllegalArgumentException if it is not there
    Recorded entry(long index);

    /// The leaves of a run of entries, in their order; fewer where one is not there.
    ///
    /// @param from a multiple of [#RUN]
    /// @param count at most [#RUN]
    List<Bytes> leaves(long from, int count);

    /// What can be proved of streams under a checkpoint; nothing where all entries would have to be read for it.
    Optional<Ends> ends(Checkpoint under, Verification verification);

    /// A blob where it is kept.
    Optional<Kept> kept(Digest name);
}
