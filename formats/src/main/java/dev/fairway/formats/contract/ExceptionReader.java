package dev.fairway.formats.contract;

import dev.fairway.core.contract.TimedException;
import dev.fairway.core.tree.Node;
import dev.fairway.formats.contract.YamlTree.Mapping;
import dev.fairway.formats.contract.YamlTree.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads exceptions.
final class ExceptionReader {

    static final List<String> KEYS = List.of("match", "environments", "value", "owner", "reason", "until");

    private final Complaints complaints;
    private final Fields fields;

    ExceptionReader(Complaints complaints) {
        this.complaints = complaints;
        this.fields = new Fields(complaints);
    }

    /// One exception for each pattern of `match`.
    List<TimedException> exceptions(YamlTree item) {
        var found = complaints.fields(item, "an exception", KEYS);
        var matches = fields.matches(found, item, "exception");
        var environments = environments(found);
        var values = values(found);
        var value = found.get("value") instanceof Mapping ? Optional.<Node>empty() : value(found);
        var owner = fields.optional(found, "owner");
        var reason = fields.optional(found, "reason");
        var until = fields.date(found, "until");
        if (!found.containsKey("until")) {
            complaints.add(item, "this exception never ends: it needs until, its last day");
        }
        if (owner.isEmpty() && item instanceof Mapping) {
            complaints.add(item, "this exception needs an owner: who answers for it (unowned, where nobody does)");
        }
        for (var word : values.keySet()) {
            if (!environments.isEmpty() && !environments.contains(word)) {
                complaints.add(
                        found.getOrDefault("value", item), "value names '%s', environments does not".formatted(word));
            }
        }
        return until.isEmpty()
                ? List.of()
                : matches.stream()
                        .map(match -> new TimedException(
                                match, environments, value, values, owner, reason, until.get(), complaints.place(item)))
                        .toList();
    }

    private List<String> environments(Map<String, YamlTree> found) {
        var tree = found.get("environments");
        if (tree == null) {
            return List.of();
        }
        if (tree instanceof Sequence(var items, var _, var _)) {
            if (items.isEmpty()) {
                complaints.add(tree, "environments names none: leave it out to mean all of them");
            }
            return items.stream()
                    .flatMap(item -> complaints.text(item, "an environment").stream())
                    .toList();
        }
        return complaints.text(tree, "environments").stream().toList();
    }

    private Optional<Node> value(Map<String, YamlTree> found) {
        var tree = found.get("value");
        return tree == null ? Optional.empty() : Optional.of(complaints.node(tree));
    }

    private SequencedMap<String, Node> values(Map<String, YamlTree> found) {
        var values = new LinkedHashMap<String, Node>();
        if (found.get("value") instanceof Mapping mapping) {
            complaints
                    .entries(mapping, "value")
                    .forEach((environment, value) -> values.put(environment.text(), complaints.node(value)));
        }
        return values;
    }
}
