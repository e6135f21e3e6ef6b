package dev.fairway.core.compare;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether an address is the one that a person means by a key: `TIMEOUT`, `limits.cpu`, a whole path, or
/// `resource#path`. A `…`, as reports shorten addresses with, stands for anything.
///
/// @param resource what stands before `#`; empty where nothing does
public record KeyMatch(String resource, String path) {

    private static final String CUT = "…";

    public static KeyMatch of(String key) {
        return readings(key).getFirst();
    }

    /// The ways to understand a key, the likeliest first: a path, then an object or file as a whole. Names may hold
    /// `#`.
    public static List<KeyMatch> readings(String key) {
        var readings = new ArrayList<KeyMatch>();
        for (var hash = key.indexOf('#'); hash >= 0; hash = key.indexOf('#', hash + 1)) {
            readings.add(new KeyMatch(key.substring(0, hash), key.substring(hash + 1)));
        }
        if (readings.isEmpty()) {
            readings.add(new KeyMatch("", key));
        }
        readings.add(new KeyMatch(key, ""));
        return List.copyOf(readings);
    }

    /// Whether a resource may be meant, by this name or with each environment's own name left open.
    public boolean inResource(String name, Naming naming, Collection<String> environments) {
        return isResource(resource, name)
                || environments.stream()
                        .anyMatch(environment ->
                                isResource(naming.template(environment, resource), naming.template(environment, name)));
    }

    private static boolean isResource(String typed, String name) {
        if (typed.isEmpty() || isWhole(typed, name)) {
            return true;
        }
        return typed.contains(CUT) ? isWhole(CUT + "/" + typed, name) : name.endsWith("/" + typed);
    }

    /// Whether the path, or its last part, is the one meant.
    public boolean matches(TreePath candidate) {
        if (path.isEmpty()) {
            return candidate.isRoot();
        }
        return candidate.leafName().equals(path) || isEnd(candidate.toString());
    }

    private boolean isEnd(String text) {
        if (path.contains(CUT)) {
            return isWhole(path, text) || isWhole(CUT + "." + path, text);
        }
        if (!text.endsWith(path)) {
            return false;
        }
        var at = text.length() - path.length();
        return at == 0 || text.charAt(at - 1) == '.';
    }

    private static boolean isWhole(String typed, String text) {
        if (!typed.contains(CUT)) {
            return typed.equals(text);
        }
        var parts = typed.split(CUT, -1);
        var last = parts[parts.length - 1];
        if (!text.startsWith(parts[0])) {
            return false;
        }
        var at = parts[0].length();
        for (var i = 1; i < parts.length - 1; i++) {
            var next = text.indexOf(parts[i], at);
            if (next < 0) {
                return false;
            }
            at = next + parts[i].length();
        }
        return text.length() - last.length() >= at && text.endsWith(last);
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
