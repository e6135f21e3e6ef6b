package dev.fairway.core.compare;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Every value of one document with its path, inner ones too.
public final class Leaves {

    private Leaves() {}

    /// Scalars, and lists without named items, by path, in the order of the file.
    public static SequencedMap<TreePath, Node> of(Node root) {
        var leaves = new LinkedHashMap<TreePath, Node>();
        collect(TreePath.ROOT, root, leaves, false);
        return leaves;
    }

    /// As [#of], with every mapping and list on the way.
    public static SequencedMap<TreePath, Node> all(Node root) {
        var nodes = new LinkedHashMap<TreePath, Node>();
        collect(TreePath.ROOT, root, nodes, true);
        return nodes;
    }

    private static void collect(TreePath path, Node node, SequencedMap<TreePath, Node> found, boolean inner) {
        switch (node) {
            case Mapping mapping -> {
                if (inner && !path.isRoot()) {
                    found.put(path, node);
                }
                for (var entry : mapping.entries()) {
                    collect(path.then(new Segment.Key(entry.key())), entry.value(), found, inner);
                }
            }
            case Listing list -> items(path, list, found, inner);
            case Scalar _, Secret _, Encrypted _ -> found.put(path, node);
        }
    }

    private static void items(TreePath path, Listing list, SequencedMap<TreePath, Node> found, boolean inner) {
        var identity = ListMatching.identity(List.of(list));
        if (identity.isEmpty()) {
            found.put(path, list);
            return;
        }
        if (inner) {
            found.put(path, list);
        }
        for (var item : list.items()) {
            if (item instanceof Mapping mapping) {
                ListMatching.identityOf(mapping, identity.get())
                        .ifPresent(
                                name -> collect(path.then(new Segment.Item(identity.get(), name)), item, found, inner));
            }
        }
    }
}
