package dev.fairway.engine.history;

import dev.fairway.core.compare.Lookup;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.ObjectNames;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/// Finds a resource among those that one environment stated at some time.
public final class Resources {

    /// How much of an address must be the same, strictest first: objects move when an API group retires, and when
    /// somebody starts to write their namespace.
    private static final List<UnaryOperator<String>> READINGS =
            List.of(address -> address, ObjectNames::withoutGroup, ObjectNames::kindAndName);

    private Resources() {}

    public static Optional<Node> find(Map<String, Node> resources, String address, String environment, Naming naming) {
        return find(resources, address, name -> closeness(address, name, environment, naming));
    }

    /// @param closeness of a resource's own address and the one that is looked for
    static Optional<Node> find(Map<String, Node> resources, String address, ToIntFunction<String> closeness) {
        var exact = resources.get(address);
        if (exact != null) {
            return Optional.of(exact);
        }
        var found = new ArrayList<List<Node>>();
        READINGS.forEach(_ -> found.add(new ArrayList<>()));
        resources.forEach((name, node) -> {
            var alike = closeness.applyAsInt(name);
            for (var reading = 0; alike != 0; reading++, alike >>= 1) {
                if ((alike & 1) != 0) {
                    found.get(reading).add(node);
                }
            }
        });
        return found.stream().filter(nodes -> nodes.size() == 1).findFirst().map(List::getFirst);
    }

    /// By which readings a resource of one environment may be the one at an address: one bit each, the strictest
    /// lowest.
    static int closeness(String address, String name, String environment, Naming naming) {
        var alike = 0;
        for (var reading = 0; reading < READINGS.size(); reading++) {
            var read = READINGS.get(reading);
            if (Lookup.sameName(read.apply(address), read.apply(name), environment, naming)) {
                alike |= 1 << reading;
            }
        }
        return alike;
    }
}
