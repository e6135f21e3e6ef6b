package dev.fairway.engine.journey;

import static java.util.stream.Collectors.toSet;

import dev.fairway.core.discovery.Unit;
import dev.fairway.core.finding.Address;
import dev.fairway.engine.history.Likeness;
import dev.fairway.engine.read.Documents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Files that have another name since the commit from which a change started. What was wrong in them is neither over
/// nor news, whatever else the change did to it.
final class Renamings {

    static final Renamings NONE = new Renamings(Map.of(), List.of());

    /// So many files are laid beside so many others.
    private static final int MOST = 200;

    private final Map<String, String> former;
    private final Map<Place, List<Address>> then = new HashMap<>();

    private record Place(String resource, String path) {}

    /// @param former the template that each had before, by the one of today
    /// @param then every address that differed before
    private Renamings(Map<String, String> former, Collection<Address> then) {
        this.former = former;
        then.forEach(address -> this.then
                .computeIfAbsent(new Place(address.resource(), address.path()), _ -> new ArrayList<>())
                .add(address));
    }

    static Renamings of(Survey then, Survey now, Collection<Address> addresses) {
        var gone = only(then, now);
        var came = only(now, then);
        var former = new HashMap<String, String>();
        if (gone.size() <= MOST && came.size() <= MOST) {
            var said = new HashMap<Unit, Map<String, Set<Integer>>>();
            gone.forEach(unit -> said.put(unit, said(unit, then.documents())));
            for (var unit : came) {
                former(said(unit, now.documents()), said).ifPresent(older -> former.put(unit.template(), older));
            }
        }
        return new Renamings(former, addresses);
    }

    /// Units that are in one survey and not in the other, nor any file of theirs.
    private static List<Unit> only(Survey one, Survey other) {
        var templates = units(other).stream().map(Unit::template).collect(toSet());
        Set<String> files = other.documents().below("");
        return units(one).stream()
                .filter(unit -> !templates.contains(unit.template()))
                .filter(unit -> unit.files().values().stream().noneMatch(files::contains))
                .toList();
    }

    private static List<Unit> units(Survey survey) {
        return survey.discovered().families().stream()
                .flatMap(family -> family.units().stream())
                .toList();
    }

    private static Map<String, Set<Integer>> said(Unit unit, Documents documents) {
        var said = new HashMap<String, Set<Integer>>();
        unit.files()
                .forEach((environment, file) -> documents
                        .read(file, false)
                        .ifPresent(reading -> said.put(environment, Likeness.said(reading))));
        return said;
    }

    /// The one that said most of the same, environment by environment; none where two said as much.
    private static Optional<String> former(
            Map<String, Set<Integer>> wanted, Map<Unit, Map<String, Set<Integer>>> gone) {
        var best = new ArrayList<String>();
        var most = Likeness.ENOUGH;
        for (var older : gone.entrySet()) {
            var alike = alike(wanted, older.getValue());
            if (alike > most) {
                best.clear();
            }
            if (alike >= most) {
                most = alike;
                best.add(older.getKey().template());
            }
        }
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    private static double alike(Map<String, Set<Integer>> now, Map<String, Set<Integer>> then) {
        return now.entrySet().stream()
                .mapToDouble(entry -> Likeness.between(entry.getValue(), then.getOrDefault(entry.getKey(), Set.of())))
                .average()
                .orElse(0);
    }

    /// Under which address something was known before the change: its file may have had another name, and with it the
    /// application may.
    Address before(Address today) {
        var resource = former.getOrDefault(today.resource(), today.resource());
        var known = then.getOrDefault(new Place(resource, today.path()), List.of());
        return known.size() == 1 ? known.getFirst() : today;
    }
}
