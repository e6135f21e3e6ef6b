package dev.fairway.core.compare;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Lists that are read from the first item to the last, so that another order says another thing.
final class Sequence {

    private static final Set<String> NAMES = Set.of(
            "command",
            "cmd",
            "entrypoint",
            "args",
            "argv",
            "arguments",
            "initcontainers",
            "middleware",
            "middlewares",
            "filters",
            "interceptors",
            "processors",
            "pipeline",
            "steps",
            "chain",
            "order",
            "fallbacks",
            "valuefiles",
            "valuesfrom");

    private Sequence() {}

    /// Whether a list is read in its order. Options of a command may come in any.
    static boolean is(TreePath path, Collection<Node> lists) {
        return path.last() instanceof Segment.Key(var name)
                && NAMES.contains(name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))
                && !lists.stream().allMatch(Sequence::onlyOptions);
    }

    private static boolean onlyOptions(Node list) {
        return list instanceof Listing(var items, var _)
                && items.stream()
                        .allMatch(item ->
                                item instanceof Scalar scalar && scalar.text().startsWith("-"));
    }

    /// Whether what all of the lists hold comes in the same order in each.
    static boolean agree(Collection<List<String>> lists) {
        var shared = new LinkedHashSet<>(lists.iterator().next());
        lists.forEach(list -> shared.retainAll(new HashSet<>(list)));
        return lists.stream()
                        .map(list -> list.stream().filter(shared::contains).toList())
                        .distinct()
                        .count()
                <= 1;
    }
}
