package dev.fairway.core.compare;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether an address is the one that a person means by a key: `TIMEOUT`, `limits.cpu`, a whole path, or
/// `resource#path`.
///
/// @param resource what stands before `#`; empty where nothing does
public record KeyMatch(String resource, String path) {

    public static KeyMatch of(String key) {
        var hash = key.indexOf('#');
        return hash < 0 ? new KeyMatch("", key) : new KeyMatch(key.substring(0, hash), key.substring(hash + 1));
    }

    /// Whether a resource may be meant.
    public boolean inResource(String name) {
        return resource.isEmpty() || name.equals(resource) || name.endsWith("/" + resource);
    }

    /// Whether the path, or its last part, is the one meant.
    public boolean matches(TreePath candidate) {
        if (path.isEmpty()) {
            return candidate.isRoot();
        }
        return candidate.leafName().equals(path) || endsWith(candidate.toString());
    }

    private boolean endsWith(String text) {
        if (!text.endsWith(path)) {
            return false;
        }
        var at = text.length() - path.length();
        return at == 0 || text.charAt(at - 1) == '.';
    }

    /// Whether the row's address is meant, or one inside what it holds.
    public boolean mayMatch(Row row) {
        return matches(row.path()) || !inside(row).isEmpty();
    }

    /// Paths inside a subtree that only some environments have.
    public List<TreePath> inside(Row row) {
        var found = new ArrayList<TreePath>();
        for (var held : row.values().values()) {
            if (held instanceof Held.Present(Node node) && !(node instanceof Node.Scalar)) {
                for (var leaf : Leaves.of(node).sequencedKeySet()) {
                    var whole = row.path();
                    for (var segment : leaf.segments()) {
                        whole = whole.then(segment);
                    }
                    if (!leaf.isRoot() && matches(whole) && !found.contains(whole)) {
                        found.add(whole);
                    }
                }
            }
        }
        return found;
    }

    /// The row of a path inside another row's subtree.
    public static Row narrowed(String resource, Row row, TreePath inside, Naming naming) {
        var depth = row.path().segments().size();
        var below =
                TreePath.of(inside.segments().subList(depth, inside.segments().size()));
        var held = new LinkedHashMap<String, Held>();
        row.values()
                .forEach((environment, value) -> held.put(
                        environment,
                        switch (value) {
                            case Held.Present(var node) -> {
                                Optional<Node> found = Lookup.find(node, below, environment, naming);
                                yield found.<Held>map(Held.Present::new).orElseGet(Held.Absent::new);
                            }
                            case Held.Absent absent -> absent;
                            case Held.Unseen unseen -> unseen;
                        }));
        return Grouping.row(resource, inside, held, naming);
    }

    /// How far a name is from the one that was asked for, for suggestions: smaller is nearer.
    public int distance(String name) {
        var left = path.toLowerCase(Locale.ROOT);
        var right = name.toLowerCase(Locale.ROOT);
        if (right.contains(left) || left.contains(right)) {
            return Math.abs(left.length() - right.length()) / 4;
        }
        return Distance.between(left, right);
    }
}
