package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.verify.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares an export's tiles with its entries, and finds out which of the two are wrong: the signed root decides.
final class TileComparison {

    private final Layout layout;
    private final Checkpoint signed;
    private final Files files;
    private final TileFold fold;
    private final List<Differing> differing = new ArrayList<>();
    /// Of the tiles as they are kept, each 256 entries at once.
    private final Frontier keptTiles = new Frontier();
    private Frontier keptRest = new Frontier();
    private long entries;
    private boolean compared;

    /// Reads a file of the export, unless it is longer than that.
    @FunctionalInterface
    interface Files {
        Optional<Bytes> read(String path, int most);
    }

    private record Differing(int level, long number, boolean missing) {}

    TileComparison(Layout layout, Checkpoint signed, Files files) {
        this.layout = layout;
        this.signed = signed;
        this.files = files;
        this.fold = new TileFold(this::take);
    }

    void add(Hash leaf) {
        entries++;
        fold.add(leaf);
    }

    private void take(int level, long number, Bytes hashes, Frontier root) {
        var kept = files.read(layout.tile(level, number), Layout.WIDTH * Hash.SIZE);
        var same = kept.equals(Optional.of(hashes));
        if (!same) {
            differing.add(new Differing(level, number, kept.isEmpty()));
        }
        if (level == 0) {
            var of = same ? root : of(kept.orElse(hashes));
            if (of.size() == Layout.WIDTH) {
                keptTiles.add(of.root());
            } else {
                keptRest = of;
            }
        }
    }

    private static Frontier of(Bytes hashes) {
        var frontier = new Frontier();
        for (var at = 0; at + Hash.SIZE <= hashes.length(); at += Hash.SIZE) {
            frontier.add(new Hash(hashes.slice(at, at + Hash.SIZE)));
        }
        return frontier;
    }

    /// @param root of the entries
    void end(Hash root, Faults faults) {
        if (entries == layout.size()) {
            fold.end();
            compared = true;
        }
        var entriesRight = compared && root.equals(signed.root());
        var tilesRight = compared && keptRoot().equals(Optional.of(signed.root()));
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

    private Optional<Hash> keptRoot() {
        var size = keptTiles.size() * Layout.WIDTH + keptRest.size();
        if (size != layout.size()) {
            return Optional.empty();
        }
        var roots = new ArrayList<>(keptTiles.roots());
        roots.addAll(keptRest.roots());
        return Optional.of(new Frontier(size, roots).root());
    }
}
