package dev.fairway.connectors.git;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Which paths to name to Git so that it says less. It may say more than was asked; it must never say less.
final class PathHints {

    /// With more, naming them costs more than it saves.
    private static final int MAX_PATHS = 100;

    private PathHints() {}

    /// The paths themselves, or, for many, the folders above them; nothing where a name could be lost on the
    /// way to the process (it would be encoded by the locale).
    static Set<String> of(Collection<String> paths) {
        if (!paths.stream().allMatch(PathHints::plain)) {
            return Set.of();
        }
        var hints = new TreeSet<>(paths);
        while (hints.size() > MAX_PATHS) {
            var parents = new TreeSet<String>();
            for (var path : hints) {
                var slash = path.lastIndexOf('/');
                if (slash <= 0) {
                    return Set.of();
                }
                parents.add(path.substring(0, slash));
            }
            hints = parents;
        }
        return hints;
    }

    private static boolean plain(String path) {
        return !path.isEmpty() && path.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f);
    }
}
