package dev.fairway.engine.compare;

import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.effective.RelaxedName;
import dev.fairway.core.effective.SpringDocument;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Environment variables in Helm values that override what `application.yml` says: an environment that does not
/// set one has the file's value (Spring Boot's relaxed binding).
public final class SpringDefaults {

    private static final Pattern APPLICATION =
            Pattern.compile("(?:.*/)?src/main/resources/(?:config/)?application\\.(?:ya?ml|properties)");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)++");
    private static final int DEEPEST = 20;

    private final Node application;

    private SpringDefaults(Node application) {
        this.application = application;
    }

    /// Replaces the statements in place; does nothing where there is no such file.
    static void fill(Unit unit, SequencedMap<String, Statement> statements, Documents documents) {
        if (unit.layout() != Layout.HELM_VALUES) {
            return;
        }
        nearest(unit, documents)
                .flatMap(path -> documents.read(path, true))
                .flatMap(reading -> reading.documents().stream().findFirst())
                .map(SpringDocument::nested)
                .ifPresent(root -> new SpringDefaults(root).fill(unit.template(), statements));
    }

    /// The statement with what the file says of variables that are asked for and that the environment does not set, at
    /// any time; the file is then one that was read for it.
    ///
    /// @param asked paths of which some may be those of variables
    public static Statement over(Statement statement, Unit unit, Collection<TreePath> asked, Documents documents) {
        var variables = asked.stream().filter(SpringDefaults::variable).toList();
        if (unit.layout() != Layout.HELM_VALUES
                || variables.isEmpty()
                || !statement.complete()
                || !(statement.resources().get(unit.template()) instanceof Mapping root)) {
            return statement;
        }
        var path = nearest(unit, documents);
        var defaults = path.flatMap(file -> documents.read(file, true))
                .flatMap(reading -> reading.documents().stream().findFirst())
                .map(SpringDocument::nested)
                .map(SpringDefaults::new);
        if (defaults.isEmpty()) {
            return statement;
        }
        var filled = root;
        for (var variable : variables) {
            filled = defaults.get().over(filled, variable.segments());
        }
        var files = new TreeSet<>(statement.files());
        files.add(path.orElseThrow());
        return with(statement, unit.template(), filled, files);
    }

    /// Whether it ends in `env.NAME`.
    private static boolean variable(TreePath path) {
        var above = path.parent();
        return path.segments().stream().allMatch(Segment.Key.class::isInstance)
                && path.segments().size() > 1
                && above.leafName().equals("env")
                && VARIABLE.matcher(path.leafName()).matches();
    }

    private Mapping over(Mapping node, List<Segment> rest) {
        var name = ((Segment.Key) rest.getFirst()).name();
        var there = node.get(name);
        if (rest.size() == 1) {
            return there.isPresent()
                    ? node
                    : RelaxedName.findRelaxed(application, name)
                            .map(value -> new Entry(name, value.place(), value))
                            .map(entry -> new Mapping(
                                    Stream.concat(node.entries().stream(), Stream.of(entry))
                                            .toList(),
                                    node.place()))
                            .orElse(node);
        }
        if (there.isPresent() ? !(there.get() instanceof Mapping) : rest.size() > 2) {
            return node;
        }
        var child = there.isPresent() ? (Mapping) there.get() : new Mapping(List.of(), node.place());
        return with(node, name, over(child, rest.subList(1, rest.size())));
    }

    /// The application whose folder has most in common with the unit's.
    private static Optional<String> nearest(Unit unit, Documents documents) {
        return documents.below("").stream()
                .filter(path -> APPLICATION.matcher(path).matches())
                .max(Comparator.<String>comparingInt(path -> shared(path, unit.template()))
                        .thenComparing(Comparator.reverseOrder()));
    }

    private static int shared(String left, String right) {
        var same = 0;
        while (same < Math.min(left.length(), right.length()) && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        return left.substring(0, same).lastIndexOf('/');
    }

    private void fill(String resource, SequencedMap<String, Statement> statements) {
        var roots = new LinkedHashMap<String, Mapping>();
        statements.forEach((environment, statement) -> {
            if (statement.complete() && statement.resources().get(resource) instanceof Mapping root) {
                roots.put(environment, root);
            }
        });
        filled(roots, DEEPEST).forEach((environment, root) -> {
            var statement = statements.get(environment);
            if (statement != null) {
                statements.put(environment, with(statement, resource, root, statement.files()));
            }
        });
    }

    private static Statement with(Statement statement, String resource, Mapping root, SortedSet<String> files) {
        var resources = new LinkedHashMap<>(statement.resources());
        resources.put(resource, root);
        return new Statement(
                resources,
                statement.shape(),
                files,
                statement.gaps(),
                statement.broken(),
                statement.complete(),
                statement.holed());
    }

    private SequencedMap<String, Mapping> filled(SequencedMap<String, Mapping> nodes, int depth) {
        var keys = new LinkedHashSet<String>();
        nodes.values().forEach(node -> node.entries().forEach(entry -> keys.add(entry.key())));
        var result = new LinkedHashMap<>(nodes);
        for (var key : keys) {
            var children = new LinkedHashMap<String, Mapping>();
            result.forEach((environment, node) -> {
                if (node.get(key).orElse(null) instanceof Mapping child) {
                    children.put(environment, child);
                }
            });
            if (children.isEmpty() || depth == 0) {
                continue;
            }
            if (key.equals("env")) {
                result.replaceAll((environment, node) -> with(
                        node,
                        key,
                        variables(children.getOrDefault(environment, new Mapping(List.of(), node.place())), children)));
            } else {
                filled(children, depth - 1)
                        .forEach((environment, child) ->
                                result.computeIfPresent(environment, (_, node) -> with(node, key, child)));
            }
        }
        return result;
    }

    /// The variables of one environment, and what the file says of those that only others set.
    private Mapping variables(Mapping own, SequencedMap<String, Mapping> all) {
        var entries = new ArrayList<>(own.entries());
        var names = new LinkedHashSet<String>();
        all.values().forEach(node -> node.entries().forEach(entry -> names.add(entry.key())));
        for (var name : names) {
            if (own.get(name).isEmpty() && VARIABLE.matcher(name).matches()) {
                RelaxedName.findRelaxed(application, name)
                        .ifPresent(value -> entries.add(new Entry(name, value.place(), value)));
            }
        }
        return new Mapping(entries, own.place());
    }

    private static Mapping with(Mapping node, String key, Mapping child) {
        if (child.entries().isEmpty() && node.get(key).isEmpty()) {
            return node;
        }
        var entries = new ArrayList<Entry>();
        var found = false;
        for (var entry : node.entries()) {
            found |= entry.key().equals(key);
            entries.add(entry.key().equals(key) ? new Entry(key, entry.place(), child) : entry);
        }
        if (!found) {
            entries.add(new Entry(key, child.place(), child));
        }
        return new Mapping(entries, node.place());
    }
}
