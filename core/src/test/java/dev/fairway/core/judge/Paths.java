package dev.fairway.core.judge;

import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;

/// Paths through lists.
final class Paths {

    private Paths() {}

    /// `list[name=item].keys`
    static TreePath item(String list, String item, String... keys) {
        var path = TreePath.ofKeys(list).then(new Segment.Item("name", item));
        for (var key : keys) {
            path = path.then(new Segment.Key(key));
        }
        return path;
    }
}
