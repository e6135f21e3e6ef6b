package dev.fairway.core.compare;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.Segment.Index;
import dev.fairway.core.tree.Segment.Item;
import dev.fairway.core.tree.Segment.Member;
import dev.fairway.core.tree.TreePath;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds what one environment holds at the path of a row, in today's tree or in an older one.
public final class Lookup {

    private Lookup() {}

    /// The value at `path`, where names that carry `{env}` stand for the environment's own.
    public static Optional<Node> find(Node root, TreePath path, String environment, Naming naming) {
        var here = Optional.of(root);
        for (var segment : path.segments()) {
            if (here.isEmpty()) {
                return here;
            }
            here = step(here.get(), segment, environment, naming);
        }
        return here;
    }

    private static Optional<Node> step(Node node, Segment segment, String environment, Naming naming) {
        return switch (segment) {
            case Segment.Key(var name) ->
                node instanceof Mapping mapping ? key(mapping, name, environment, naming) : Optional.empty();
            case Item(var key, var value) ->
                node instanceof Listing list ? item(list, key, value, environment, naming) : Optional.empty();
            case Member(var value) ->
                node instanceof Listing list ? member(list, value, environment, naming) : Optional.empty();
            case Index(var position) ->
                node instanceof Listing list && position < list.items().size()
                        ? Optional.of(list.items().get(position))
                        : Optional.empty();
        };
    }

    private static Optional<Node> key(Mapping mapping, String name, String environment, Naming naming) {
        return mapping.get(name)
                .or(() -> value(mapping, other -> naming.key(other).equals(naming.key(name))))
                .or(() -> name.contains(Naming.MARK)
                        ? value(mapping, other -> sameName(name, other, environment, naming))
                        : Optional.empty());
    }

    private static Optional<Node> value(Mapping mapping, Predicate<String> wanted) {
        return mapping.entries().stream()
                .filter(entry -> wanted.test(entry.key()))
                .map(Node.Entry::value)
                .findFirst();
    }

    private static Optional<Node> item(Listing list, String key, String value, String environment, Naming naming) {
        Optional<Node> named = Optional.empty();
        for (var item : list.items()) {
            if (!(item instanceof Mapping mapping)) {
                continue;
            }
            var text = ListMatching.identityOf(mapping, key);
            if (text.isPresent() && text.get().equals(value)) {
                return Optional.of(item);
            }
            if (text.isPresent() && named.isEmpty() && sameName(value, text.get(), environment, naming)) {
                named = Optional.of(item);
            }
        }
        return named;
    }

    private static Optional<Node> member(Listing list, String value, String environment, Naming naming) {
        for (var item : list.items()) {
            if (Canonical.of(item, text -> naming.template(environment, text)).equals(value)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /// Whether a name of this environment is what a row calls `templated`.
    public static boolean sameName(String templated, String name, String environment, Naming naming) {
        if (!templated.contains(Naming.MARK)) {
            return templated.equals(name);
        }
        return templated.equals(naming.template(environment, name))
                || (naming.nameless(environment) && withoutMark(templated).equals(name))
                || naming.loose(environment, name).equals(naming.loose(environment, templated));
    }

    /// `caesar-{env}-app` without its mark and one separator: `caesar-app`.
    private static String withoutMark(String templated) {
        var at = templated.indexOf(Naming.MARK);
        var before = templated.substring(0, at);
        var after = templated.substring(at + Naming.MARK.length());
        if (!before.isEmpty() && !Character.isLetterOrDigit(before.charAt(before.length() - 1))) {
            return before.substring(0, before.length() - 1) + after;
        }
        return after.isEmpty() || Character.isLetterOrDigit(after.charAt(0))
                ? before + after
                : before + after.substring(1);
    }
}
