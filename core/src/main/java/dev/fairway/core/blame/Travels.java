package dev.fairway.core.blame;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Tells from the pasts of many addresses in which order the stages of a route get their changes.
///
/// Only what an environment was changed to counts: with what it was born, it may have been copied from anywhere.
public final class Travels {

    private Travels() {}

    /// The trips of one address between stages that follow one another among those that have it.
    ///
    /// @param pasts of every environment that has the address
    public static Set<Trip> trips(List<Past> pasts, Route route, Naming naming) {
        var stages = new TreeMap<Integer, Map<String, Change>>();
        for (var past : pasts) {
            var position = route.position(past.environment());
            if (position >= 0) {
                var firsts = stages.computeIfAbsent(position, _ -> new HashMap<>());
                changes(past).forEach(event -> note(event, naming, firsts));
            }
        }
        var trips = new HashSet<Trip>();
        for (var earlier : stages.entrySet()) {
            var later = stages.higherEntry(earlier.getKey());
            if (later != null) {
                trips(earlier, later, trips);
            }
        }
        return trips;
    }

    private static void trips(
            Map.Entry<Integer, Map<String, Change>> earlier,
            Map.Entry<Integer, Map<String, Change>> later,
            Set<Trip> trips) {
        earlier.getValue().forEach((value, here) -> {
            var there = later.getValue().get(value);
            if (there != null && here.age() != there.age()) {
                trips.add(new Trip(
                        earlier.getKey(), later.getKey(), here.commit(), there.commit(), here.age() > there.age()));
            }
        });
    }

    private static List<Event> changes(Past past) {
        return past.events().stream()
                .filter(event -> event.to().isPresent() && event.real())
                .filter(event -> event.change().committed())
                .filter(event -> past.born()
                        .filter(born -> born.age() <= event.change().age())
                        .isEmpty())
                .toList();
    }

    /// Under the value as it stands, and as it reads once the environment's own name is taken out.
    private static void note(Event event, Naming naming, Map<String, Change> firsts) {
        var value = Grouping.spelling(event.to().orElseThrow());
        for (var key : List.of(value, naming.template(event.environment(), value))) {
            firsts.merge(key, event.change(), (one, other) -> one.age() >= other.age() ? one : other);
        }
    }

    /// What all trips together say: of stages that follow one another, and of others between which anything went.
    public static List<Travel> of(Route route, Collection<Trip> trips) {
        var counts = new TreeMap<Integer, TreeMap<Integer, int[]>>();
        for (var position = 0; position + 1 < route.stages().size(); position++) {
            counts.computeIfAbsent(position, _ -> new TreeMap<>()).put(position + 1, new int[2]);
        }
        for (var trip : new HashSet<>(trips)) {
            var count = counts.computeIfAbsent(trip.earlier(), _ -> new TreeMap<>())
                    .computeIfAbsent(trip.later(), _ -> new int[2]);
            count[trip.along() ? 0 : 1]++;
        }
        var travels = new ArrayList<Travel>();
        counts.forEach((earlier, others) -> others.forEach((later, count) ->
                travels.add(new Travel(names(route, earlier), names(route, later), count[0], count[1]))));
        return travels;
    }

    private static List<String> names(Route route, int position) {
        return route.stages().get(position).stream().map(Environment::name).toList();
    }
}
