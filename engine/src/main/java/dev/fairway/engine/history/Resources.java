package dev.fairway.engine.history;

import dev.fairway.core.compare.Lookup;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finds a resource among those that one environment stated at some time.
final class Resources {

    /// How much of an address must be the same, strictest first: objects move when an API group retires, and when
    /// somebody
    /// starts to write their namespace.
    private static final List<UnaryOperator<String>> READINGS =
            List.of(address -> address, Resources::withoutGroup, Resources::kindAndName);

    private Resources() {}

    static Optional<Node> find(Map<String, Node> resources, String address, String environment, Naming naming) {
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

    /// `apps/Deployment/web` and `extensions/Deployment/web` are both `Deployment/web`. Kinds begin with a capital.
    private static String withoutGroup(String address) {
        var slash = address.indexOf('/');
        return slash > 0 && !Character.isUpperCase(address.charAt(0)) ? address.substring(slash + 1) : address;
    }

    private static String kindAndName(String address) {
        var rest = withoutGroup(address);
        var first = rest.indexOf('/');
        return first < 0 || !Character.isUpperCase(rest.charAt(0))
                ? rest
                : rest.substring(0, first) + rest.substring(rest.lastIndexOf('/'));
    }
}
