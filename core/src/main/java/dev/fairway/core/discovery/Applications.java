package dev.fairway.core.discovery;

import static dev.fairway.core.discovery.SiblingGroups.PLACEHOLDER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Tells the applications of a repository apart: the part of the path that varies where the rest repeats.
final class Applications {

    /// Parts of paths that say what kind of files lie there, not whose they are.
    private static final Set<String> KINDS = Set.of("""
        apps applications clusters cluster infrastructure infra config configs conf k8s kubernetes deploy deployment
        deployments manifests overlays environments envs env terraform helm charts chart values src services variables
        vars secrets namespaces kustomize base resources main flux-system gitops argocd components rings image-tags
        rules projects\
        """.split("\\s+"));

    private Applications() {}

    /// The application by template; templates of the only application are left out.
    static Map<String, String> of(List<String> templates) {
        var byTail = new TreeMap<String, List<String>>();
        for (var template : templates) {
            byTail.computeIfAbsent(tail(template), _ -> new ArrayList<>()).add(template);
        }
        var names = new HashMap<String, String>();
        var roots = new TreeMap<String, String>();
        byTail.values().forEach(alike -> nameAlike(alike, names, roots));
        templates.forEach(template -> rootOf(template, roots, names));
        return names;
    }

    /// From the part that names the environment on.
    private static String tail(String template) {
        var at = template.indexOf(PLACEHOLDER);
        return at < 0 ? template : template.substring(template.lastIndexOf('/', at) + 1);
    }

    private static void nameAlike(List<String> alike, Map<String, String> names, Map<String, String> roots) {
        var folders = alike.stream().map(Applications::folders).toList();
        var shortest = folders.stream().mapToInt(List::size).min().orElse(0);
        var prefix = 0;
        while (prefix < shortest && same(folders, prefix, true)) {
            prefix++;
        }
        var suffix = 0;
        while (suffix < shortest - prefix && same(folders, suffix, false)) {
            suffix++;
        }
        var varying = new TreeMap<String, String>();
        for (var i = 0; i < alike.size(); i++) {
            var path = folders.get(i);
            var start = prefix;
            var end = path.size() - suffix;
            while (end > start && isKind(path.get(end - 1))) {
                end--;
            }
            while (start < end && isKind(path.get(start))) {
                start++;
            }
            if (start < end) {
                varying.put(alike.get(i), String.join("/", path.subList(start, end)));
                roots.putIfAbsent(
                        String.join("/", path.subList(0, end)) + "/", String.join("/", path.subList(start, end)));
            }
        }
        if (new HashSet<>(varying.values()).size() > 1) {
            names.putAll(varying);
        } else {
            roots.values().removeAll(varying.values());
        }
    }

    private static boolean isKind(String folder) {
        return KINDS.contains(folder.toLowerCase(Locale.ROOT));
    }

    private static List<String> folders(String template) {
        var path = template.substring(0, template.length() - tail(template).length());
        return path.isEmpty() ? List.of() : List.of(path.split("/"));
    }

    private static boolean same(List<List<String>> paths, int at, boolean fromStart) {
        return paths.stream()
                        .map(path -> path.get(fromStart ? at : path.size() - 1 - at))
                        .distinct()
                        .count()
                == 1;
    }

    /// Everything below an application's folder is that application's.
    private static void rootOf(String template, Map<String, String> roots, Map<String, String> names) {
        for (var slash = template.indexOf('/'); slash >= 0; slash = template.indexOf('/', slash + 1)) {
            var name = roots.get(template.substring(0, slash + 1));
            if (name != null) {
                names.put(template, name);
                return;
            }
        }
    }
}
