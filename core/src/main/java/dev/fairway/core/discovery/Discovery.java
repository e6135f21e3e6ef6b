package dev.fairway.core.discovery;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.fairway.core.discovery.Draft.DraftUnit;
import dev.fairway.core.project.ProjectFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Finds which files state the same thing for which environments.
///
/// Names decide: of the children of one folder, those that are alike but for an environment's name belong together. The
/// rules, and the survey they come from, are told in docs/discovery.md.
public final class Discovery {

    private Discovery() {}

    /// @param paths all files, relative to the root, with `/`; the order does not matter
    /// @param head a file's first characters, empty where it cannot be read; asked for few files
    /// @param declared what `fairway.yaml` says, which overrides what names suggest
    public static Discovered discover(
            List<String> paths,
            Function<String, Optional<String>> head,
            Optional<ProjectFile> declared,
            Options options) {
        var vocabulary = declared.map(Vocabulary::of).orElseGet(Vocabulary::standard);
        var probe = Probe.of(head);
        var drafts = Drafts.of(Folder.of(paths), vocabulary, probe, options).claimed();
        return discovered(drafts, paths);
    }

    private static Discovered discovered(Drafts drafts, List<String> paths) {
        var naming = Naming.of(drafts.found());
        var route = RouteInference.route(naming);
        var all = new HashSet<>(paths);
        var bases = new Bases(all, Charts.in(all), TerraformModules.in(all));
        var applications = Applications.of(
                drafts.found().stream().map(Draft::template).distinct().toList());
        var families = drafts.found().stream()
                .map(draft -> family(draft, naming, bases, applications))
                .sorted(comparing(Family::template))
                .toList();
        var explanation = new ArrayList<Recognised>();
        var rules = new HashMap<String, String>();
        drafts.found()
                .forEach(draft -> rules.put(draft.template(), draft.group().rule()));
        families.forEach(
                family -> explanation.addAll(Explanation.of(family, rules.getOrDefault(family.template(), ""))));
        drafts.uncompared().forEach(left -> explanation.add(Explanation.of(left)));
        return new Discovered(families, drafts.uncompared(), route, RouteInference.reasons(route), explanation);
    }

    private static Family family(Draft draft, Naming naming, Bases bases, Map<String, String> applications) {
        var keys = ordered(draft.group().members().keySet(), naming);
        var tokens = new LinkedHashMap<String, String>();
        for (var key : keys) {
            var sighting = draft.group().members().get(key);
            tokens.put(naming.name(key), sighting == null ? "" : sighting.token());
        }
        var units = draft.units().stream()
                .map(unit -> unit(draft, unit, naming, bases))
                .sorted(comparing(Unit::template))
                .toList();
        return new Family(
                applications.getOrDefault(draft.template(), ""),
                draft.template(),
                units.getFirst().layout(),
                List.copyOf(tokens.keySet()),
                tokens,
                units,
                Drafts.isRunModes(draft));
    }

    private static Unit unit(Draft draft, DraftUnit unit, Naming naming, Bases bases) {
        var files = new LinkedHashMap<String, String>();
        for (var key : ordered(unit.files().keySet(), naming)) {
            var path = unit.files().get(key);
            if (path != null) {
                files.put(naming.name(key), path);
            }
        }
        return new Unit(unit.template(), unit.layout(), files, bases.of(draft, unit), unit.section());
    }

    private static NavigableSet<EnvKey> ordered(Set<EnvKey> keys, Naming naming) {
        var ordered = new TreeSet<>(comparingInt(naming::rank).thenComparing(naming::name));
        ordered.addAll(keys);
        return ordered;
    }
}
