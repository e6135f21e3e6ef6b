package dev.fairway.core.judge;

import dev.fairway.core.compare.Row;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Held;
import java.util.List;

/// How odd it is that just these environments agree.
///
/// One cut along the route is what a deliberate difference looks like: production on one side, what comes before it on
/// the other. An odd one in the middle, two that agree across another one, or a production that lacks what all others
/// have is what forgetting looks like.
final class Constellation {

    private static final int ODD = 20;
    private static final int LACKING = 15;
    private static final int UNKNOWN = 15;

    private Constellation() {}

    static int oddness(Row row, Route route) {
        var environments = List.copyOf(row.values().sequencedKeySet());
        var special = oddOneUnknown(row, route) ? -UNKNOWN : 0;
        if (environments.size() < 3) {
            return special + (productionLacks(row, route) ? LACKING : 0);
        }
        var middle = row.groups().size() == 3 || inTheMiddle(row, environments);
        return special + (torn(row) || middle ? ODD : 0) + (productionLacks(row, route) ? LACKING : 0);
    }

    /// Whether two agree across another one that does not.
    static boolean torn(Row row) {
        var environments = List.copyOf(row.values().sequencedKeySet());
        return row.groups().stream().anyMatch(group -> !contiguous(group, environments));
    }

    /// Whether the one that differs is an environment whose name does not say where on the way to production it
    /// stands.
    private static boolean oddOneUnknown(Row row, Route route) {
        return row.groups().stream()
                .filter(group -> group.size() == 1)
                .flatMap(group -> route.find(group.getFirst()).stream())
                .anyMatch(environment -> environment.tier() == Tier.UNKNOWN);
    }

    private static boolean contiguous(List<String> group, List<String> environments) {
        var first = environments.indexOf(group.getFirst());
        for (var i = 0; i < group.size(); i++) {
            if (environments.indexOf(group.get(i)) != first + i) {
                return false;
            }
        }
        return true;
    }

    private static boolean inTheMiddle(Row row, List<String> environments) {
        return row.groups().stream()
                .anyMatch(group -> group.size() == 1
                        && environments.indexOf(group.getFirst()) > 0
                        && environments.indexOf(group.getFirst()) < environments.size() - 1);
    }

    private static boolean productionLacks(Row row, Route route) {
        var production = route.environments().stream()
                .filter(environment -> environment.tier() == Tier.PROD)
                .map(Environment::name)
                .filter(row.values()::containsKey)
                .toList();
        return !production.isEmpty()
                && production.stream().allMatch(name -> row.values().get(name) instanceof Held.Absent);
    }
}
