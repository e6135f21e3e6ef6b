package dev.fairway.core.classify;

import dev.fairway.core.tree.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What speaks of no environment in particular, although it may hold the name of one: what an object or a list's item
/// is called, and what all inherit from one line.
public final class Impartial {

    private static final Pattern ITS_KEY = Pattern.compile(".*\\[([^=\\[\\]]+)=[^\\]]*]\\.\\1");

    /// Items may be told apart by where they lead. That is no name.
    private static final Set<String> PLACES =
            Set.of("host", "hostname", "ip", "url", "address", "domain", "cidr", "source", "target", "repository");

    private Impartial() {}

    /// Whether the value at a path is what an object or an item is called.
    public static boolean isName(String path) {
        if (path.equals("metadata.name")) {
            return true;
        }
        var item = ITS_KEY.matcher(path);
        return item.matches() && !PLACES.contains(item.group(1));
    }

    /// Whether all values stand in one place, and that in a base.
    public static boolean fromOneBase(List<Optional<Place>> places) {
        return places.stream().distinct().count() == 1
                && places.getFirst().filter(place -> place.source().base()).isPresent();
    }
}
