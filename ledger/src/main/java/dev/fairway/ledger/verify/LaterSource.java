package dev.fairway.ledger.verify;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Nodes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A source whose beginning need not be read again. Nothing that it hands over is judged.
public interface LaterSource extends Source {

    /// The hashes of the tree, after [#begin]; an [IllegalArgumentException] for those that are not there.
    Nodes nodes();

    /// Has [#next] go on with this entry.
    void skipTo(long index);

    /// One entry.
    ///
    /// @throws IllegalArgumentException if it is not there
    Recorded entry(long index);

    /// Entries before an index by which these keys, and those of the founder, may have come and gone; others may be
    /// among them. In their order.
    List<Long> keyEntries(Set<String> fingerprints, long until);

    /// A blob where it is kept.
    Optional<Kept> kept(Digest name);
}
