package dev.fairway.engine.history;

import dev.fairway.core.compare.Lookup;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.ObjectNames;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finds a resource among those that one environment stated at some time.
public final class Resources {

    /// How much of an address must be the same, strictest first: objects move when an API group retires, and when
    /// somebody starts to write their namespace.
    private static final List<UnaryOperator<String>> READINGS =
            List.of(address -> address, ObjectNames::withoutGroup, ObjectNames::kindAndName);

    private Resources() {}

    public static Optional<Node> find(Map<String, Node> resources, String address, String environment, Naming naming) {
        var exact = resources.get(address);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (var reading : READINGS) {
            var wanted = reading.apply(address);
            var found = resources.entrySet().stream()
                    .filter(entry -> Lookup.sameName(wanted, reading.apply(entry.getKey()), environment, naming))
                    .map(Map.Entry::getValue)
                    .toList();
            if (found.size() == 1) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }
}
