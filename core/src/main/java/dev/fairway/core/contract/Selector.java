package dev.fairway.core.contract;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// The compiled `match` of a rule or exception.
///
/// @param bare whether the text names no resource: then it is a key anywhere, or a resource as a whole
/// @param resources patterns of which one has to match; none where any resource will do
/// @param paths patterns of which one has to match
/// @param leaves names of which a path must end with one; none where any path may match
record Selector(boolean bare, List<Glob> resources, List<Glob> paths, List<String> leaves) {

    static final int LONGEST = 1_000;

    Selector {
        resources = List.copyOf(resources);
        paths = List.copyOf(paths);
        leaves = List.copyOf(leaves);
    }

    static Selector of(String match, Route route) {
        var text = match.strip();
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
        var hash = text.indexOf('#');
        var path = quotedTwice(hash < 0 ? text : text.substring(hash + 1));
        if (hash < 0) {
            var anywhere = path.startsWith("[") ? "**" + path : "**." + path;
            return new Selector(
                    true, resources(text, route), List.of(Glob.path(anywhere), Glob.path(path)), bareLeaves(path));
        }
        var resource = text.substring(0, hash);
        var resources = resource.isEmpty() || resource.equals("**") ? List.<Glob>of() : resources(resource, route);
        return new Selector(false, resources, List.of(Glob.path(path)), leaves(path));
    }

    boolean matches(Address address) {
        if (bare) {
            return address.path().isEmpty() ? matchesResource(address.resource()) : matchesKey(address.path());
        }
        return (resources.isEmpty() || matchesResource(address.resource())) && matchesPath(address.path());
    }

    boolean matchesResource(String resource) {
        return resources.stream().anyMatch(glob -> glob.matches(resource));
    }

    private boolean matchesKey(String path) {
        return matchesPath(path) || PathText.names(path).stream().anyMatch(paths.getLast()::matches);
    }

    private boolean matchesPath(String path) {
        if (path.isEmpty()) {
            return paths.stream().anyMatch(glob -> glob.matches(path));
        }
        for (var spelling : PathText.spellings(path)) {
            if (paths.stream().anyMatch(glob -> glob.matches(spelling))) {
                return true;
            }
        }
        return false;
    }

    /// The last name, the whole text where the key holds dots, and none at all for a resource as a whole.
    private static List<String> bareLeaves(String path) {
        return leaves(path).isEmpty() ? List.of() : List.of(leaves(path).getFirst(), path, "");
    }

    private static List<String> leaves(String path) {
        if (path.isEmpty()) {
            return List.of("");
        }
        var names = PathText.names(path);
        var special = path.endsWith("]") && path.indexOf('*', path.lastIndexOf('[')) >= 0;
        var name = names.getLast();
        return special || name.isEmpty() || name.indexOf('*') >= 0 || name.indexOf('?') >= 0
                ? List.of()
                : List.of(name);
    }

    /// Keys may be quoted like `'this'` as well.
    private static String quotedTwice(String path) {
        return path.replace("['", "[\"").replace("']", "\"]");
    }

    /// The text itself; with a concrete environment's name where addresses have `{env}`, and the other way round; and
    /// for `workload/` the groups of Kubernetes that run things.
    private static List<Glob> resources(String text, Route route) {
        SequencedSet<String> spellings = new LinkedHashSet<>();
        spellings.add(text);
        for (var name : names(route)) {
            spellings.add(text.replace("{env}", name));
            if (!text.contains(name)) {
                continue;
            }
            spellings.add(Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(name) + "(?![A-Za-z0-9])")
                    .matcher(text)
                    .replaceAll("{env}"));
        }
        if (text.startsWith("workload/")) {
            var rest = text.substring("workload/".length());
            spellings.addAll(List.of("apps/" + rest, "batch/" + rest, "Pod/" + rest));
        }
        return spellings.stream().map(Glob::resource).toList();
    }

    private static List<String> names(Route route) {
        var names = new ArrayList<String>();
        for (Environment environment : route.environments()) {
            names.add(environment.name());
            names.addAll(environment.aliases());
        }
        return names.stream().distinct().toList();
    }
}
