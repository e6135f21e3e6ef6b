package dev.fairway.engine.history;

import dev.fairway.core.compare.Lookup;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.tree.Node;
import java.util.Map;
import java.util.Optional;

/// Finds a resource among those that one environment stated at some time.
final class Resources {

    private Resources() {}

    /// By its address; else by the same address in another API group, which is how objects move when a group retires.
    static Optional<Node> find(Map<String, Node> resources, String address, String environment, Naming naming) {
        var exact = resources.get(address);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (var entry : resources.entrySet()) {
            if (Lookup.sameName(address, entry.getKey(), environment, naming)) {
                return Optional.of(entry.getValue());
            }
        }
        for (var entry : resources.entrySet()) {
            if (Lookup.sameName(kindAndName(address), kindAndName(entry.getKey()), environment, naming)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /// `apps/Deployment/web` and `extensions/Deployment/web` are both `Deployment/web`. Kinds begin with a capital.
    private static String kindAndName(String address) {
        var slash = address.indexOf('/');
        return slash > 0 && !Character.isUpperCase(address.charAt(0)) ? address.substring(slash + 1) : address;
    }
}
