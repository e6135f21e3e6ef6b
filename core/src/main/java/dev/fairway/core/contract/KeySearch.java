package dev.fairway.core.contract;

import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Finds the addresses that a person means by a key, as contracts match them.
public final class KeySearch {

    private static final int MOST_NAMES = 5;

    private KeySearch() {}

    /// Addresses that the key, or `resource#path` with globs, names; sorted.
    public static List<Address> find(String key, Route route, Collection<Address> addresses) {
        if (key.isBlank()) {
            return List.of();
        }
        var selector = Selector.of(key, route);
        return addresses.stream().filter(selector::matches).sorted().distinct().toList();
    }

    /// Names of keys that are spelled nearly like this one, nearest first.
    public static List<String> nearest(String key, Collection<Address> addresses) {
        var names = new LinkedHashSet<String>();
        addresses.stream().sorted().forEach(address -> names.addAll(PathText.names(address.path())));
        names.remove("");
        var wanted = PathText.names(key.substring(key.indexOf('#') + 1)).getLast();
        var nearest = new LinkedHashSet<String>();
        while (nearest.size() < MOST_NAMES) {
            var next = NearestWord.to(wanted, names);
            if (next.isEmpty()) {
                break;
            }
            nearest.add(next.get());
            names.remove(next.get());
        }
        names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)))
                .limit(MOST_NAMES - nearest.size())
                .forEach(nearest::add);
        return List.copyOf(nearest);
    }
}
