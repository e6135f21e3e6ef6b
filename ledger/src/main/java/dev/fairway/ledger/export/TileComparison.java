package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.verify.Faults;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Compares an export's tiles with its entries, and finds out which of the two are wrong: the signed root decides.
/// What entries say is not looked at.
final class TileComparison {

    static final int LARGEST_BUNDLE = Layout.WIDTH * (Short.BYTES + Leaf.LONGEST);

    /// Bundles that are read ahead, for each thread.
    private static final int AHEAD = 4;

    private final Layout layout;
    private final Checkpoint signed;
    private final Files files;
    private final TileFold fold = new TileFold(this::compare);
    private final List<Differing> differing = new ArrayList<>();
    private final Trees entries = new Trees();
    private final Trees kept = new Trees();

    /// Reads a file of the export, unless it is longer than that. Several threads do.
    @FunctionalInterface
    interface Files {
        Optional<Bytes> read(String path, int most);
    }

    private record Differing(int level, long number, boolean missing) {}

    /// A bundle's entries and the tile beside them, as far as they can be read.
    private record Pair(long number, Optional<LeafTile> entries, Optional<LeafTile> kept) {}

    /// The tree over bundles, as long as none is missing.
    private static final class Trees {

        private final Frontier full = new Frontier();
        private Frontier rest = new Frontier();
        private boolean whole = true;

        void add(Optional<LeafTile> tile) {
            if (tile.isEmpty()) {
                whole = false;
            } else if (tile.get().tree().size() == Layout.WIDTH) {
                full.add(tile.get().tree().root());
            } else {
                rest = tile.get().tree();
            }
        }

        boolean isOf(Checkpoint signed) {
            var size = full.size() * Layout.WIDTH + rest.size();
            if (!whole || size != signed.size()) {
                return false;
            }
            var roots = new ArrayList<>(full.roots());
            roots.addAll(rest.roots());
            return new Frontier(size, roots).root().equals(signed.root());
        }
    }

    TileComparison(Layout layout, Checkpoint signed, Files files) {
        this.layout = layout;
        this.signed = signed;
        this.files = files;
    }

    /// @param threads that read and hash
    /// @return whether the entries are those that were signed
    boolean run(int threads, Faults faults) {
        Deque<CompletableFuture<Pair>> ahead = new ArrayDeque<>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var number = 0L; number * Layout.WIDTH < layout.size(); number++) {
                ahead.add(read(number, pool));
                if (ahead.size() > AHEAD * threads) {
                    take(ahead.remove().join());
                }
            }
            ahead.forEach(pair -> take(pair.join()));
        }
        if (entries.whole) {
            fold.end();
        }
        var entriesRight = entries.isOf(signed);
        tell(entriesRight, faults);
        return entriesRight;
    }

    private CompletableFuture<Pair> read(long number, ExecutorService pool) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var leaves = files.read(layout.bundle(Layout.ENTRIES, number), LARGEST_BUNDLE)
                            .flatMap(bundle -> LeafTile.of(bundle, layout.width(number)));
                    var tile = files.read(layout.tile(0, number), Layout.WIDTH * Hash.SIZE);
                    var same = leaves.isPresent() && tile.equals(leaves.map(LeafTile::hashes));
                    return new Pair(number, leaves, same ? leaves : tile.map(LeafTile::kept));
                },
                pool);
    }

    private void take(Pair pair) {
        entries.add(pair.entries());
        // A tile that is missing says nothing about the others.
        kept.add(pair.kept().or(pair::entries));
        // Why entries cannot be read is told by who reads them one by one.
        if (!pair.kept().equals(pair.entries())
                && (pair.entries().isPresent() || pair.kept().isEmpty())) {
            differing.add(new Differing(0, pair.number(), pair.kept().isEmpty()));
        }
        if (entries.whole) {
            fold.add(pair.entries().orElseThrow());
        }
    }

    /// A tile of a higher level, as the entries make it.
    private void compare(int level, long number, Bytes hashes) {
        var there = files.read(layout.tile(level, number), Layout.WIDTH * Hash.SIZE);
        if (!there.equals(Optional.of(hashes))) {
            differing.add(new Differing(level, number, there.isEmpty()));
        }
    }

    private void tell(boolean entriesRight, Faults faults) {
        var tilesRight = kept.isOf(signed);
        for (var each : differing) {
            var tile = layout.tile(each.level(), each.number());
            if (each.missing()) {
                faults.add(tile, "it is missing, or too long");
            } else if (entriesRight) {
                faults.add(tile, "it is not the tile of the entries that the checkpoint commits to");
            } else if (each.level() == 0) {
                faults.add(
                        layout.bundle(Layout.ENTRIES, each.number()),
                        tilesRight
                                ? "it holds an entry that the checkpoint does not commit to"
                                : "it and %s do not belong together".formatted(tile));
                if (!tilesRight) {
                    faults.add(tile, "it is not the tile of the entries");
                }
            } else if (!tilesRight) {
                faults.add(tile, "it is not the tile of the entries");
            }
        }
    }
}
