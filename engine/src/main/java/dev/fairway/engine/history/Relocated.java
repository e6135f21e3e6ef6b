package dev.fairway.engine.history;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Leaves;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.TreePath;
import dev.fairway.engine.read.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises a value that one commit took out of one object of an environment and put into another under the same
/// name, as from a container's `env` into a ConfigMap.
final class Relocated {

    /// After so many values nobody looks any more: one without a source is told as created.
    private static final long MOST = 5_000_000;

    private @Nullable Statement older;
    private @Nullable Statement newer;
    private Map<String, List<Source>> gone = Map.of();
    private long looked;

    /// Where a value stood.
    record Source(String resource, TreePath path, Node value) {}

    /// @param path where the value stands since the commit
    @SuppressWarnings("ReferenceEquality") // to compare the statements would cost what is saved here
    Optional<Source> source(Statement before, Statement after, TreePath path, Node value) {
        var objects = Math.max(before.resources().size(), after.resources().size());
        if (objects < 2 || value instanceof Node.Mapping) {
            return Optional.empty();
        }
        if (older != before || newer != after) {
            gone = looked > MOST ? Map.of() : gone(before, after);
            older = before;
            newer = after;
        }
        return gone.getOrDefault(path.leafName(), List.of()).stream()
                .filter(source -> Grouping.same(source.value(), value))
                .findFirst();
    }

    /// What the commit took out of any object, by name.
    private Map<String, List<Source>> gone(Statement before, Statement after) {
        var gone = new HashMap<String, List<Source>>();
        before.resources().forEach((resource, document) -> {
            var leaves = Leaves.of(document);
            var left = Optional.ofNullable(after.resources().get(resource))
                    .map(now -> Leaves.of(now).keySet())
                    .orElse(Set.of());
            looked += leaves.size();
            leaves.forEach((path, value) -> {
                if (!left.contains(path)) {
                    gone.computeIfAbsent(path.leafName(), _ -> new ArrayList<>())
                            .add(new Source(resource, path, value));
                }
            });
        });
        return gone;
    }
}
