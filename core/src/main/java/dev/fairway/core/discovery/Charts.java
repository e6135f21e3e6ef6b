package dev.fairway.core.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The Helm charts of a repository, to find the defaults that values files are laid over.
///
/// @param charts path of `values.yaml` by folder, where a `Chart.yaml` marks the folder as a chart
/// @param others the same for folders without a `Chart.yaml`, whose names speak of no environment
record Charts(NavigableMap<String, String> charts, NavigableMap<String, String> others) {

    private static final String MARK = "Chart.yaml";
    private static final int HIGHEST = 3;
    private static final int DEEPEST = 2;

    static Charts in(Collection<String> paths) {
        var marked = new TreeMap<String, String>();
        for (var path : paths) {
            if (path.equals(MARK) || path.endsWith("/" + MARK)) {
                marked.put(path.substring(0, path.length() - MARK.length()), "");
            }
        }
        var charts = new TreeMap<String, String>();
        var others = new TreeMap<String, String>();
        for (var path : paths) {
            if (!path.endsWith("values.yaml") && !path.endsWith("values.yml")) {
                continue;
            }
            var folder = path.substring(0, path.lastIndexOf('/') + 1);
            var name = path.substring(folder.length());
            if (!name.equals("values.yaml") && !name.equals("values.yml")) {
                continue;
            }
            if (marked.containsKey(folder)) {
                charts.putIfAbsent(folder, path);
            } else if (Mention.in(name(folder), Vocabulary.standard()).isEmpty()) {
                others.putIfAbsent(folder, path);
            }
        }
        return new Charts(charts, others);
    }

    /// The `values.yaml` of the chart that lies nearest to a folder: in it, below it, above it, beside it. Values with
    /// another name (`exporter-values-{env}`) are those of the chart of that name, or of the only one there is.
    Optional<String> valuesFor(String folder, String template) {
        if (!namesNoOther(template) && charts.size() > 1) {
            return single(below(charts, parent(folder), DEEPEST), template, true);
        }
        var here = charts.get(folder);
        if (here != null) {
            return Optional.of(here);
        }
        return single(below(charts, folder, DEEPEST), template)
                .or(() -> above(folder))
                .or(() ->
                        folder.isEmpty() ? Optional.empty() : single(below(charts, parent(folder), DEEPEST), template))
                .or(() -> single(below(others, folder, 1), template));
    }

    /// Whether a file is called values and nothing else.
    static boolean namesNoOther(String template) {
        var stem = Elision.stem(template.substring(template.lastIndexOf('/') + 1));
        for (var part : stem.replace(SiblingGroups.PLACEHOLDER, "").split("[^A-Za-z0-9]+")) {
            if (!part.isEmpty() && !part.equalsIgnoreCase("values")) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> above(String folder) {
        var above = folder;
        for (var i = 0; i < HIGHEST && !above.isEmpty(); i++) {
            above = parent(above);
            var found = charts.get(above);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// Values of the charts below a folder, but not of charts inside charts.
    private static List<String> below(NavigableMap<String, String> charts, String folder, int levels) {
        var found = new ArrayList<String>();
        var inside = "/";
        for (var chart : charts.tailMap(folder, false).entrySet()) {
            var path = chart.getKey();
            if (!path.startsWith(folder)) {
                break;
            }
            var depth = path.substring(folder.length())
                    .chars()
                    .filter(character -> character == '/')
                    .count();
            if (depth <= levels && !path.startsWith(inside)) {
                found.add(chart.getValue());
                inside = path;
            }
        }
        return found;
    }

    /// Whether a file lies in a chart, but not among its templates: there it is values, whatever its name.
    boolean holds(String path) {
        return !path.contains("/templates/")
                && (charts.containsKey(parent(path)) || above(parent(path)).isPresent());
    }

    private static Optional<String> single(List<String> values, String template) {
        return single(values, template, false);
    }

    /// The only one, or the one whose chart's name the template's file bears.
    private static Optional<String> single(List<String> values, String template, boolean byName) {
        if (values.size() == 1 && !byName) {
            return Optional.of(values.getFirst());
        }
        var file = "-" + template.substring(template.lastIndexOf('/') + 1).replaceAll("[._]", "-");
        return values.stream()
                .filter(path -> file.contains("-" + name(parent(path)) + "-"))
                .findFirst();
    }

    private static String name(String folder) {
        var end = folder.length() - 1;
        return end < 0 ? "/" : folder.substring(folder.lastIndexOf('/', end - 1) + 1, end);
    }

    /// The folder that a file or folder lies in.
    private static String parent(String path) {
        return path.isEmpty() ? "" : path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    }
}
