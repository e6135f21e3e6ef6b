package dev.fairway.formats.report;

import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Event.How;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Leaves;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.List;

/// What changed inside a mapping or a list that is told in a few words, such as `{3 keys}`.
final class StructureChange {

    private StructureChange() {}

    /// Paths inside that were added (`+`), removed (`-`) or hold something else; none where a side is no structure.
    static List<String> keys(Event event) {
        if (!isStructure(event)) {
            return List.of();
        }
        var before = Leaves.of(event.from().orElseThrow());
        var after = Leaves.of(event.to().orElseThrow());
        var keys = new ArrayList<String>();
        before.forEach((path, value) -> {
            var now = after.get(path);
            if (now == null) {
                keys.add("-" + path);
            } else if (!path.isRoot() && !Grouping.spelling(value).equals(Grouping.spelling(now))) {
                keys.add(path.toString());
            }
        });
        after.keySet().stream().filter(path -> !before.containsKey(path)).forEach(path -> keys.add("+" + path));
        return keys;
    }

    /// Whether the structure says what it said before, in the same place.
    static boolean isInvisible(Event event) {
        return isStructure(event)
                && (event.how() == How.EDIT || event.how() == How.BASE)
                && keys(event).isEmpty()
                && Grouping.spelling(event.from().orElseThrow())
                        .equals(Grouping.spelling(event.to().orElseThrow()));
    }

    private static boolean isStructure(Event event) {
        return event.from().filter(StructureChange::isStructure).isPresent()
                && event.to().filter(StructureChange::isStructure).isPresent();
    }

    private static boolean isStructure(Node node) {
        return node instanceof Node.Mapping || node instanceof Node.Listing;
    }
}
