package dev.fairway.core.classify;

import dev.fairway.core.environment.EnvironmentWords;
import java.util.List;
import java.util.Set;

/// What a name is the name of. The last word decides: `project_visibility` is no project. Only words that tell one of
/// several apart may follow it: `bucket_name`, `DATABASE_HOST_2`, `url_internal`.
final class Head {

    private static final Set<String> NAMING = Set.of(
            "name", "names", "id", "ids", "number", "code", "slug", "alias", "handle", "label", "ref", "list", "prefix",
            "suffix");
    private static final Set<String> TELLING_APART = Set.of(
            "internal",
            "external",
            "public",
            "private",
            "base",
            "main",
            "default",
            "primary",
            "secondary",
            "read",
            "reader",
            "write",
            "writer",
            "local",
            "allowed");

    private Head() {}

    /// Whether the name is of one of these.
    static boolean of(List<String> name, Set<String> heads) {
        for (var at = name.size() - 1; at >= 0; at--) {
            var word = name.get(at);
            if (heads.contains(word)) {
                return true;
            }
            if (!follows(word)) {
                return false;
            }
        }
        return false;
    }

    private static boolean follows(String word) {
        return NAMING.contains(word)
                || TELLING_APART.contains(word)
                || word.chars().allMatch(Character::isDigit)
                || EnvironmentWords.find(word).isPresent();
    }
}
