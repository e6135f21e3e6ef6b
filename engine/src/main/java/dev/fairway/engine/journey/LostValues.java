package dev.fairway.engine.journey;

import dev.fairway.core.compare.Leaves;
import dev.fairway.core.discovery.Unit;
import dev.fairway.engine.compare.Tally;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.UnitReader;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What stands in files to which another environment is known to have had one: it is compared with nothing, and no
/// two environments are the more alike for that.
final class LostValues {

    private LostValues() {}

    /// Adds the values of one of two that the other does not state.
    ///
    /// @param lost units in which somebody states nothing any more
    /// @param pairs how often two environments were compared, and how often they were the same
    static void add(Collection<Unit> lost, Documents documents, SequencedMap<Tally.Pair, int[]> pairs) {
        var seen = new HashSet<String>();
        for (var unit : lost) {
            if (!seen.add(unit.template())) {
                continue;
            }
            var stated = new LinkedHashMap<String, Integer>();
            unit.files().keySet().forEach(environment -> {
                var count = values(unit, environment, documents);
                if (count > 0) {
                    stated.put(environment, count);
                }
            });
            pairs.forEach((pair, counts) -> {
                var left = stated.getOrDefault(pair.left(), 0);
                var right = stated.getOrDefault(pair.right(), 0);
                counts[0] += left == 0 || right == 0 ? left + right : 0;
            });
        }
    }

    private static int values(Unit unit, String environment, Documents documents) {
        return UnitReader.read(unit, environment, documents)
                .map(statement -> statement.resources().values().stream()
                        .mapToInt(root -> Leaves.of(root).size())
                        .sum())
                .orElse(0);
    }
}
