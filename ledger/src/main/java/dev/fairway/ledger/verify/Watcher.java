package dev.fairway.ledger.verify;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.tree.Hash;

/// What else looks at entries while they are folded.
interface Watcher {

    /// The next entry's hash, whatever it holds.
    void leaf(long index, Hash hash);

    /// What is judged next.
    void next(Fact fact);

    /// An entry that is in order.
    ///
    /// @param newcomer whether this is the first one by which somebody vouches for its actor
    /// @param own whether it is by the founder's own key, so that what it erases is erased
    void accepted(long index, Entry entry, Hash hash, boolean newcomer, boolean own);

    /// After all entries.
    ///
    /// @param root of as many entries as were signed for, or of all where there are fewer
    /// @param judged whether all entries were in order
    void end(Hash root, boolean judged);
}
