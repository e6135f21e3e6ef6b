package dev.fairway.engine.history;

import dev.fairway.core.compare.Leaves;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one commit took out of a document, worked out once for all values that are asked about.
final class Vanished {

    /// After so many comparisons moves are no longer looked for: a value without one is told as created.
    private static final long COMPARISONS = 20_000_000;

    private @Nullable Node older;
    private @Nullable Node newer;
    private List<Map.Entry<TreePath, Node>> leaves = List.of();
    private long compared;

    /// Where in `older` the value of `path` stood, which does not exist there.
    @SuppressWarnings("ReferenceEquality") // to compare the documents would cost what is saved here
    Optional<Map.Entry<TreePath, Node>> source(Node before, Node after, TreePath path, Node value) {
        if (older != before || newer != after) {
            leaves = between(before, after);
            older = before;
            newer = after;
        }
        compared += leaves.size();
        return compared > COMPARISONS ? Optional.empty() : Moves.source(leaves, path, value);
    }

    static List<Map.Entry<TreePath, Node>> between(Node before, Node after) {
        var left = Leaves.all(after).keySet();
        return Leaves.all(before).entrySet().stream()
                .filter(leaf -> !left.contains(leaf.getKey()))
                .toList();
    }
}
