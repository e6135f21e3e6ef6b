package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;

/// Makes the tiles above those of the lowest level as they come, and keeps one unfinished tile a level.
final class TileFold {

    private final Sink sink;
    private final List<Tile> levels = new ArrayList<>();

    /// Takes tiles of a level from 1 on as soon as they are full, and unfinished ones at the end.
    @FunctionalInterface
    interface Sink {
        void take(int level, long number, Bytes hashes);
    }

    private static final class Tile {
        private final byte[] hashes = new byte[Layout.WIDTH * Hash.SIZE];
        private Frontier tree = new Frontier();
        private long number;
    }

    TileFold(Sink sink) {
        this.sink = sink;
    }

    /// Takes the next tile of the lowest level, of which only the last one is unfinished.
    void add(LeafTile leaves) {
        if (leaves.tree().size() == Layout.WIDTH) {
            add(1, leaves.tree().root());
        }
    }

    private void add(int level, Hash hash) {
        if (level > levels.size()) {
            levels.add(new Tile());
        }
        var tile = levels.get(level - 1);
        var at = (int) tile.tree.size();
        System.arraycopy(hash.bytes().array(), 0, tile.hashes, at * Hash.SIZE, Hash.SIZE);
        tile.tree.add(hash);
        if (tile.tree.size() == Layout.WIDTH) {
            var full = tile.tree.root();
            sink.take(level, tile.number, Bytes.of(tile.hashes));
            tile.tree = new Frontier();
            tile.number++;
            add(level + 1, full);
        }
    }

    /// Hands over what is unfinished.
    void end() {
        for (var level = 1; level <= levels.size(); level++) {
            var tile = levels.get(level - 1);
            var width = (int) tile.tree.size();
            if (width > 0) {
                sink.take(level, tile.number, Bytes.of(tile.hashes).slice(0, width * Hash.SIZE));
            }
        }
    }
}
