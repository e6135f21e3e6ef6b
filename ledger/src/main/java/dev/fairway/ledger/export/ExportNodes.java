package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The hashes of an export's tiles as they are asked for. They may lie: whoever uses them proves by them.
public final class ExportNodes implements Nodes {

    private static final int LEVEL_BITS = 8;
    /// Tiles that are kept: more than any proof asks for.
    private static final int MOST_KEPT = 64;

    private final Path root;
    private final Layout layout;
    private final Map<String, Bytes> kept = new HashMap<>();

    /// @param size of the export
    public ExportNodes(Path root, long size) {
        this.root = root;
        this.layout = new Layout(size);
    }

    @Override
    public Hash at(int level, long index) {
        var height = level % LEVEL_BITS;
        var from = index << height;
        var tile = tile(layout.tile(level / LEVEL_BITS, from / Layout.WIDTH));
        var at = (int) (from % Layout.WIDTH);
        var frontier = new Frontier();
        for (var each = at; each < at + (1 << height); each++) {
            var end = (each + 1) * Hash.SIZE;
            if (end > tile.length()) {
                throw new IllegalArgumentException("node %d of level %d is not there".formatted(index, level));
            }
            frontier.add(new Hash(tile.slice(end - Hash.SIZE, end)));
        }
        return frontier.root();
    }

    private Bytes tile(String path) {
        var known = kept.get(path);
        if (known != null) {
            return known;
        }
        var file = root.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(path + " is not there");
        }
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var read = Bytes.of(in.readNBytes(Layout.WIDTH * Hash.SIZE));
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(path, read);
            return read;
        } catch (IOException e) {
            throw Disk.failure("%s cannot be read".formatted(path), e);
        }
    }
}
