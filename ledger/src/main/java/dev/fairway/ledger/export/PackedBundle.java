package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.PredicateTypes;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.store.Recorded;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The entries of one bundle as an export has them, with what follows from them alone: threads make bundles side by
/// side. Of a statement nothing is read unless it may refer to a blob.
///
/// @param entries the file of leaves, each after its length
/// @param envelopes the file of envelopes, each after its length
/// @param tile of the leaves
/// @param erased what erasures among them say that they erase
/// @param referring statements that may refer to blobs
/// @param damage why they are not what the log has signed, where that can be seen
record PackedBundle(
        long number,
        Bytes entries,
        Bytes envelopes,
        LeafTile tile,
        Set<Digest> erased,
        List<Statement> referring,
        Optional<String> damage) {

    private static final Bytes ERASURE = Bytes.utf8("\"%s\"".formatted(PredicateTypes.ERASURE));

    static PackedBundle of(long number, List<Recorded> recorded) {
        var leaves = recorded.stream().map(Recorded::leaf).toList();
        var erased = new HashSet<Digest>();
        for (var entry : recorded) {
            if (entry.leaf().indexOf(ERASURE) >= 0) {
                Leaf.parse(entry.leaf()).map(Leaf::subjects).ifPresent(erased::addAll);
            }
        }
        return new PackedBundle(
                number,
                packed(leaves, Short.BYTES),
                packed(recorded.stream().map(Recorded::envelope).toList(), Integer.BYTES),
                LeafTile.of(leaves),
                erased,
                recorded.stream().flatMap(PackedBundle::referring).toList(),
                damage(number, recorded));
    }

    private static Stream<Statement> referring(Recorded entry) {
        return Reference.mayBeIn(entry.envelope())
                ? Fact.parse(entry.envelope()).map(Fact::statement).stream()
                : Stream.empty();
    }

    private static Optional<String> damage(long number, List<Recorded> recorded) {
        for (var i = 0; i < recorded.size(); i++) {
            if (!Leaf.isOf(recorded.get(i).leaf(), recorded.get(i).envelope())) {
                return Optional.of("entry %d is not what the log has signed".formatted(number * Layout.WIDTH + i));
            }
        }
        return Optional.empty();
    }

    /// @param prefix bytes of a length
    private static Bytes packed(List<Bytes> texts, int prefix) {
        var size = texts.stream().mapToInt(text -> prefix + text.length()).sum();
        var file = ByteBuffer.allocate(size);
        for (var text : texts) {
            if (prefix == Short.BYTES) {
                file.putShort((short) text.length());
            } else {
                file.putInt(text.length());
            }
            file.put(text.buffer());
        }
        return Bytes.of(file.array());
    }
}
