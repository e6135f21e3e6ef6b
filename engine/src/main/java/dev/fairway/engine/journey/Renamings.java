package dev.fairway.engine.journey;

import static java.util.stream.Collectors.toSet;

import dev.fairway.core.discovery.Unit;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.OtherNames;
import dev.fairway.core.finding.Address;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.history.Likeness;
import dev.fairway.engine.read.Documents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Files and environments that have another name since the commit from which a change started. What was wrong in them
/// is neither over nor news, whatever else the change did to it.
final class Renamings {

    static final Renamings NONE = new Renamings(Map.of(), Map.of(), List.of(), List.of());

    /// So many files are laid beside so many others.
    private static final int MOST = 200;

    private final Map<String, String> former;
    private final Map<String, Map<String, String>> names;
    private final List<Renamed> renamed;
    private final Map<Place, List<Address>> then = new HashMap<>();

    private record Place(String resource, String path) {}

    private record Renamed(String was, String is) {}

    /// @param former the template that each had before, by the one of today
    /// @param names what environments are called today by what they were, for each template of that time
    /// @param renamed in words of a person: groups of files, and files
    /// @param then every address that differed before
    private Renamings(
            Map<String, String> former,
            Map<String, Map<String, String>> names,
            List<Renamed> renamed,
            Collection<Address> then) {
        this.former = former;
        this.names = names;
        this.renamed = renamed;
        then.forEach(address -> this.then
                .computeIfAbsent(new Place(address.resource(), address.path()), _ -> new ArrayList<>())
                .add(address));
    }

    static Renamings of(Survey then, Survey now) {
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
        var names = new HashMap<String, Map<String, String>>();
        var renamed = new ArrayList<Renamed>();
        former.forEach((is, was) -> renamed.add(new Renamed(was, is)));
        renamed.sort(Comparator.comparing(Renamed::is));
        var before = new HashMap<String, Unit>();
        units(then).forEach(unit -> before.put(unit.template(), unit));
        for (var unit : units(now)) {
            var old = before.get(former.getOrDefault(unit.template(), unit.template()));
            if (old != null) {
                var called = OtherNames.between(
                        stated(old, then),
                        stated(unit, now),
                        then.discovered().route().names());
                names.put(old.template(), called);
                renamed(old, unit, called).stream()
                        .filter(one -> !now.documents().below("").contains(one.was()))
                        .forEach(renamed::add);
            }
        }
        var addresses = then.found().stream().map(Found::address).distinct().toList();
        return new Renamings(former, names, renamed, addresses);
    }

    /// Files of environments with other names, and files of which only the name is another; those of a renamed group
    /// are told as the group.
    private static List<Renamed> renamed(Unit old, Unit unit, Map<String, String> called) {
        var renamed = new ArrayList<Renamed>();
        old.files().forEach((environment, was) -> {
            var is = unit.files().get(called.getOrDefault(environment, environment));
            var grouped = !old.template().equals(unit.template()) && !called.containsKey(environment);
            if (is != null && !is.equals(was) && !grouped) {
                renamed.add(new Renamed(was, is));
            }
        });
        return renamed;
    }

    private static List<Environment> stated(Unit unit, Survey survey) {
        return survey.discovered().route().environments().stream()
                .filter(environment -> unit.files().containsKey(environment.name()))
                .toList();
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

    /// One gap for all that have another name: it is for a person to see that nothing else was meant.
    List<Gap> gaps(String since) {
        if (renamed.isEmpty()) {
            return List.of();
        }
        var first = renamed.getFirst();
        var more = renamed.size() == 1 ? "" : ", as are %d more".formatted(renamed.size() - 1);
        var reason = "renamed since %s from %s, and taken for the same%s".formatted(since, first.was(), more);
        return List.of(new Gap(first.is(), reason, ""));
    }

    /// What is called otherwise in a group of files today, by the group's name of that time.
    UnaryOperator<String> called(String template) {
        var called = names.getOrDefault(template, Map.of());
        return environment -> called.getOrDefault(environment, environment);
    }

    /// What a group of files is called today.
    String now(String template) {
        return former.entrySet().stream()
                .filter(entry -> entry.getValue().equals(template))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(template);
    }

    /// Under which address something was known before the change: its file may have had another name, and with it the
    /// application may.
    Address before(Address today) {
        var resource = former.getOrDefault(today.resource(), today.resource());
        var known = then.getOrDefault(new Place(resource, today.path()), List.of());
        return known.size() == 1 ? known.getFirst() : today;
    }
}
