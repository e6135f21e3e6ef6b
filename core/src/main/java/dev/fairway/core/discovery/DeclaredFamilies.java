package dev.fairway.core.discovery;

import static dev.fairway.core.discovery.SiblingGroups.PLACEHOLDER;

import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.project.ProjectFile.DeclaredApplication;
import dev.fairway.core.project.ProjectFile.DeclaredSource;
import dev.fairway.core.project.ProjectFile.DeclaredSource.EnvFile;
import dev.fairway.core.project.ProjectFile.DeclaredSource.HelmValues;
import dev.fairway.core.project.ProjectFile.DeclaredSource.KustomizeOverlay;
import dev.fairway.core.project.ProjectFile.DeclaredSource.Manifests;
import dev.fairway.core.project.ProjectFile.DeclaredSource.OverlayFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The families that `fairway.yaml` states itself, by the sources of its environments.
///
/// The first overlay file of each environment belongs with the first overlay file of the others, and so on.
final class DeclaredFamilies {

    private DeclaredFamilies() {}

    static List<Family> of(ProjectFile project, Set<String> paths, Probe probe) {
        var families = new ArrayList<Family>();
        for (var application : project.applications()) {
            var stated = new LinkedHashMap<String, LinkedHashMap<String, Stated>>();
            for (var environment : application.environments()) {
                var counts = new LinkedHashMap<String, Integer>();
                for (var source : environment.sources()) {
                    for (var file : stated(source, paths, probe)) {
                        var kind =
                                file.layout() + "#" + counts.merge(file.layout().name(), 1, Integer::sum);
                        stated.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(environment.name(), file);
                    }
                }
            }
            stated.values().forEach(files -> family(application, files).ifPresent(families::add));
        }
        return families;
    }

    private record Stated(String path, Layout layout, List<String> bases) {}

    private static List<Stated> stated(DeclaredSource source, Set<String> paths, Probe probe) {
        return switch (source) {
            case OverlayFile(var path) -> List.of(new Stated(path, Layouts.of(path, path, probe), List.of()));
            case EnvFile(var path) -> List.of(new Stated(path, Layout.DOTENV, List.of()));
            case KustomizeOverlay(var path) -> List.of(new Stated(asFolder(path), Layout.KUSTOMIZE, List.of()));
            case Manifests(var path) -> List.of(new Stated(asFolder(path), Layout.KUSTOMIZE, List.of()));
            case HelmValues(var chart, var values) -> helm(asFolder(chart), values, paths);
        };
    }

    private static List<Stated> helm(String chart, List<String> values, Set<String> paths) {
        var found = new LinkedHashSet<String>();
        if (paths.contains(chart + "values.yaml")) {
            found.add(chart + "values.yaml");
        }
        values.forEach(path -> found.add(paths.contains(chart + path) ? chart + path : path));
        var last = List.copyOf(found).getLast();
        found.remove(last);
        return List.of(new Stated(last, Layout.HELM_VALUES, List.copyOf(found)));
    }

    private static String asFolder(String path) {
        return path.isEmpty() || path.endsWith("/") ? path : path + "/";
    }

    private static Optional<Family> family(DeclaredApplication application, SequencedMap<String, Stated> stated) {
        if (stated.size() < 2) {
            return Optional.empty();
        }
        var files = new LinkedHashMap<String, String>();
        for (var name : order(application, stated.keySet())) {
            var file = stated.get(name);
            if (file != null) {
                files.put(name, file.path());
            }
        }
        var template = template(files.values());
        var layout = stated.firstEntry().getValue().layout();
        var bases = new LinkedHashSet<>(stated.firstEntry().getValue().bases());
        stated.values().forEach(file -> bases.retainAll(file.bases()));
        var tokens = new LinkedHashMap<String, String>();
        files.keySet().forEach(name -> tokens.put(name, name));
        var unit = new Unit(template, layout, files, List.copyOf(bases), tokens, "");
        return Optional.of(new Family(
                application.name(), template, layout, List.copyOf(files.keySet()), tokens, List.of(unit), false));
    }

    private static List<String> order(DeclaredApplication application, Collection<String> names) {
        var ordered = new LinkedHashSet<String>();
        application.route().forEach(ordered::addAll);
        ordered.addAll(names);
        ordered.retainAll(Set.of(names.toArray(String[]::new)));
        return List.copyOf(ordered);
    }

    /// What all paths begin and end with, and `{env}` between.
    static String template(Collection<String> paths) {
        var all = List.copyOf(paths);
        var prefix = all.getFirst();
        var suffix = all.getFirst();
        for (var path : all) {
            while (!path.startsWith(prefix)) {
                prefix = prefix.substring(0, prefix.length() - 1);
            }
            while (!path.endsWith(suffix)) {
                suffix = suffix.substring(1);
            }
        }
        var shortest = all.stream().mapToInt(String::length).min().orElse(0);
        while (prefix.length() + suffix.length() > shortest) {
            suffix = suffix.substring(1);
        }
        return wordStart(prefix) + PLACEHOLDER + wordEnd(suffix);
    }

    /// Names that begin alike (`prod`, `preprod`) are cut at a separator, not inside.
    private static String wordStart(String prefix) {
        var end = prefix.length();
        while (end > 0 && Character.isLetterOrDigit(prefix.charAt(end - 1))) {
            end--;
        }
        return prefix.substring(0, end);
    }

    private static String wordEnd(String suffix) {
        var start = 0;
        while (start < suffix.length() && Character.isLetterOrDigit(suffix.charAt(start))) {
            start++;
        }
        return suffix.substring(start);
    }
}
