package dev.fairway.engine.compare;

import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.effective.RelaxedName;
import dev.fairway.core.effective.SpringDocument;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Environment variables in Helm values that override what `application.yml` says: an environment that does not
/// set one has the file's value (Spring Boot's relaxed binding).
final class SpringDefaults {

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
                var resources = new LinkedHashMap<>(statement.resources());
                resources.put(resource, root);
                statements.put(
                        environment,
                        new Statement(
                                resources,
                                statement.shape(),
                                statement.files(),
                                statement.gaps(),
                                statement.broken(),
                                statement.complete(),
                                statement.holed()));
            }
        });
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
