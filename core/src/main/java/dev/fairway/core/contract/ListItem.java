package dev.fairway.core.contract;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node.Listing;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// What each environment holds at one position of its list.
record ListItem(Address address, SequencedMap<String, Held> values) {

    private static final Pattern POSITION = Pattern.compile("\\[([0-9]{1,6})]");

    static boolean areLists(SequencedMap<String, Held> values) {
        return values.values().stream()
                .allMatch(held -> held instanceof Held.Present(Listing _) || held instanceof Held.Unseen);
    }

    /// @param path of the item; empty where it leads to none of these lists by its position
    static Optional<ListItem> of(Address list, String path, SequencedMap<String, Held> lists) {
        var position = path.startsWith(list.path())
                ? POSITION.matcher(path.substring(list.path().length()))
                : POSITION.matcher("");
        if (!position.matches()) {
            return Optional.empty();
        }
        var at = Integer.parseInt(position.group(1));
        var values = new LinkedHashMap<String, Held>();
        lists.forEach((environment, held) -> values.put(environment, item(held, at)));
        return Optional.of(new ListItem(new Address(list.application(), list.resource(), path), values));
    }

    private static Held item(Held held, int position) {
        if (!(held instanceof Held.Present(Listing(var items, var _)))) {
            return held;
        }
        return position < items.size() ? new Held.Present(items.get(position)) : new Held.Absent();
    }
}
