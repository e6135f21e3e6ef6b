package dev.fairway.core.contract;

import dev.fairway.core.classify.Impartial;
import dev.fairway.core.classify.Words;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.OwnNames;
import dev.fairway.core.contract.Outcome.Broken;
import dev.fairway.core.contract.Outcome.Unsure;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Checks that values are the same but for the environment's own name; for texts and lists too long to be spelled out,
/// and for what changes everywhere alike.
final class Correspondence {

    private static final String DEMANDED =
            "the contract demands values that are the same but for the environment's own name, ";
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private Correspondence() {}

    /// @param names whether production may leave its own out is up to them
    static Outcome check(Rule rule, Scope scope, OwnNames names) {
        var nodes = new LinkedHashMap<String, Node>();
        var absent = new ArrayList<String>();
        for (var environment : scope.environments()) {
            switch (scope.held(environment.name())) {
                case Held.Present(Node.Encrypted _), Held.Unseen _ -> {
                    return new Unsure("whether the values correspond cannot be known");
                }
                case Held.Present(var node) when !Meaning.empty(node) -> nodes.put(environment.name(), node);
                case Held.Present _, Held.Absent _ -> {
                    if (!MustCheck.settled(rule, environment, scope)) {
                        absent.add(environment.name());
                    }
                }
            }
        }
        var strangers = strangers(nodes, rule, scope);
        if (!strangers.isEmpty()) {
            var what = "but %s %s another environment"
                    .formatted(Sentence.and(strangers), strangers.size() == 1 ? "names" : "name");
            return new Broken(DEMANDED + what, strangers);
        }
        return alike(nodes, absent, scope, names);
    }

    private static Outcome alike(SequencedMap<String, Node> nodes, List<String> absent, Scope scope, OwnNames names) {
        var groups = new ArrayList<>(Grouping.of(nodes, names).groups());
        groups.add(absent);
        groups.removeIf(List::isEmpty);
        if (groups.size() <= 1) {
            return Outcome.KEPT;
        }
        var right = MustCheck.largest(groups);
        return new Broken(
                DEMANDED + "found " + Sentence.found(MustCheck.all(scope), scope),
                MustCheck.all(scope).stream()
                        .filter(name -> !right.contains(name))
                        .toList(),
                true);
    }

    /// Environments whose value names another one; what a base states for all of them is nobody's.
    private static List<String> strangers(SequencedMap<String, Node> nodes, Rule rule, Scope scope) {
        if (Impartial.isName(scope.address().path()) || fromOneBase(nodes)) {
            return List.of();
        }
        var strangers = new ArrayList<String>();
        for (var environment : scope.environments()) {
            var node = nodes.get(environment.name());
            if (node != null
                    && !MustCheck.settled(rule, environment, scope)
                    && new Stranger(environment, node, nodes, scope).is()) {
                strangers.add(environment.name());
            }
        }
        return strangers;
    }

    private static boolean fromOneBase(SequencedMap<String, Node> nodes) {
        return Impartial.fromOneBase(
                nodes.values().stream().map(node -> Optional.of(node.place())).toList());
    }

    /// @param nodes what all environments hold
    private record Stranger(Environment environment, Node node, SequencedMap<String, Node> nodes, Scope scope) {

        boolean is() {
            var path = scope.address().path();
            return names(node, path.substring(path.lastIndexOf('.') + 1));
        }

        private boolean names(Node part, String key) {
            return switch (part) {
                case Node.Mapping(var entries, var _) ->
                    entries.stream().anyMatch(entry -> names(entry.value(), entry.key()));
                case Node.Listing(var items, var _) -> items.stream().anyMatch(item -> names(item, key));
                case Node.Scalar(var kind, var text, var _) -> kind == Node.Kind.TEXT && names(text, key);
                case Node.Secret _, Node.Encrypted _ -> false;
            };
        }

        /// In a text of several words the name of another environment may be meant; not where this one holds that
        /// environment's text.
        private boolean names(String text, String key) {
            var words = List.of(BLANK.split(text));
            if (words.size() == 1) {
                return !named(text, key).isEmpty();
            }
            return words.stream()
                    .flatMap(word -> named(word, key).stream())
                    .distinct()
                    .map(nodes::get)
                    .anyMatch(other -> other != null && Grouping.same(node, other));
        }

        private List<String> named(String text, String key) {
            return scope.others().named(environment.name(), text, Words.of(key));
        }
    }
}
