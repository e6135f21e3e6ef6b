package dev.fairway.ledger.export;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.bytes.Sha256;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A tile of the lowest level: the hashes of a bundle's entries.
///
/// @param hashes one after the other
/// @param tree of them
record LeafTile(Bytes hashes, Frontier tree) {

    LeafTile {
        requireNonNull(hashes, "hashes");
        requireNonNull(tree, "tree");
    }

    static LeafTile of(Collection<Bytes> leaves) {
        var hashes = ByteBuffer.allocate(leaves.size() * Hash.SIZE);
        leaves.forEach(leaf -> hashes.put(Merkle.leaf(leaf).bytes().buffer()));
        return kept(Bytes.of(hashes.array()));
    }

    /// The tile of a file of entries, each after its length; nothing where it holds another number of them, or does
    /// not end with the last.
    static Optional<LeafTile> of(Bytes bundle, int entries) {
        var hashes = new byte[entries * Hash.SIZE];
        var bytes = bundle.array();
        var sha256 = new Sha256();
        var from = 0;
        for (var entry = 0; entry < entries; entry++) {
            var length = lengthAt(bytes, from);
            if (length < 0) {
                return Optional.empty();
            }
            sha256.add(Merkle.LEAF_BYTE);
            sha256.add(bytes, from + Short.BYTES, length);
            sha256.end(hashes, entry * Hash.SIZE);
            from += Short.BYTES + length;
        }
        return from == bytes.length ? Optional.of(kept(Bytes.of(hashes))) : Optional.empty();
    }

    /// The leaves of a file of entries, each after its length; nothing where it does not end with the last of them.
    static Optional<List<Bytes>> leaves(Bytes bundle) {
        var leaves = new ArrayList<Bytes>();
        var bytes = bundle.array();
        for (var from = 0; from < bytes.length; ) {
            var length = lengthAt(bytes, from);
            if (length < 0) {
                return Optional.empty();
            }
            from += Short.BYTES + length;
            leaves.add(bundle.slice(from - length, from));
        }
        return Optional.of(leaves);
    }

    /// The length that is written there; -1 where so much does not follow.
    private static int lengthAt(byte[] bytes, int at) {
        if (bytes.length - at < Short.BYTES) {
            return -1;
        }
        var length = Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
        return length <= bytes.length - at - Short.BYTES ? length : -1;
    }

    /// The tile that a file holds, whatever its length.
    static LeafTile kept(Bytes hashes) {
        return new LeafTile(hashes, hashes.length() == Layout.WIDTH * Hash.SIZE ? full(hashes) : unfinished(hashes));
    }

    private static Frontier unfinished(Bytes hashes) {
        var tree = new Frontier();
        for (var at = 0; at + Hash.SIZE <= hashes.length(); at += Hash.SIZE) {
            tree.add(new Hash(hashes.slice(at, at + Hash.SIZE)));
        }
        return tree;
    }

    /// As [#unfinished], without anything but the root.
    private static Frontier full(Bytes hashes) {
        var level = hashes.array();
        var sha256 = new Sha256();
        for (var nodes = Layout.WIDTH / 2; nodes > 0; nodes /= 2) {
            for (var node = 0; node < nodes; node++) {
                sha256.add(Merkle.NODE_BYTE);
                sha256.add(level, 2 * node * Hash.SIZE, 2 * Hash.SIZE);
                sha256.end(level, node * Hash.SIZE);
            }
        }
        return new Frontier(Layout.WIDTH, List.of(new Hash(Bytes.of(level).slice(0, Hash.SIZE))));
    }
}
