package dev.fairway.core.discovery;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import dev.fairway.core.discovery.Draft.DraftUnit;
import dev.fairway.core.environment.Route;
import dev.fairway.core.project.ProjectFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// Puts together what was found: names, route, bases, applications, and the sentences that explain them.
///
/// @param stated families of `fairway.yaml`
record Assembly(Set<String> paths, Optional<ProjectFile> declared, List<Family> stated, Vocabulary vocabulary) {

    Discovered discovered(Drafts drafts) {
        var naming = Naming.of(drafts.found(), vocabulary);
        var route = route(naming);
        var bases = Bases.among(paths);
        var applications = Applications.of(
                drafts.found().stream().map(Draft::template).distinct().toList());
        var families = new ArrayList<>(stated);
        drafts.found().forEach(draft -> families.add(family(draft, naming, bases, applications)));
        families.sort(comparing(Family::template));
        var rules = new HashMap<String, String>();
        drafts.found()
                .forEach(draft -> rules.put(draft.template(), draft.group().rule()));
        var explanation = new ArrayList<Recognised>();
        for (var family : families) {
            explanation.addAll(Explanation.of(family, rules.getOrDefault(family.template(), "stated by fairway.yaml")));
        }
        drafts.uncompared().forEach(left -> explanation.add(Explanation.of(left)));
        return new Discovered(families, drafts.uncompared(), route, reasons(route), explanation);
    }

    /// The units of drafts that make no family.
    List<Unit> units(List<Draft> drafts) {
        var naming = Naming.of(drafts, vocabulary);
        var bases = Bases.among(paths);
        return drafts.stream()
                .flatMap(draft ->
                        draft.units().stream().map(unit -> unit(draft, unit, tokens(draft, naming), naming, bases)))
                .toList();
    }

    private Route route(Naming naming) {
        return declared.filter(_ -> vocabulary.closed())
                .map(DeclaredRoute::of)
                .orElseGet(() -> RouteInference.route(naming));
    }

    private List<String> reasons(Route route) {
        var stated = declared.stream()
                .flatMap(project -> project.applications().stream())
                .anyMatch(application -> !application.route().isEmpty());
        return stated ? List.of("fairway.yaml states the route") : RouteInference.reasons(route);
    }

    private Family family(Draft draft, Naming naming, Bases bases, Map<String, String> applications) {
        var tokens = tokens(draft, naming);
        var units = draft.units().stream()
                .map(unit -> unit(draft, unit, tokens, naming, bases))
                .sorted(comparing(Unit::template))
                .toList();
        return new Family(
                applications.getOrDefault(draft.template(), ""),
                draft.template(),
                units.getFirst().layout(),
                List.copyOf(tokens.keySet()),
                tokens,
                units,
                !vocabulary.closed() && Drafts.isRunModes(draft));
    }

    private static SequencedMap<String, String> tokens(Draft draft, Naming naming) {
        var tokens = new LinkedHashMap<String, String>();
        for (var key : ordered(draft.group().members().keySet(), naming)) {
            tokens.put(
                    naming.name(key),
                    requireNonNull(draft.group().members().get(key)).token());
        }
        return tokens;
    }

    private static Unit unit(
            Draft draft, DraftUnit unit, SequencedMap<String, String> tokens, Naming naming, Bases bases) {
        var files = new LinkedHashMap<String, String>();
        for (var key : ordered(unit.files().keySet(), naming)) {
            files.put(naming.name(key), requireNonNull(unit.files().get(key)));
        }
        return new Unit(unit.template(), unit.layout(), files, bases.of(draft, unit), tokens, unit.section());
    }

    private static NavigableSet<EnvKey> ordered(Set<EnvKey> keys, Naming naming) {
        var ordered = new TreeSet<>(comparingInt(naming::rank).thenComparing(naming::name));
        ordered.addAll(keys);
        return ordered;
    }
}
