package dev.fairway.engine.history;

import dev.fairway.core.classify.Words;
import dev.fairway.core.compare.Distance;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recognises a value that stood under another name before a commit.
final class Moves {

    /// A name is the same in other letters when it differs in no more than this share of them.
    private static final double MISSPELLED = 0.25;

    private Moves() {}

    /// Where in the older document the value of `path` stood, when `path` itself did not exist there: a name that
    /// vanished in the same commit, holds an equal value, and is the same name elsewhere, or a like name beside it.
    static Optional<Map.Entry<TreePath, Node>> source(Node older, Node newer, TreePath path, Node value) {
        return source(Vanished.between(older, newer), path, value);
    }

    /// @param vanished what the commit took out of the document
    static Optional<Map.Entry<TreePath, Node>> source(
            List<Map.Entry<TreePath, Node>> vanished, TreePath path, Node value) {
        Optional<Map.Entry<TreePath, Node>> best = Optional.empty();
        var most = 0;
        for (var leaf : vanished) {
            if (!Grouping.same(leaf.getValue(), value)) {
                continue;
            }
            var score = closeness(leaf.getKey(), path, value);
            if (score > most) {
                most = score;
                best = Optional.of(leaf);
            }
        }
        return best;
    }

    private static int closeness(TreePath older, TreePath newer, Node value) {
        var beside = older.parent().equals(newer.parent());
        var sameName = older.leafName().equals(newer.leafName());
        if (sameName) {
            return sharesParent(older, newer) ? 6 : 5;
        }
        if (like(older.leafName(), newer.leafName())) {
            return beside ? 4 : 3;
        }
        var contained = contains(older.leafName(), newer.leafName());
        return contained && (beside || telling(value)) ? 2 : 0;
    }

    private static boolean sharesParent(TreePath older, TreePath newer) {
        return older.parent().leafName().equals(newer.parent().leafName());
    }

    private static boolean contains(String older, String newer) {
        var left = String.join("", Words.of(older));
        var right = String.join("", Words.of(newer));
        return left.length() > 4 && right.length() > 4 && (left.contains(right) || right.contains(left));
    }

    private static boolean like(String left, String right) {
        var one = String.join("", Words.of(left));
        var other = String.join("", Words.of(right));
        if (one.equals(other)) {
            return true;
        }
        return Math.max(one.length(), other.length()) >= 8
                && Distance.between(one, other) <= MISSPELLED * Math.max(one.length(), other.length());
    }

    /// A value that would hardly stand in two places by chance.
    private static boolean telling(Node value) {
        return switch (value) {
            case Scalar(var kind, var text, var _) -> kind == Kind.TEXT && text.length() >= 6;
            case Node.Mapping(var entries, var _) -> entries.size() > 1;
            case Node.Listing(var items, var _) -> items.size() > 1;
            case Node.Secret _ -> true;
            case Node.Encrypted _ -> false;
        };
    }
}
