package dev.fairway.core.classify;

import dev.fairway.core.compare.Row;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A row with what the classes ask of it: its words and its values as plain texts.
///
/// @param resource the resource's address
/// @param words of the whole path
/// @param name words of the name that people know the value by
public record Subject(String resource, Row row, Route route, List<String> words, List<String> name) {

    public static Subject of(String resource, Row row, Route route) {
        return new Subject(
                resource, row, route, Words.of(row.path()), Words.of(row.path().leafName()));
    }

    /// What the environments that have it hold, in the order of the route.
    public SequencedMap<String, Node> present() {
        var present = new LinkedHashMap<String, Node>();
        row.values().forEach((environment, held) -> {
            if (held instanceof Held.Present(var node)) {
                present.put(environment, node);
            }
        });
        return present;
    }

    /// The single texts of each environment that has the address: one for a scalar, several for a list of scalars;
    /// empty where the value is anything else.
    SequencedMap<String, List<String>> texts() {
        var texts = new LinkedHashMap<String, List<String>>();
        present().forEach((environment, node) -> texts.put(environment, texts(node)));
        return texts;
    }

    private static List<String> texts(Node node) {
        return switch (node) {
            case Scalar(var kind, var text, var _) -> kind == Node.Kind.NULL ? List.of() : List.of(text.strip());
            case Listing(var items, var _) ->
                items.stream().allMatch(Scalar.class::isInstance)
                        ? items.stream()
                                .map(item -> ((Scalar) item).text().strip())
                                .toList()
                        : List.of();
            case Mapping _, Node.Secret _, Node.Encrypted _ -> List.of();
        };
    }

    /// Whether every environment that has the address holds plain text of which all satisfies the test.
    boolean everyText(java.util.function.Predicate<String> test) {
        var texts = texts();
        return !texts.isEmpty()
                && texts.values().stream()
                        .allMatch(list -> !list.isEmpty() && list.stream().allMatch(test));
    }

    boolean anyNode(java.util.function.Predicate<Node> test) {
        return present().values().stream().anyMatch(test);
    }

    /// All scalars below what is held, for subtrees.
    Stream<Scalar> scalars() {
        var found = new ArrayList<Scalar>();
        present().values().forEach(node -> collect(node, found));
        return found.stream();
    }

    private static void collect(Node node, List<Scalar> found) {
        switch (node) {
            case Scalar scalar -> found.add(scalar);
            case Listing(var items, var _) -> items.forEach(item -> collect(item, found));
            case Mapping(var entries, var _) -> entries.forEach(entry -> collect(entry.value(), found));
            case Node.Secret _, Node.Encrypted _ -> {}
        }
    }

    boolean production(String environment) {
        return route.find(environment)
                .filter(found -> found.tier() == Tier.PROD)
                .isPresent();
    }
}
