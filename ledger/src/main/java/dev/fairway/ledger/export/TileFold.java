package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;

/// Makes tiles of the hashes of entries as they come, and keeps one unfinished tile a level.
final class TileFold {

    private final Sink sink;
    private final List<Tile> levels = new ArrayList<>();

    /// Takes tiles as soon as they are full, and unfinished ones at the end.
    @FunctionalInterface
    interface Sink {

        /// @param root of the hashes
        void take(int level, long number, Bytes hashes, Frontier root);
    }

    private static final class Tile {
        private final byte[] hashes = new byte[Layout.WIDTH * Hash.SIZE];
        private Frontier root = new Frontier();
        private long number;
    }

    TileFold(Sink sink) {
        this.sink = sink;
    }

    void add(Hash leaf) {
        add(0, leaf);
    }

    /// Takes a tile of leaves that somebody else has made. Only the last one is unfinished.
    void add(long number, Bytes hashes, Frontier root) {
        if (root.size() == Layout.WIDTH) {
            sink.take(0, number, hashes, root);
            add(1, root.root());
        } else {
            for (var at = 0; at < hashes.length(); at += Hash.SIZE) {
                add(0, new Hash(hashes.slice(at, at + Hash.SIZE)));
            }
            levels.getFirst().number = number;
        }
    }

    private void add(int level, Hash hash) {
        while (level >= levels.size()) {
            levels.add(new Tile());
        }
        var tile = levels.get(level);
        var at = (int) tile.root.size();
        System.arraycopy(hash.bytes().array(), 0, tile.hashes, at * Hash.SIZE, Hash.SIZE);
        tile.root.add(hash);
        if (tile.root.size() == Layout.WIDTH) {
            var full = tile.root;
            sink.take(level, tile.number, Bytes.of(tile.hashes), full);
            tile.root = new Frontier();
            tile.number++;
            add(level + 1, full.root());
        }
    }

    /// Hands over what is unfinished.
    void end() {
        for (var level = 0; level < levels.size(); level++) {
            var tile = levels.get(level);
            var width = (int) tile.root.size();
            if (width > 0) {
                sink.take(level, tile.number, Bytes.of(tile.hashes).slice(0, width * Hash.SIZE), tile.root);
            }
        }
    }
}
