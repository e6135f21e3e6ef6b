package dev.fairway.ledger.verify;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.time.Instant;
import java.util.Optional;

/// What the bytes of an entry say, without any other entry. Of the leaf only the time is read: it is compared with the
/// leaf that envelope and time make, byte for byte.
///
/// @param hash of the leaf
/// @param time of the leaf
record Read(Bytes leaf, Hash hash, Optional<Instant> time, Optional<Fact> fact) {

    private static final Bytes BEFORE_TIME = Bytes.utf8("\"time\":\"");
    private static final Bytes AFTER_TIME = Bytes.utf8("\",\"v\":1}");
    private static final int TIME = 24;

    Read {
        requireNonNull(leaf, "leaf");
        requireNonNull(hash, "hash");
        requireNonNull(time, "time");
        requireNonNull(fact, "fact");
    }

    static Read of(Recorded recorded) {
        return new Read(
                recorded.leaf(), Merkle.leaf(recorded.leaf()), time(recorded.leaf()), Fact.parse(recorded.envelope()));
    }

    private static Optional<Instant> time(Bytes leaf) {
        var end = leaf.length() - AFTER_TIME.length();
        var from = end - TIME;
        var before = from - BEFORE_TIME.length();
        return before >= 0
                        && leaf.slice(end).equals(AFTER_TIME)
                        && leaf.slice(before, from).equals(BEFORE_TIME)
                ? leaf.slice(from, end).text().flatMap(Leaf::time)
                : Optional.empty();
    }
}
