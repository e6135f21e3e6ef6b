package dev.fairway.core.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recognises that items of a list are known by something else than before: by their position while one had no name,
/// and by their names since all have one. Items of one list are all known by the same, so that no path of the one kind
/// can stand beside one of the other.
public final class ItemNames {

    private ItemNames() {}

    /// One list item under its two names.
    public record Renamed(String before, String after) {}

    /// What is equal for all paths that differ only in what items are called.
    public static String shape(String path) {
        var shape = new StringBuilder();
        var from = 0;
        for (var group : groups(path)) {
            shape.append(path, from, group.start()).append("[]");
            from = group.end();
        }
        return shape.append(path.substring(from)).toString();
    }

    /// The first item on the way that is known by something else, where nothing else differs; empty where the paths
    /// lead to different items or places.
    public static Optional<Renamed> between(String before, String after) {
        var was = groups(before);
        var is = groups(after);
        if (was.size() != is.size() || !shape(before).equals(shape(after))) {
            return Optional.empty();
        }
        Optional<Renamed> renamed = Optional.empty();
        for (var i = 0; i < was.size(); i++) {
            if (was.get(i).text().equals(is.get(i).text())) {
                continue;
            }
            if (was.get(i).kind().equals(is.get(i).kind())) {
                return Optional.empty();
            }
            if (renamed.isEmpty()) {
                renamed = Optional.of(new Renamed(
                        before.substring(0, was.get(i).end()),
                        after.substring(0, is.get(i).end())));
            }
        }
        return renamed;
    }

    /// An item in brackets: by its position, or by one of its keys. Members of sets and quoted keys are what they are.
    private record Group(int start, int end, String text, String kind) {}

    private static List<Group> groups(String path) {
        var groups = new ArrayList<Group>();
        for (var open = path.indexOf('['); open >= 0; ) {
            var quoted = path.startsWith("[\"", open);
            var close = quoted ? path.indexOf("\"]", open + 2) + 1 : path.indexOf(']', open);
            if (close <= open) {
                break;
            }
            var inside = path.substring(open + 1, close);
            if (!quoted && !inside.startsWith("=")) {
                groups.add(new Group(open, close + 1, inside, inside.substring(0, Math.max(0, inside.indexOf('=')))));
            }
            open = path.indexOf('[', close);
        }
        return groups;
    }
}
